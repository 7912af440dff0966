package org.activationlab.metrics;

/**
 * A score of rows that may count several times or not at all. With all weights 1 it is the ordinary score.
 *
 * <p>The difference of two methods is such a statistic too: {@code weights -> first.of(weights) - second.of(weights)}.
 */
@FunctionalInterface
public interface WeightedStatistic {

    /**
     * Computes the score.
     *
     * @param weights how often each row counts, at least 0, in the order of the rows; must be neither changed nor kept
     * @return the score; NaN where it is undefined, for example because every row has weight 0
     */
    double of(int[] weights);

    /**
     * Prepares the area under the receiver operating characteristic, see {@link Auroc}. The scores are sorted once, so
     * each evaluation takes time in proportion to the rows.
     *
     * @param scores any finite numbers, larger for what is thought more likely right
     * @param right whether each was right, in the same order
     * @return the statistic; undefined where only right or only wrong rows have weight
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a score is NaN or infinite
     */
    static WeightedStatistic auroc(double[] scores, boolean[] right) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        ScoreLevels levels = ScoreLevels.of(scores);
        boolean[] answers = right.clone();
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "scores", answers.length);
            return Auroc.area(levels.tally(answers, true, weights), levels.tally(answers, false, weights));
        };
    }

    /**
     * Prepares the coefficient of determination, see {@link RegressionScores#r2}. The mean of the truth is that of the
     * weighted rows.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order
     * @return the statistic; undefined where all rows with weight have the same truth, or a prediction is NaN
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a true value is not finite
     */
    static WeightedStatistic r2(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        for (int i = 0; i < truth.length; i++) {
            Columns.requireFinite("truth", i, truth[i]);
        }
        double[] truths = truth.clone();
        double[] squares = new double[truths.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        WeightedStatistic meanTruth = mean(truths);
        return weights -> {
            double mean = meanTruth.of(weights);
            double residual = 0;
            double total = 0;
            double smallest = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < truths.length; i++) {
                if (weights[i] > 0) {
                    residual += weights[i] * squares[i];
                    total += weights[i] * (truths[i] - mean) * (truths[i] - mean);
                    smallest = Math.min(smallest, truths[i]);
                    largest = Math.max(largest, truths[i]);
                }
            }
            return smallest < largest ? 1 - residual / total : Double.NaN;
        };
    }

    /**
     * Prepares the mean. Accuracy, Brier score, mean absolute error and mean deviance are means of one number per row.
     *
     * @param values one number per row; a NaN makes the mean NaN wherever its row has weight
     * @return the statistic; undefined where no row has weight
     * @throws IllegalArgumentException if there is no value
     */
    static WeightedStatistic mean(double[] values) {
        Columns.requireSome("values", values.length);
        double[] kept = values.clone();
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "values", kept.length);
            double sum = 0;
            long count = 0;
            for (int i = 0; i < kept.length; i++) {
                if (weights[i] > 0) {
                    sum += weights[i] * kept[i];
                    count += weights[i];
                }
            }
            return sum / count;
        };
    }
}
