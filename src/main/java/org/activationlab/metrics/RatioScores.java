package org.activationlab.metrics;

import java.util.Arrays;

/**
 * Scores that know that a ratio was counted: k of n draws, so that the label itself is uncertain.
 *
 * <p>Source of the binomial deviance: P. McCullagh, J. Nelder, "Generalized Linear Models", 1989, chapter 4. The ceiling
 * follows from the variance p(1-p)/n of a counted ratio.
 */
public final class RatioScores {

    private RatioScores() {}

    /**
     * Estimates the highest R2 that any predictor can reach against these counted ratios: 1 - E[p(1-p)/n] / Var, where Var
     * is the variance of the ratios (divisor: their number, as in R2) and p(1-p)/n, the part of it that is luck of the
     * draws, is estimated by r(1-r)/(n-1) for each row. With the same n in all rows this is 1 - E[p(1-p)] / (n Var).
     *
     * @param successes k of each row, 0 to its draws
     * @param draws n of each row, at least 2; rows may differ
     * @return at most 1; below 0 where the ratios vary less than luck alone would make them; NaN (undefined) where all
     *     ratios are equal
     * @throws IllegalArgumentException if the lengths differ, there is no row, or a count is out of its range
     */
    public static double r2Ceiling(int[] successes, int[] draws) {
        Columns.requireSameLength("successes", successes.length, "draws", draws.length);
        double mean = 0;
        double luck = 0;
        boolean constant = true;
        for (int i = 0; i < draws.length; i++) {
            BinomialInterval.requireCounts(successes[i], draws[i]);
            if (draws[i] < 2) {
                throw new IllegalArgumentException(
                        "the precision of a label needs at least 2 draws, but row " + i + " has " + draws[i]);
            }
            double ratio = (double) successes[i] / draws[i];
            constant &= (long) successes[i] * draws[0] == (long) successes[0] * draws[i];
            mean += ratio / draws.length;
            luck += ratio * (1 - ratio) / (draws[i] - 1.0) / draws.length;
        }
        if (constant) {
            return Double.NaN;
        }
        double variance = 0;
        for (int i = 0; i < draws.length; i++) {
            double distance = (double) successes[i] / draws[i] - mean;
            variance += distance * distance / draws.length;
        }
        return 1 - luck / variance;
    }

    /**
     * Estimates the R2 that a smoothed vote of few draws, independent of those that were counted, has against these counted
     * ratios: 1 - E[p(1-p)] (1/m + E[1/n]) / Var, with p(1-p) estimated by r(1-r) n/(n-1). It is what m forward passes buy.
     *
     * @param successes k of each row, 0 to its draws
     * @param draws n of each row, at least 2; rows may differ
     * @param passes m, the draws of the vote, at least 1
     * @return below {@link #r2Ceiling}, which it nears with many passes; NaN (undefined) where all ratios are equal
     * @throws IllegalArgumentException if the lengths differ, there is no row, a count is out of its range, or there is no
     *     pass
     */
    public static double r2OfVote(int[] successes, int[] draws, int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("passes must be at least 1, but was " + passes);
        }
        double ceiling = r2Ceiling(successes, draws);
        double luck = 0;
        double[] ratios = new double[draws.length];
        for (int i = 0; i < draws.length; i++) {
            ratios[i] = (double) successes[i] / draws[i];
            luck += ratios[i] * (1 - ratios[i]) * draws[i] / (draws[i] - 1.0) / passes / draws.length;
        }
        double mean = Arrays.stream(ratios).average().orElse(Double.NaN);
        double variance = Arrays.stream(ratios)
                .map(ratio -> (ratio - mean) * (ratio - mean))
                .average()
                .orElse(Double.NaN);
        // With equal ratios the ceiling is NaN and stays so.
        return ceiling - luck / variance;
    }

    /**
     * Gives R2 as a share of the highest that the labels allow.
     *
     * @param r2 against the counted ratios
     * @param ceiling of the same rows, from {@link #r2Ceiling}
     * @return about 1 for a predictor that knows every success probability; NaN (undefined) unless the ceiling is above 0
     */
    public static double r2OverCeiling(double r2, double ceiling) {
        return ceiling > 0 ? r2 / ceiling : Double.NaN;
    }

    /**
     * Computes the mean binomial deviance of counts: twice the log-likelihood that each row's own ratio k / n has above the
     * predicted one, in nats.
     *
     * <p>A prediction is kept 1 / (2 (n + 1)) away from 0 and 1, which are the estimates by Jeffreys' prior when none or
     * all of n succeed: without it one wrong certainty would cost infinitely much, and n draws cannot tell finer. So 1
     * predicted for n of n costs about 1, not 0; that is also what a row costs on average when its true probability, well
     * inside, is predicted.
     *
     * @param successes k of each row, 0 to its draws
     * @param draws n of each row, at least 1; rows may differ
     * @param predicted the predicted ratio of each row; below 0 counts as 0, above 1 as 1
     * @return at least 0, per row; NaN if a prediction is
     * @throws IllegalArgumentException if the lengths differ, there is no row, or a count is out of its range
     */
    public static double binomialDeviance(int[] successes, int[] draws, double[] predicted) {
        Columns.requireSameLength("successes", successes.length, "draws", draws.length);
        Columns.requireSameLength("successes", successes.length, "predicted", predicted.length);
        double sum = 0;
        for (int i = 0; i < draws.length; i++) {
            BinomialInterval.requireCounts(successes[i], draws[i]);
            double edge = 0.5 / (draws[i] + 1.0);
            double kept = Math.min(Math.max(predicted[i], edge), 1 - edge);
            double ratio = (double) successes[i] / draws[i];
            sum += 2 * draws[i] * (surprise(ratio, kept) + surprise(1 - ratio, 1 - kept));
        }
        return sum / draws.length;
    }

    private static double surprise(double share, double predicted) {
        // 0 ln 0 is 0, but a NaN prediction must show.
        return share == 0 && !Double.isNaN(predicted) ? 0 : share * Math.log(share / predicted);
    }
}
