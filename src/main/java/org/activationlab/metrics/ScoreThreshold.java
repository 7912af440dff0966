package org.activationlab.metrics;

import java.util.Arrays;

/** One threshold on a score: at or above it a prediction counts as right. */
public final class ScoreThreshold {

    private ScoreThreshold() {}

    /**
     * Finds the threshold with the highest accuracy.
     *
     * @param scores finite numbers, larger for what is thought more likely right; at least one
     * @param right whether each was right, in the same order
     * @return one of the scores, or positive infinity (nothing counts as right); of equally good ones the smallest
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is not finite
     */
    public static double best(double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        ScoreLevels levels = ScoreLevels.of(scores);
        long[] rightAt = levels.tally(right, true);
        long[] wrongAt = levels.tally(right, false);
        long agreeing = Arrays.stream(wrongAt).sum();
        double best = Double.POSITIVE_INFINITY;
        long most = agreeing;
        for (int level = 0; level < levels.count(); level++) {
            agreeing += rightAt[level] - wrongAt[level];
            if (agreeing >= most) {
                most = agreeing;
                best = levels.value(level);
            }
        }
        return best;
    }

    /**
     * Finds the threshold that keeps as many predictions as it can while at most a given share of the kept ones is wrong.
     * The statement is about these rows: on new rows the risk may be higher, so choose on validation and report on test.
     *
     * <p>Source: Y. Geifman, R. El-Yaniv, "Selective Classification for Deep Neural Networks", 2017 (without its
     * correction for the number of rows).
     *
     * @param scores finite numbers, larger for what is thought more likely right; at least one
     * @param right whether each was right, in the same order
     * @param risk the allowed share of errors among the kept predictions, in [0, 1]
     * @return one of the scores, or positive infinity (keep nothing) where no threshold reaches the risk
     * @throws IllegalArgumentException if the lengths differ, there is no value, a score is not finite, or the risk is
     *     out of its range
     */
    public static double forRisk(double[] scores, boolean[] right, double risk) {
        Columns.requireShare("risk", risk);
        RiskCoverageCurve curve = RiskCoverageCurve.of(scores, right);
        // The risk may rise and fall along the curve, so the last point that holds it is wanted, not the first.
        for (int point = curve.size() - 1; point >= 0; point--) {
            if (curve.risk(point) <= risk) {
                return curve.threshold(point);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Finds the largest threshold that still keeps a given share of the predictions. Equal scores are kept or dropped
     * together, so it may keep more.
     *
     * @param scores finite numbers, larger for what is thought more likely right; at least one
     * @param coverage the share to keep, in [0, 1]
     * @return one of the scores, or positive infinity (keep nothing) for a coverage of 0
     * @throws IllegalArgumentException if there is no value, a score is not finite, or the coverage is out of its range
     */
    public static double forCoverage(double[] scores, double coverage) {
        Columns.requireSome("scores", scores.length);
        Columns.requireShare("coverage", coverage);
        double[] sorted = scores.clone();
        for (int i = 0; i < sorted.length; i++) {
            Columns.requireFinite("scores", i, sorted[i]);
        }
        Arrays.sort(sorted);
        long kept = Columns.atLeast(coverage, sorted.length);
        return kept == 0 ? Double.POSITIVE_INFINITY : sorted[(int) (sorted.length - kept)];
    }

    /**
     * Applies a threshold.
     *
     * @param scores any numbers; NaN counts as wrong
     * @param threshold the smallest score that counts as right
     * @return whether each counts as right
     */
    public static boolean[] apply(double[] scores, double threshold) {
        boolean[] said = new boolean[scores.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = scores[i] >= threshold;
        }
        return said;
    }
}
