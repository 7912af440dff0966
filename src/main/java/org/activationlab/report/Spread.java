package org.activationlab.report;

import java.util.Arrays;
import org.activationlab.metrics.Quantile;

/**
 * Where a handful of numbers lies.
 *
 * <p>Quartiles are those of {@link Quantile}.
 *
 * @param count how many numbers, at least 0; without any, all others are NaN
 * @param mean the arithmetic mean
 * @param lowest the smallest
 * @param lowerQuartile a quarter lies below
 * @param median half lies below
 * @param upperQuartile three quarters lie below
 * @param highest the largest
 */
record Spread(
        int count,
        double mean,
        double lowest,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double highest) {

    /** Measures finite numbers in any order; the array is left as it was. */
    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                Arrays.stream(sorted).average().orElse(Double.NaN),
                quantile(sorted, 0),
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                quantile(sorted, 1));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : Quantile.ofSorted(sorted, share);
    }
}
