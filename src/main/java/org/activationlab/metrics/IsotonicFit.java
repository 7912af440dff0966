package org.activationlab.metrics;

import java.util.Arrays;

/**
 * The best curve that never falls: of all such functions of a score, the one with the least squared error on the points
 * it was fitted to. Between fitted scores it is a straight line, outside it is flat.
 *
 * <p>Source: R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk, "Statistical inference under order
 * restrictions", 1972: pooling of adjacent violators.
 */
public final class IsotonicFit {

    private final double[] scores;
    private final double[] levels;

    private IsotonicFit(double[] scores, double[] levels) {
        this.scores = scores;
        this.levels = levels;
    }

    /**
     * Fits.
     *
     * @param scores finite numbers, at least one; equal scores count as one point of that weight
     * @param targets the values to come near, finite, in the same order
     * @return the fit
     * @throws IllegalArgumentException if the lengths differ, there is no value, or one is not finite
     */
    public static IsotonicFit of(double[] scores, double[] targets) {
        Columns.requireSameLength("scores", scores.length, "targets", targets.length);
        double[] distinct = distinct(scores);
        double[] sums = new double[distinct.length];
        int[] weights = new int[distinct.length];
        for (int i = 0; i < scores.length; i++) {
            Columns.requireFinite("targets", i, targets[i]);
            int place = Arrays.binarySearch(distinct, scores[i] + 0.0);
            sums[place] += targets[i];
            weights[place]++;
        }
        return new IsotonicFit(distinct, pool(sums, weights));
    }

    private static double[] distinct(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            Columns.requireFinite("scores", i, scores[i]);
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        return Arrays.stream(sorted).distinct().toArray();
    }

    private static double[] pool(double[] sums, int[] weights) {
        double[] blockSum = new double[sums.length];
        int[] blockWeight = new int[sums.length];
        int[] blockEnd = new int[sums.length];
        int blocks = 0;
        for (int i = 0; i < sums.length; i++) {
            double sum = sums[i];
            int weight = weights[i];
            while (blocks > 0 && blockSum[blocks - 1] * weight >= sum * blockWeight[blocks - 1]) {
                blocks--;
                sum += blockSum[blocks];
                weight += blockWeight[blocks];
            }
            blockSum[blocks] = sum;
            blockWeight[blocks] = weight;
            blockEnd[blocks++] = i + 1;
        }
        double[] levels = new double[sums.length];
        int from = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(levels, from, blockEnd[block], blockSum[block] / blockWeight[block]);
            from = blockEnd[block];
        }
        return levels;
    }

    /**
     * Evaluates the curve.
     *
     * @param score any number but NaN
     * @return a value between the smallest and the largest target
     * @throws IllegalArgumentException if the score is NaN
     */
    public double at(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("the score must be a number, but was NaN. Maybe a network diverged.");
        }
        int place = Arrays.binarySearch(scores, score + 0.0);
        if (place >= 0) {
            return levels[place];
        }
        int above = -place - 1;
        if (above == 0 || above == scores.length) {
            return levels[above == 0 ? 0 : scores.length - 1];
        }
        double part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return levels[above - 1] + part * (levels[above] - levels[above - 1]);
    }
}
