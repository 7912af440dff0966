package org.activationlab.metrics;

import java.util.Arrays;

/**
 * The area under the receiver operating characteristic: the chance that a right case scores above a wrong one, a tie
 * counting one half.
 *
 * <p>Source: H. B. Mann, D. R. Whitney, "On a test of whether one of two random variables is stochastically larger than
 * the other", 1947: the area is U / (right x wrong), from average ranks.
 */
public final class Auroc {

    private Auroc() {}

    /**
     * Computes the area.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return in [0, 1], 1/2 for scores that say nothing; NaN (undefined) where all are right or all are wrong
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    public static double of(double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        double[] ranks = averageRanks(scores);
        double rankSum = 0;
        long positives = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (right[i]) {
                rankSum += ranks[i];
                positives++;
            }
        }
        long negatives = ranks.length - positives;
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        double u = rankSum - positives * (positives + 1) / 2.0;
        return u / ((double) positives * negatives);
    }

    /**
     * Ranks values from 1 up; equal values share the mean of their ranks.
     *
     * @param values finite numbers
     * @return the rank of each, in the order of the values
     * @throws IllegalArgumentException if a value is NaN or infinite
     */
    static double[] averageRanks(double[] values) {
        for (int i = 0; i < values.length; i++) {
            Columns.requireFinite("scores", i, values[i]);
        }
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            // Arrays.sort puts -0.0 before 0.0, but as scores they are equal.
            sorted[i] += 0.0;
        }
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        double[] rankAt = new double[values.length];
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(rankAt, from, to, (from + 1 + to) / 2.0);
            from = to;
        }
        for (int i = 0; i < values.length; i++) {
            ranks[i] = rankAt[Arrays.binarySearch(sorted, values[i] + 0.0)];
        }
        return ranks;
    }
}
