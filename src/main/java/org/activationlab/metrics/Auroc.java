package org.activationlab.metrics;

import java.util.Arrays;

/**
 * The area under the receiver operating characteristic: the chance that a right case scores above a wrong one, a tie
 * counting one half.
 *
 * <p>Source: H. B. Mann, D. R. Whitney, "On a test of whether one of two random variables is stochastically larger than
 * the other", 1947: the area is U / (right x wrong).
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
        ScoreLevels levels = ScoreLevels.of(scores);
        return area(levels.tally(right, true), levels.tally(right, false));
    }

    /** Computes the area from how many right and wrong ones have each score, the largest score first. */
    static double area(long[] rightAt, long[] wrongAt) {
        long wrong = Arrays.stream(wrongAt).sum();
        long right = 0;
        long below = wrong;
        // Twice the number of right-above-wrong pairs, so that a tie counts a whole number.
        double twiceU = 0;
        for (int level = 0; level < rightAt.length; level++) {
            right += rightAt[level];
            below -= wrongAt[level];
            twiceU += (double) rightAt[level] * (2 * below + wrongAt[level]);
        }
        return right == 0 || wrong == 0 ? Double.NaN : twiceU / (2.0 * right * wrong);
    }
}
