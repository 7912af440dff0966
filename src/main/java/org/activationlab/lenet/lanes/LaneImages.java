package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Images as bytes, handed out sixteen side by side as numbers from 0 to 1. */
public final class LaneImages {

    static final int PIXELS = LaneForward.WIDTH * LaneForward.WIDTH;
    /** Numbers of sixteen images. */
    static final int PIECE = PIXELS * IMAGES;

    private static final float[] SHADES = new float[256];

    static {
        for (int shade = 0; shade < SHADES.length; shade++) {
            SHADES[shade] = shade / 255f;
        }
    }

    private final int size;
    private final Pixels pixels;
    private final IntUnaryOperator labels;
    private final byte[] one = new byte[PIXELS];

    /** Where pixels come from. */
    @FunctionalInterface
    public interface Pixels {

        /**
         * Copies an image.
         *
         * @param image its number, from 0
         * @param into gets 784 unsigned bytes, row by row
         * @param offset where the first one goes
         */
        void copy(int image, byte[] into, int offset);
    }

    /**
     * Takes images.
     *
     * @param size how many there are
     * @param pixels gives an image's pixels
     * @param labels gives an image's true class, 0 to 9
     */
    public LaneImages(int size, Pixels pixels, IntUnaryOperator labels) {
        this.size = size;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Counts the images.
     *
     * @return how many there are
     */
    public int size() {
        return size;
    }

    int label(int image) {
        return labels.applyAsInt(image);
    }

    /** How many groups of sixteen hold so many images. */
    static int pieces(int images) {
        return (images + IMAGES - 1) / IMAGES;
    }

    /**
     * Lays images side by side.
     *
     * @param numbers which images
     * @param into gets (piece, 784, 16); places behind the last image are black
     */
    void gather(int[] numbers, int from, int to, float[] into) {
        for (int piece = 0; piece < pieces(to - from); piece++) {
            int first = from + piece * IMAGES;
            int count = Math.min(IMAGES, to - first);
            if (count < IMAGES) {
                Arrays.fill(into, piece * PIECE, (piece + 1) * PIECE, 0);
            }
            for (int lane = 0; lane < count; lane++) {
                pixels.copy(numbers[first + lane], one, 0);
                int target = piece * PIECE + lane;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    into[target + pixel * IMAGES] = SHADES[one[pixel] & 0xff];
                }
            }
        }
    }
}
