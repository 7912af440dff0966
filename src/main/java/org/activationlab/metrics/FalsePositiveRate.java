package org.activationlab.metrics;

import java.util.Arrays;

/**
 * The share of errors that slip through at the threshold that keeps a wanted share of the right predictions.
 *
 * <p>Source: S. Liang, Y. Li, R. Srikant, "Enhancing the Reliability of Out-of-distribution Image Detection in Neural
 * Networks", 2018, as "FPR at 95 % TPR"; here right predictions are the positives.
 */
public final class FalsePositiveRate {

    private FalsePositiveRate() {}

    /**
     * Computes the rate at a true positive rate of 0.95.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return in [0, 1], small is good; 1 for constant scores; NaN (undefined) where all are right or all are wrong
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    public static double at95TruePositiveRate(double[] scores, boolean[] right) {
        return at(0.95, scores, right);
    }

    /**
     * Computes the rate at the largest threshold that keeps a given share of the right predictions.
     *
     * @param truePositiveRate the share of right predictions to keep, above 0, at most 1
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return in [0, 1]; NaN (undefined) where all are right or all are wrong
     * @throws IllegalArgumentException if the lengths differ, there is no value, a score is NaN or infinite, or the share
     *     is out of its range
     */
    public static double at(double truePositiveRate, double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        if (!(truePositiveRate > 0 && truePositiveRate <= 1)) {
            throw new IllegalArgumentException("truePositiveRate must be above 0 and at most 1, but was "
                    + truePositiveRate + ". Maybe it was given in percent.");
        }
        ScoreLevels levels = ScoreLevels.of(scores);
        return at(truePositiveRate, levels.tally(right, true), levels.tally(right, false));
    }

    /** Computes the rate from how many right and wrong ones have each score, the largest score first. */
    static double at(double truePositiveRate, long[] rightAt, long[] wrongAt) {
        long positives = Arrays.stream(rightAt).sum();
        long negatives = Arrays.stream(wrongAt).sum();
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        long needed = Columns.atLeast(truePositiveRate, positives);
        long rightKept = 0;
        long wrongKept = 0;
        for (int level = 0; rightKept < needed; level++) {
            rightKept += rightAt[level];
            wrongKept += wrongAt[level];
        }
        return (double) wrongKept / negatives;
    }
}
