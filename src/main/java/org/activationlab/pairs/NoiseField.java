package org.activationlab.pairs;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.activationlab.network.GaussianStream;

/**
 * The noise images that every model and every test image share: standard normal, not yet multiplied by the scale.
 *
 * <p>Draw k, pixel p (row-major in 28 x 28) is value {@code 784 k + p} of one stream. The stream is SplitMix64 (G. L.
 * Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", 2014) turned into normal values by
 * G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", 1958: of two uniform numbers u1,
 * u2 come {@code r cos(2 pi u2)} and then {@code r sin(2 pi u2)} with {@code r = sqrt(-2 ln(1 - u1))}, in double
 * arithmetic, rounded to float. It uses {@link StrictMath}, because {@link Math} may differ in the last digit from one
 * Java runtime to the next and labels must not. Fewer draws with the same seed are a prefix of more.
 */
public final class NoiseField {

    /** The values of one noise image: 28 x 28 pixels. */
    public static final int PIXELS = 784;

    /** The recipe in words, as data files state it. */
    public static final String GENERATOR =
            "SplitMix64 (java.util.SplittableRandom(seed).nextDouble()) and Box-Muller in double with"
                    + " java.lang.StrictMath: r = sqrt(-2 ln(1 - u1)), r cos(2 pi u2), then r sin(2 pi u2), rounded to"
                    + " float32; draw k, pixel p is value 784 k + p";

    private final float[] values;

    private NoiseField(float[] values) {
        this.values = values;
    }

    /**
     * Draws the noise images; the scale of the settings is not applied.
     *
     * @param settings which seed and how many draws
     * @return the field, 3,136 bytes per draw on the heap
     * @throws IllegalArgumentException if the draws do not fit into one array (more than 2,739,137), or every pair has
     *     noise of its own
     */
    public static NoiseField of(NoiseSettings settings) {
        settings.requireShared();
        long size = (long) settings.draws() * PIXELS;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a noise field holds at most 2739137 draws, but " + settings.draws() + " were asked for");
        }
        float[] values = new float[(int) size];
        GaussianStream gaussian = new GaussianStream(new SplittableRandom(settings.seed()));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) gaussian.next();
        }
        return new NoiseField(values);
    }

    /**
     * Gives the number of noise images.
     *
     * @return at least 1
     */
    public int draws() {
        return values.length / PIXELS;
    }

    /**
     * Copies one noise image.
     *
     * @param draw k, 0 to {@code draws() - 1}
     * @param into receives 784 values
     * @param offset where the first of them goes
     * @throws IndexOutOfBoundsException if there is no such draw, or {@code into} has no room for it
     */
    public void copyDraw(int draw, float[] into, int offset) {
        Objects.checkIndex(draw, draws());
        Objects.checkFromIndexSize(offset, PIXELS, into.length);
        System.arraycopy(values, draw * PIXELS, into, offset, PIXELS);
    }

    /**
     * Copies a stretch of the stream.
     *
     * @param from the first value, from 0
     * @param to one past the last value, at most {@code 784 * draws()}
     * @return ({@code to - from})
     * @throws IndexOutOfBoundsException if the stretch is not inside the stream
     */
    public float[] values(int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        return Arrays.copyOfRange(values, from, to);
    }
}
