package org.activationlab.metrics;

import java.util.Arrays;
import java.util.Optional;

/** The values that a score took over the resamples of a bootstrap. */
public final class BootstrapReplicates {

    private final double[] sorted;
    private final int undefined;

    BootstrapReplicates(double[] values) {
        sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        undefined = values.length - sorted.length;
    }

    /**
     * Gives the defined values.
     *
     * @return a new array, the smallest first; empty if the score was undefined in every resample
     */
    public double[] sorted() {
        return sorted.clone();
    }

    /**
     * Counts the resamples in which the score was undefined, for example because all their rows are right. They are left
     * out of everything else.
     *
     * @return at least 0; if it is more than a few, the data are too few for an interval
     */
    public int undefined() {
        return undefined;
    }

    /**
     * Gives the percentile interval: the middle part of the values.
     *
     * <p>Source: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
     *
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return the interval; absent if no value is defined or one that bounds it is infinite
     * @throws IllegalArgumentException if the confidence is out of its range
     */
    public Optional<Interval> interval(double confidence) {
        BinomialInterval.requireOpenUnit("confidence", confidence);
        if (sorted.length == 0) {
            return Optional.empty();
        }
        double lower = Quantile.ofSorted(sorted, (1 - confidence) / 2);
        double upper = Quantile.ofSorted(sorted, (1 + confidence) / 2);
        return Double.isFinite(lower) && Double.isFinite(upper)
                ? Optional.of(new Interval(lower, upper))
                : Optional.empty();
    }

    /**
     * Gives the standard deviation of the values: the bootstrap's standard error of the score.
     *
     * @return at least 0; NaN for fewer than two defined values
     */
    public double standardError() {
        return sorted.length == 0 ? Double.NaN : SeedSummary.of(sorted).deviation();
    }
}
