package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.NormalErrors;
import org.activationlab.metrics.Quantile;

/**
 * How far the noise ratio of the first draws lies from that of all draws, over many pairs, beside what the binomial law
 * lets expect.
 *
 * <p>The law: if each draw keeps the digit with probability p, independently of the others, then the ratio after k draws
 * minus that after all n has mean 0 and variance {@code p (1 - p) (1/k - 1/n)}, since the first k are part of the n. The
 * expected columns are the quantiles of such errors, taken as normal, with each pair's ratio after all draws as its p.
 * Pairs share their noise images, so the misses of one run are not independent of each other and the measured columns
 * scatter more than so many pairs suggest.
 *
 * @param draws k, how many of the first draws count
 * @param allDraws n, with which ratio the first ones are compared
 * @param pairs how many pairs were measured, at least 1
 * @param median half of the pairs miss by at most this, in [0, 1]
 * @param high 95 % of the pairs miss by at most this, in [0, 1]
 * @param expectedMedian what the law expects of {@code median}
 * @param expectedHigh what the law expects of {@code high}
 */
public record RatioConvergence(
        int draws, int allDraws, int pairs, double median, double high, double expectedMedian, double expectedHigh) {

    /** The share of pairs that {@link #high} speaks of. */
    public static final double HIGH_SHARE = 0.95;

    /**
     * Measures the misses.
     *
     * @param pairs the ratios of at least one pair, all with the same number of draws
     * @param draws after how many draws to look, each 1 to that number
     * @return a row per element of {@code draws}, in their order
     * @throws IllegalArgumentException if there is no pair, their draws differ, or a number of draws is out of range
     */
    public static List<RatioConvergence> of(List<RunningRatio> pairs, List<Integer> draws) {
        int all = allDraws(pairs);
        List<RatioConvergence> rows = new ArrayList<>();
        for (int some : draws) {
            double[] misses = new double[pairs.size()];
            double[] deviations = new double[pairs.size()];
            for (int i = 0; i < misses.length; i++) {
                double last = pairs.get(i).last().value();
                misses[i] = Math.abs(pairs.get(i).after(some).value() - last);
                deviations[i] = Math.sqrt(last * (1 - last) * (1.0 / some - 1.0 / all));
            }
            Arrays.sort(misses);
            rows.add(new RatioConvergence(
                    some,
                    all,
                    misses.length,
                    Quantile.ofSorted(misses, 0.5),
                    Quantile.ofSorted(misses, HIGH_SHARE),
                    NormalErrors.absoluteQuantile(deviations, 0.5),
                    NormalErrors.absoluteQuantile(deviations, HIGH_SHARE)));
        }
        return List.copyOf(rows);
    }

    private static int allDraws(List<RunningRatio> pairs) {
        int[] counts =
                pairs.stream().mapToInt(RunningRatio::draws).distinct().sorted().toArray();
        if (counts.length != 1) {
            throw new IllegalArgumentException("expected one or more pairs with the same number of draws, but came "
                    + pairs.size() + " pairs with draws " + Arrays.toString(counts));
        }
        return counts[0];
    }
}
