package org.activationlab.metrics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One score over several seeds.
 *
 * @param count how many seeds, at least 1
 * @param mean their mean
 * @param deviation their sample standard deviation (divisor count - 1), at least 0; NaN (undefined) for one seed
 * @param best the largest
 */
public record SeedSummary(int count, double mean, double deviation, double best) {

    /**
     * Summarises.
     *
     * @param scores one score per seed; a NaN makes mean and deviation NaN
     * @return count, mean, sample standard deviation and largest score
     * @throws IllegalArgumentException if there is no score
     */
    public static SeedSummary of(double... scores) {
        Columns.requireSome("scores", scores.length);
        double sum = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            sum += score;
            best = Math.max(best, score);
        }
        double mean = sum / scores.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double deviation = scores.length == 1 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
        return new SeedSummary(scores.length, mean, deviation, best);
    }

    /**
     * Gives the interval for the mean of many seeds that these few speak for, by Student's t with count - 1 degrees of
     * freedom. It takes the scores of seeds as draws from a normal distribution.
     *
     * <p>Source: Student (W. S. Gosset), "The Probable Error of a Mean", 1908.
     *
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return an interval around the mean; absent for one seed, and where mean or deviation is no finite number
     * @throws IllegalArgumentException if the confidence is out of its range
     */
    public Optional<Interval> interval(double confidence) {
        BinomialInterval.requireOpenUnit("confidence", confidence);
        if (count < 2 || !Double.isFinite(mean) || !Double.isFinite(deviation)) {
            return Optional.empty();
        }
        double quantile = TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
        double half = quantile * deviation / Math.sqrt(count);
        return Optional.of(new Interval(mean - half, mean + half));
    }
}
