package org.activationlab.interpret.visualization;

import java.util.SplittableRandom;
import org.activationlab.network.layers.ActivationShape;

/**
 * A small shift, turn and change of size around the middle of an image, by bilinear interpolation. Linear in the image,
 * so its transpose takes slopes back exactly. Beyond its edge an image goes on as its edge is.
 */
final class Movement {

    private static final int CORNERS = 4;

    private final int channels;
    private final int plane;
    private final int[] sources;
    private final float[] weights;

    /**
     * Prepares a movement.
     *
     * @param down the shift of the content, in pixels
     * @param right the shift of the content, in pixels
     * @param angle the turn of the content, in radians, from the downward to the rightward axis
     * @param size the factor by which the content grows, above 0
     */
    Movement(ActivationShape shape, double down, double right, double angle, double size) {
        channels = shape.channels();
        int height = shape.height();
        int width = shape.width();
        plane = height * width;
        sources = new int[CORNERS * plane];
        weights = new float[CORNERS * plane];
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        double cosine = Math.cos(angle) / size;
        double sine = Math.sin(angle) / size;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromMiddleY = y - middleY - down;
                double fromMiddleX = x - middleX - right;
                double sourceY = middleY + cosine * fromMiddleY + sine * fromMiddleX;
                double sourceX = middleX - sine * fromMiddleY + cosine * fromMiddleX;
                place(y * width + x, within(sourceY, height), within(sourceX, width), height, width);
            }
        }
    }

    /** Draws a movement. */
    static Movement draw(ActivationShape shape, VisualizationSettings settings, SplittableRandom random) {
        VisualizationSettings.Movements sizes = settings.movements();
        double down = sizes.jitter() * (2 * random.nextDouble() - 1);
        double right = sizes.jitter() * (2 * random.nextDouble() - 1);
        double angle = Math.toRadians(sizes.rotation()) * (2 * random.nextDouble() - 1);
        double size = 1 + sizes.scaling() * (2 * random.nextDouble() - 1);
        return new Movement(shape, down, right, angle, size);
    }

    private static double within(double place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }

    private void place(int pixel, double y, double x, int height, int width) {
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, height - 1);
        int right = Math.min(left + 1, width - 1);
        double lower = y - top;
        double later = x - left;
        int at = CORNERS * pixel;
        sources[at] = top * width + left;
        sources[at + 1] = top * width + right;
        sources[at + 2] = bottom * width + left;
        sources[at + 3] = bottom * width + right;
        weights[at] = (float) ((1 - lower) * (1 - later));
        weights[at + 1] = (float) ((1 - lower) * later);
        weights[at + 2] = (float) (lower * (1 - later));
        weights[at + 3] = (float) (lower * later);
    }

    /** The moved image. */
    float[] apply(float[] image) {
        float[] moved = new float[image.length];
        for (int channel = 0; channel < channels; channel++) {
            int base = channel * plane;
            for (int i = 0; i < CORNERS * plane; i++) {
                moved[base + i / CORNERS] += weights[i] * image[base + sources[i]];
            }
        }
        return moved;
    }

    /** The transpose of {@link #apply}: slopes for the moved image to slopes for the image. */
    double[] transpose(float[] slopes) {
        double[] back = new double[slopes.length];
        for (int channel = 0; channel < channels; channel++) {
            int base = channel * plane;
            for (int i = 0; i < CORNERS * plane; i++) {
                back[base + sources[i]] += (double) weights[i] * slopes[base + i / CORNERS];
            }
        }
        return back;
    }
}
