package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

/** Cross-entropy of up to sixteen images; StrictMath, so that every processor trains the same networks. */
final class LaneLoss {

    private final double[] powers = new double[LaneWeights.CLASSES];
    /** The logits' gradient, (12, 16); zero in the rows and columns that stand for nothing. */
    final float[] error = new float[LaneWeights.LOGITS * IMAGES];

    /**
     * Computes the loss and its gradient.
     *
     * @param logits (12, 16), of which ten rows count
     * @param labels the true classes, in the order of the images
     * @param from where the first image's number stands in {@code numbers}
     * @param count images, at most 16
     * @param scale what the gradient is multiplied by
     * @return the sum of the losses, NaN if a logit is no number
     */
    double of(float[] logits, LaneImages labels, int[] numbers, int from, int count, float scale) {
        double sum = 0;
        for (int lane = 0; lane < IMAGES; lane++) {
            int truth = lane < count ? labels.label(numbers[from + lane]) : -1;
            sum += truth < 0 ? clear(lane) : one(logits, lane, truth, scale);
        }
        return sum;
    }

    private double clear(int lane) {
        for (int k = 0; k < LaneWeights.CLASSES; k++) {
            error[k * IMAGES + lane] = 0;
        }
        return 0;
    }

    private double one(float[] logits, int lane, int truth, float scale) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < LaneWeights.CLASSES; k++) {
            largest = Math.max(largest, logits[k * IMAGES + lane]);
        }
        double total = 0;
        for (int k = 0; k < LaneWeights.CLASSES; k++) {
            powers[k] = StrictMath.exp((double) logits[k * IMAGES + lane] - largest);
            total += powers[k];
        }
        for (int k = 0; k < LaneWeights.CLASSES; k++) {
            error[k * IMAGES + lane] = (float) (powers[k] / total - (k == truth ? 1 : 0)) * scale;
        }
        return StrictMath.log(total) - ((double) logits[truth * IMAGES + lane] - largest);
    }
}
