package org.activationlab.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How much better one method is than another under the same circumstances. What both share, such as a hard seed or an
 * unlucky choice of images, falls out of the difference, so the interval is narrower than those of the two scores.
 *
 * @param difference the first method's score less the second's; NaN where one of them is undefined
 * @param interval for the difference; absent where there are too few values, or a score is undefined
 */
public record PairedComparison(double difference, Optional<Interval> interval) {

    /**
     * Compares over seeds: the mean difference and its interval by Student's t, see {@link SeedSummary#interval}.
     *
     * @param first one score per seed
     * @param second the other method's score with the same seed at the same place
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return the comparison; without an interval for a single seed
     * @throws IllegalArgumentException if the lengths differ, there is no score, or the confidence is out of its range
     */
    public static PairedComparison overSeeds(double[] first, double[] second, double confidence) {
        Columns.requireSameLength("first", first.length, "second", second.length);
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        SeedSummary summary = SeedSummary.of(differences);
        return new PairedComparison(summary.mean(), summary.interval(confidence));
    }

    /**
     * Compares over resamples of models and images: the difference on the rows themselves, and the percentile interval of
     * the differences, both methods being scored on each resample.
     *
     * @param bootstrap of the rows that both methods were scored on
     * @param first the first method's score
     * @param second the second method's score
     * @param resamples how many, at least 1; 1,000 are usual
     * @param random the source of the draws
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return the comparison
     * @throws IllegalArgumentException if there is no resample, a method has another number of rows, or the confidence is
     *     out of its range
     */
    public static PairedComparison overResamples(
            TwoWayBootstrap bootstrap,
            WeightedStatistic first,
            WeightedStatistic second,
            int resamples,
            SplittableRandom random,
            double confidence) {
        WeightedStatistic difference = weights -> first.of(weights) - second.of(weights);
        int[] once = new int[bootstrap.rows()];
        Arrays.fill(once, 1);
        return new PairedComparison(
                difference.of(once),
                bootstrap.replicates(difference, resamples, random).interval(confidence));
    }

    /**
     * Says whether the methods can be told apart.
     *
     * @return whether there is an interval and 0 lies outside it
     */
    public boolean decided() {
        return interval.isPresent() && !interval.get().contains(0);
    }
}
