package org.activationlab.metrics;

import java.util.Arrays;

/**
 * What must be subtracted from a predicted ratio so that the truth is seldom lower, on models never met.
 *
 * <p>Per calibration model the (1 - delta) quantile of predicted - true is taken: its smallest such difference that at
 * least the share 1 - delta of its rows do not exceed. With M models, the ceil((M + 1)(1 - delta))-th smallest of these is
 * subtracted. If a new model and the calibration models are exchangeable, then with probability at least 1 - delta the
 * bound holds for at least the share 1 - delta of the new model's rows (rows like those that were taken for calibration).
 * Nothing is promised for a single image, or for models of another kind. The calibration models must have trained neither
 * the predictor nor chosen it.
 *
 * <p>Sources: V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", 2005; for groups: R. Dunn, L.
 * Wasserman, A. Ramdas, "Distribution-Free Prediction Sets for Two-Layer Hierarchical Models", 2022.
 *
 * @param subtracted in the unit of the ratio, below 0 where predictions are too low; positive infinity where the models
 *     are too few
 * @param delta the allowed share, strictly between 0 and 1
 * @param models M, how many models it was calibrated on
 */
public record ConformalLowerBound(double subtracted, double delta, int models) {

    /**
     * Calibrates.
     *
     * @param predicted the predicted ratios, finite
     * @param truth the true ratios, finite, in the same order
     * @param model a number for the model of each row; rows with the same number belong together. Models that are no
     *     independent examples, such as snapshots of one training, get one number
     * @param delta the allowed share of rows, and of models, strictly between 0 and 1, for example 0.1
     * @return the bound; it abstains, see {@link #abstains}, with fewer than (1 - delta) / delta models: 9 for 0.1, 19 for
     *     0.05
     * @throws IllegalArgumentException if the lengths differ, there is no row, a value is not finite, or delta is out of
     *     its range
     */
    public static ConformalLowerBound calibrate(double[] predicted, double[] truth, int[] model, double delta) {
        BinomialInterval.requireOpenUnit("delta", delta);
        double[][] excess = excessByModel(predicted, truth, model);
        double[] quantiles = new double[excess.length];
        for (int i = 0; i < excess.length; i++) {
            quantiles[i] = smallest(excess[i], Columns.atLeast(1 - delta, excess[i].length));
        }
        double subtracted = smallest(quantiles, Columns.atLeast(1 - delta, quantiles.length + 1L));
        return new ConformalLowerBound(subtracted, delta, quantiles.length);
    }

    /**
     * Bounds one ratio from below.
     *
     * @param predicted the predicted ratio
     * @return the bound; it may lie below 0, where it says nothing; negative infinity if there were too few models
     */
    public double at(double predicted) {
        return predicted - subtracted;
    }

    /**
     * Says whether there were too few models for any bound.
     *
     * @return whether every bound is negative infinity
     */
    public boolean abstains() {
        return subtracted == Double.POSITIVE_INFINITY;
    }

    /**
     * Measures on other models how often the bound holds.
     *
     * @param predicted the predicted ratios, finite
     * @param truth the true ratios, finite, in the same order
     * @param model a number for the model of each row; models that calibrated nothing
     * @return how often it holds
     * @throws IllegalArgumentException if the lengths differ, there is no row, or a value is not finite
     */
    public ConformalCoverage coverage(double[] predicted, double[] truth, int[] model) {
        double[][] excess = excessByModel(predicted, truth, model);
        int covered = 0;
        long rowsCovered = 0;
        for (double[] differences : excess) {
            long holds = Arrays.stream(differences)
                    .filter(difference -> difference <= subtracted)
                    .count();
            rowsCovered += holds;
            covered += holds >= Columns.atLeast(1 - delta, differences.length) ? 1 : 0;
        }
        return new ConformalCoverage(
                excess.length, (double) covered / excess.length, (double) rowsCovered / predicted.length);
    }

    private static double[][] excessByModel(double[] predicted, double[] truth, int[] model) {
        Columns.requireSameLength("predicted", predicted.length, "truth", truth.length);
        Columns.requireSameLength("predicted", predicted.length, "model", model.length);
        double[] excess = new double[predicted.length];
        for (int i = 0; i < excess.length; i++) {
            Columns.requireFinite("predicted", i, predicted[i]);
            Columns.requireFinite("truth", i, truth[i]);
            excess[i] = predicted[i] - truth[i];
        }
        return Groups.of(model).split(excess);
    }

    /** The value at the given place of the sorted ones, counted from 1; infinite where there are not so many. */
    private static double smallest(double[] values, long place) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return place > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) Math.max(place, 1) - 1];
    }
}
