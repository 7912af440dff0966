package org.activationlab.metrics;

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
}
