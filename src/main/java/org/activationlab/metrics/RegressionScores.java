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

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
