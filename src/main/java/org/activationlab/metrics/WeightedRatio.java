package org.activationlab.metrics;

import java.util.Arrays;

/**
 * Scores of predicted ratios, for resamples. For R2 see {@link WeightedStatistic#r2}; the mean absolute error is a {@link
 * WeightedStatistic#mean}.
 */
public final class WeightedRatio {

    private WeightedRatio() {}

    /**
     * Prepares R2 as a share of its ceiling, both of the weighted rows, see {@link RatioScores#r2Ceiling}.
     *
     * @param successes k of each row, 0 to its draws
     * @param draws n of each row, at least 2
     * @param predicted the predicted ratios, in the same order
     * @return the statistic; undefined where all rows with weight have the same ratio, or luck alone varies them as much
     * @throws IllegalArgumentException if the lengths differ, there is no row, or a count is out of its range
     */
    public static WeightedStatistic r2OverCeiling(int[] successes, int[] draws, double[] predicted) {
        // Checks every count.
        RatioScores.r2Ceiling(successes, draws);
        double[] truth = new double[draws.length];
        double[] luck = new double[draws.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = (double) successes[i] / draws[i];
            luck[i] = truth[i] * (1 - truth[i]) / (draws[i] - 1.0);
        }
        WeightedStatistic r2 = WeightedStatistic.r2(truth, predicted);
        // Of a predictor whose squared error is the luck: 1 - luck / variance.
        WeightedStatistic meanLuck = WeightedStatistic.mean(luck);
        WeightedStatistic mean = WeightedStatistic.mean(truth);
        WeightedStatistic meanSquare =
                WeightedStatistic.mean(Arrays.stream(truth).map(x -> x * x).toArray());
        return weights -> {
            double own = r2.of(weights);
            if (Double.isNaN(own)) {
                return Double.NaN;
            }
            double center = mean.of(weights);
            double ceiling = 1 - meanLuck.of(weights) / (meanSquare.of(weights) - center * center);
            return RatioScores.r2OverCeiling(own, ceiling);
        };
    }

    /**
     * Prepares the R2 of a vote of few fresh draws, see {@link RatioScores#r2OfVote}.
     *
     * @param successes k of each row, 0 to its draws
     * @param draws n of each row, at least 2
     * @param passes m, the draws of the vote, at least 1
     * @return the statistic; undefined where all rows with weight have the same ratio
     * @throws IllegalArgumentException if the lengths differ, there is no row, a count is out of its range, or there is no
     *     pass
     */
    public static WeightedStatistic r2OfVote(int[] successes, int[] draws, int passes) {
        // Checks every count.
        RatioScores.r2OfVote(successes, draws, passes);
        double[] truth = new double[draws.length];
        double[] luck = new double[draws.length];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = (double) successes[i] / draws[i];
            luck[i] = truth[i] * (1 - truth[i]) / (draws[i] - 1.0) * (1 + (double) draws[i] / passes);
        }
        WeightedStatistic meanLuck = WeightedStatistic.mean(luck);
        WeightedStatistic meanTruth = WeightedStatistic.mean(truth);
        return weights -> {
            double mean = meanTruth.of(weights);
            double variance = 0;
            long rows = 0;
            boolean constant = true;
            double any = Double.NaN;
            for (int i = 0; i < truth.length; i++) {
                if (weights[i] > 0) {
                    variance += weights[i] * (truth[i] - mean) * (truth[i] - mean);
                    rows += weights[i];
                    constant &= Double.isNaN(any) || truth[i] == any;
                    any = truth[i];
                }
            }
            return constant ? Double.NaN : 1 - meanLuck.of(weights) / (variance / rows);
        };
    }

    /**
     * Prepares Spearman's rank correlation, see {@link RegressionScores#spearman}.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order, finite
     * @return the statistic; undefined where one column's rows with weight are all equal
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a value is not finite
     */
    public static WeightedStatistic spearman(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        ScoreLevels one = ScoreLevels.of(truth);
        ScoreLevels other = ScoreLevels.of(predicted);
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "truth", truth.length);
            double[] first = one.averageRanks(weights);
            double[] second = other.averageRanks(weights);
            long rows = Arrays.stream(weights).asLongStream().sum();
            double mean = (rows + 1) / 2.0;
            double product = 0;
            double firstSquares = 0;
            double secondSquares = 0;
            for (int i = 0; i < weights.length; i++) {
                product += weights[i] * (first[i] - mean) * (second[i] - mean);
                firstSquares += weights[i] * (first[i] - mean) * (first[i] - mean);
                secondSquares += weights[i] * (second[i] - mean) * (second[i] - mean);
            }
            // Constant columns give 0 / 0.
            return product / Math.sqrt(firstSquares * secondSquares);
        };
    }

    /**
     * Prepares R2 inside groups, see {@link WithinGroupR2}. A row that is drawn twice counts as two rows of its group.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order
     * @param group a number for the group of each row
     * @return the statistic; undefined where the truth varies in no group
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a true value is not finite
     */
    public static WeightedStatistic withinGroupR2(double[] truth, double[] predicted, int[] group) {
        // Checks the columns.
        WithinGroupR2.of(truth, predicted, group);
        Groups groups = Groups.of(group);
        double[] truths = truth.clone();
        double[] squares = new double[truths.length];
        double[] firsts = new double[groups.count()];
        for (int row = truths.length - 1; row >= 0; row--) {
            squares[row] = (truth[row] - predicted[row]) * (truth[row] - predicted[row]);
            firsts[groups.of(row)] = truth[row];
        }
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "truth", truths.length);
            long[] rows = new long[firsts.length];
            // From the group's first value, so that equal values leave exactly 0.
            double[] sums = new double[firsts.length];
            for (int row = 0; row < weights.length; row++) {
                rows[groups.of(row)] += weights[row];
                sums[groups.of(row)] += weights[row] * (truths[row] - firsts[groups.of(row)]);
            }
            double residual = 0;
            double total = 0;
            for (int row = 0; row < weights.length; row++) {
                int own = groups.of(row);
                if (weights[row] > 0 && rows[own] > 1) {
                    double distance = truths[row] - firsts[own] - sums[own] / rows[own];
                    residual += weights[row] * squares[row];
                    total += weights[row] * distance * distance;
                }
            }
            return total == 0 ? Double.NaN : 1 - residual / total;
        };
    }
}
