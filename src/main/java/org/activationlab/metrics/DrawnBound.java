package org.activationlab.metrics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What asking the network itself gives: some noisy copies of each image are drawn, and the ratio is bounded from below by
 * the one-sided Clopper-Pearson limit of {@link BinomialInterval#lowerBound}. All figures are means over the luck of the
 * draws, computed exactly as if the given ratios were the true ones; nothing is drawn.
 *
 * <p>For each row by itself the bound holds with probability 1 - delta at least: it needs no calibration and no
 * exchangeable models, and costs as many forward passes as draws.
 *
 * @param draws the noisy copies per image, and so the forward passes
 * @param delta the allowed probability that the bound is too high
 * @param coverage the expected share of rows whose bound holds
 * @param meanBound the expected mean of the bounds
 * @param aboveHalf the expected share of rows whose bound lies above 1/2, where a radius can be certified
 */
public record DrawnBound(int draws, double delta, double coverage, double meanBound, double aboveHalf) {

    /**
     * Computes it.
     *
     * @param truth the ratios, each in [0, 1], at least one
     * @param draws the noisy copies per image, at least 1
     * @param delta the allowed probability that the bound is too high, strictly between 0 and 1, for example 0.1
     * @return the expected figures
     * @throws IllegalArgumentException if there is no ratio, or an argument is out of its range
     */
    public static DrawnBound of(double[] truth, int draws, double delta) {
        Columns.requireSome("truth", truth.length);
        double[] bounds = new double[draws + 1];
        for (int k = 0; k <= draws; k++) {
            bounds[k] = BinomialInterval.lowerBound(k, draws, delta);
        }
        double coverage = 0;
        double mean = 0;
        double above = 0;
        for (int row = 0; row < truth.length; row++) {
            Columns.requireProbability(row, truth[row]);
            BinomialDistribution votes = BinomialDistribution.of(draws, truth[row]);
            for (int k = 0; k <= draws; k++) {
                double chance = votes.probability(k) / truth.length;
                coverage += bounds[k] <= truth[row] ? chance : 0;
                mean += bounds[k] * chance;
                above += bounds[k] > 0.5 ? chance : 0;
            }
        }
        return new DrawnBound(draws, delta, coverage, mean, above);
    }
}
