package org.activationlab.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

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
        int agreeing = 0;
        for (int i = 0; i < scores.length; i++) {
            Columns.requireFinite("scores", i, scores[i]);
            agreeing += right[i] ? 0 : 1;
        }
        int[] descending = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double best = Double.POSITIVE_INFINITY;
        int most = agreeing;
        for (int from = 0; from < descending.length; ) {
            double threshold = scores[descending[from]];
            int to = from;
            while (to < descending.length && scores[descending[to]] == threshold) {
                agreeing += right[descending[to]] ? 1 : -1;
                to++;
            }
            if (agreeing >= most) {
                most = agreeing;
                best = threshold;
            }
            from = to;
        }
        return best;
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
