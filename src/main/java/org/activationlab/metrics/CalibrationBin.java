package org.activationlab.metrics;

/**
 * The predictions whose probability falls into one bin: one bar of a reliability diagram.
 *
 * @param lower the smallest probability of the bin
 * @param upper the end of the bin, which belongs to the next one; 1 belongs to the last
 * @param count how many predictions fall into it, at least 0
 * @param confidence their mean probability; NaN for an empty bin
 * @param accuracy the share of them that is right; NaN for an empty bin
 */
public record CalibrationBin(double lower, double upper, int count, double confidence, double accuracy) {

    /**
     * Gives how far probability and accuracy lie apart.
     *
     * @return the absolute difference, in [0, 1]; 0 for an empty bin
     */
    public double gap() {
        return count == 0 ? 0 : Math.abs(confidence - accuracy);
    }
}
