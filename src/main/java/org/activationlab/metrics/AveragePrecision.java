package org.activationlab.metrics;

import java.util.Arrays;

/**
 * Average precision where the errors are what is looked for: how well the lowest scores find them. Also called error
 * AUPR, of which it is the sum without interpolation.
 *
 * <p>Source: D. Hendrycks, K. Gimpel, "A Baseline for Detecting Misclassified and Out-of-Distribution Examples in Neural
 * Networks", 2017; the sum over thresholds of (gain in recall) x precision as scikit-learn defines it.
 */
public final class AveragePrecision {

    private AveragePrecision() {}

    /**
     * Computes the average precision of the errors, looking at the smallest score first.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return in (0, 1]; the share of errors for constant scores, 1 where all are wrong; NaN (undefined) where all are
     *     right
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    public static double ofErrors(double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        ScoreLevels levels = ScoreLevels.of(scores);
        return ofErrors(levels.tally(right, true), levels.tally(right, false));
    }

    /** Computes it from how many right and wrong ones have each score, the largest score first. */
    static double ofErrors(long[] rightAt, long[] wrongAt) {
        long errors = Arrays.stream(wrongAt).sum();
        if (errors == 0) {
            return Double.NaN;
        }
        long found = 0;
        long looked = 0;
        double sum = 0;
        for (int level = wrongAt.length - 1; level >= 0; level--) {
            found += wrongAt[level];
            looked += rightAt[level] + wrongAt[level];
            // In a resample a score may have lost all its rows.
            sum += wrongAt[level] == 0 ? 0 : (double) wrongAt[level] * found / looked;
        }
        return sum / errors;
    }
}
