package org.activationlab.metrics;

/**
 * How near predicted numbers come to true ones.
 *
 * <p>All methods take equally long, not empty arrays. A prediction that is NaN makes the result NaN: a diverged network
 * has no score.
 */
public final class RegressionScores {

    private RegressionScores() {}

    /**
     * Computes the coefficient of determination, 1 - sum (truth - predicted)^2 / sum (truth - mean of the truth)^2.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order
     * @return at most 1; 0 is what the mean of the truth reaches; NaN (undefined) where all true values are equal
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a true value is not finite
     */
    public static double r2(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        double mean = mean(truth);
        double residual = 0;
        double total = 0;
        boolean constant = true;
        for (int i = 0; i < truth.length; i++) {
            Columns.requireFinite("truth", i, truth[i]);
            constant &= truth[i] == truth[0];
            residual += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
            total += (truth[i] - mean) * (truth[i] - mean);
        }
        return constant ? Double.NaN : 1 - residual / total;
    }

    /**
     * Computes the mean absolute error.
     *
     * @param truth the true values
     * @param predicted the predicted values, in the same order
     * @return at least 0, in the unit of the values
     * @throws IllegalArgumentException if the lengths differ or there is no value
     */
    public static double meanAbsoluteError(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(truth[i] - predicted[i]);
        }
        return sum / truth.length;
    }

    /**
     * Computes the mean squared error.
     *
     * @param truth the true values
     * @param predicted the predicted values, in the same order
     * @return at least 0, in the squared unit of the values
     * @throws IllegalArgumentException if the lengths differ or there is no value
     */
    public static double meanSquaredError(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return sum / truth.length;
    }

    /**
     * Computes Spearman's rank correlation: Pearson's correlation of the ranks, equal values sharing the mean of theirs.
     *
     * <p>Source: C. Spearman, "The Proof and Measurement of Association between Two Things", 1904.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order
     * @return in [-1, 1]; NaN (undefined) where all values of one column are equal, or a prediction is not finite
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a true value is not finite
     */
    public static double spearman(double[] truth, double[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        boolean finite = true;
        for (int i = 0; i < truth.length; i++) {
            Columns.requireFinite("truth", i, truth[i]);
            finite &= Double.isFinite(predicted[i]);
        }
        if (!finite) {
            return Double.NaN;
        }
        double[] one = ScoreLevels.of(truth).averageRanks();
        double[] other = ScoreLevels.of(predicted).averageRanks();
        // Shared ranks keep the mean of 1 to n.
        double mean = (truth.length + 1) / 2.0;
        double product = 0;
        double oneSquares = 0;
        double otherSquares = 0;
        for (int i = 0; i < truth.length; i++) {
            product += (one[i] - mean) * (other[i] - mean);
            oneSquares += (one[i] - mean) * (one[i] - mean);
            otherSquares += (other[i] - mean) * (other[i] - mean);
        }
        // Constant columns give 0 / 0.
        return product / Math.sqrt(oneSquares * otherSquares);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
