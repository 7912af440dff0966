package org.activationlab.interpret.visualization;

import org.activationlab.network.layers.ActivationShape;

/**
 * What an image pays for being rough or bright: its total variation, the sum over the pixels of the length of the
 * difference to the neighbours below and to the right, and half the sum of its squared pixels.
 *
 * <p>Source: A. Mahendran, A. Vedaldi, "Understanding Deep Image Representations by Inverting Them", 2015, section 2.
 */
final class Penalties {

    /** Where all neighbours are equal, total variation has a corner; this rounds it, far below one grey level of 255. */
    private static final double ROUND = 1e-6;

    private final ActivationShape shape;
    private final double totalVariation;
    private final double l2;

    Penalties(ActivationShape shape, double totalVariation, double l2) {
        this.shape = shape;
        this.totalVariation = totalVariation;
        this.l2 = l2;
    }

    /** The weighted sum of both. */
    double of(float[] image) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += l2 * image[i] * image[i] / 2 + totalVariation * length(image, i);
        }
        return sum;
    }

    /** Takes the slopes of {@link #of} off. */
    void subtractSlopes(float[] image, double[] slopes) {
        for (int i = 0; i < image.length; i++) {
            slopes[i] -= l2 * image[i];
            if (totalVariation > 0) {
                double share = totalVariation / length(image, i);
                double down = down(image, i) * share;
                double right = right(image, i) * share;
                slopes[i] += down + right;
                if (down != 0) {
                    slopes[i + shape.width()] -= down;
                }
                if (right != 0) {
                    slopes[i + 1] -= right;
                }
            }
        }
    }

    private double length(float[] image, int pixel) {
        double down = down(image, pixel);
        double right = right(image, pixel);
        return Math.sqrt(down * down + right * right + ROUND);
    }

    private double down(float[] image, int pixel) {
        boolean last = pixel / shape.width() % shape.height() == shape.height() - 1;
        return last ? 0 : (double) image[pixel + shape.width()] - image[pixel];
    }

    private double right(float[] image, int pixel) {
        boolean last = pixel % shape.width() == shape.width() - 1;
        return last ? 0 : (double) image[pixel + 1] - image[pixel];
    }
}
