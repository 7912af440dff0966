package org.activationlab.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: among the predictions that were given 0.8, eight of ten should be right. For
 * scores that are probabilities only.
 *
 * <p>Sources: M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning",
 * 2015; C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks", 2017 (15 bins of equal
 * width).
 *
 * @param bins from probability 0 to 1, all of the same width
 */
public record Calibration(List<CalibrationBin> bins) {

    /** How many bins the field uses. */
    public static final int USUAL_BINS = 15;

    /**
     * Copies the bins.
     *
     * @throws IllegalArgumentException if there is no bin
     */
    public Calibration {
        bins = List.copyOf(bins);
        Columns.requireSome("bins", bins.size());
    }

    /**
     * Sorts predictions into 15 bins of equal width.
     *
     * @param probability of being right, each in [0, 1]
     * @param right whether each was right, in the same order
     * @return the bins
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a probability is NaN or outside
     *     [0, 1]
     */
    public static Calibration of(double[] probability, boolean[] right) {
        return of(probability, right, USUAL_BINS);
    }

    /**
     * Sorts predictions into bins of equal width.
     *
     * @param probability of being right, each in [0, 1]
     * @param right whether each was right, in the same order
     * @param count how many bins, at least 1
     * @return the bins
     * @throws IllegalArgumentException if the lengths differ, there is no value, a probability is NaN or outside [0, 1],
     *     or there is no bin
     */
    public static Calibration of(double[] probability, boolean[] right, int count) {
        Columns.requireSameLength("probability", probability.length, "right", right.length);
        Columns.requireSome("bins", Math.max(count, 0));
        int[] rows = new int[count];
        int[] rightRows = new int[count];
        double[] sums = new double[count];
        for (int i = 0; i < probability.length; i++) {
            Columns.requireProbability(i, probability[i]);
            int bin = Math.min((int) (probability[i] * count), count - 1);
            rows[bin]++;
            rightRows[bin] += right[i] ? 1 : 0;
            sums[bin] += probability[i];
        }
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < count; bin++) {
            double lower = (double) bin / count;
            double upper = (bin + 1.0) / count;
            // An empty bin has 0/0 for both, which is NaN as promised.
            bins.add(new CalibrationBin(
                    lower, upper, rows[bin], sums[bin] / rows[bin], (double) rightRows[bin] / rows[bin]));
        }
        return new Calibration(bins);
    }

    /**
     * Computes the expected calibration error (ECE): the mean gap of the bins, weighted by their counts.
     *
     * @return in [0, 1], 0 is perfect; it depends on the number of bins
     */
    public double expectedError() {
        double sum = 0;
        long rows = 0;
        for (CalibrationBin bin : bins) {
            sum += bin.count() * bin.gap();
            rows += bin.count();
        }
        return sum / rows;
    }
}
