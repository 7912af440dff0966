package org.activationlab.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Estimates what {@link ShapleyValues} computes, for games of too many players for that: the mean of what a player adds
 * over random orders, each taken forwards and backwards. The two errors of such a pair partly cancel, and the values add
 * up to what all reach together exactly, however few orders there are.
 *
 * <p>Source: R. Mitchell, J. Cooper, E. Frank, G. Holmes, Sampling Permutations for Shapley Value Estimation, 2022,
 * section on antithetic sampling.
 */
public final class ShapleySample {

    private final double[] values;
    private final double[] errors;

    /** Says what coalitions are worth, many at once. */
    @FunctionalInterface
    public interface Worths {
        /**
         * Evaluates.
         *
         * @param coalitions player i belongs to those with bit i
         * @return one worth each, in order
         */
        double[] of(List<BitSet> coalitions);
    }

    private ShapleySample(double[] values, double[] errors) {
        this.values = values;
        this.errors = errors;
    }

    /**
     * Plays.
     *
     * @param players at least 1
     * @param pairs of orders and their reverses, at least 2
     * @param random the source of the orders
     * @param worths of the game
     * @return the estimate
     * @throws IllegalArgumentException if there is no player, or one pair only, whose spread could not be told
     */
    public static ShapleySample draw(int players, int pairs, SplittableRandom random, Worths worths) {
        if (players < 1 || pairs < 2) {
            throw new IllegalArgumentException(
                    "expected at least 1 player and 2 pairs of orders, but got " + players + " and " + pairs);
        }
        BitSet everyone = new BitSet();
        everyone.set(0, players);
        double[] ends = worths.of(List.of(new BitSet(), everyone));
        double[] mean = new double[players];
        double[] deviations = new double[players];
        for (int pair = 1; pair <= pairs; pair++) {
            int[] order = order(players, random);
            int[] reverse = new int[players];
            for (int i = 0; i < players; i++) {
                reverse[i] = order[players - 1 - i];
            }
            List<BitSet> coalitions = new ArrayList<>(growing(order));
            coalitions.addAll(growing(reverse));
            double[] inner = worths.of(coalitions);
            double[] added = new double[players];
            add(order, inner, 0, ends, added);
            add(reverse, inner, players - 1, ends, added);
            for (int i = 0; i < players; i++) {
                double before = added[i] - mean[i];
                mean[i] += before / pair;
                deviations[i] += before * (added[i] - mean[i]);
            }
        }
        double[] errors = new double[players];
        for (int i = 0; i < players; i++) {
            errors[i] = Math.sqrt(deviations[i] / (pairs - 1) / pairs);
        }
        return new ShapleySample(mean, errors);
    }

    /** A permutation by R. Durstenfeld's shuffle, 1964. */
    private static int[] order(int players, SplittableRandom random) {
        int[] order = new int[players];
        for (int i = 0; i < players; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** The coalitions on the way from nobody to all, without both. */
    private static List<BitSet> growing(int[] order) {
        List<BitSet> coalitions = new ArrayList<>();
        BitSet present = new BitSet();
        for (int i = 0; i < order.length - 1; i++) {
            present.set(order[i]);
            coalitions.add((BitSet) present.clone());
        }
        return coalitions;
    }

    /** Adds half of what each player adds when it comes. */
    private static void add(int[] order, double[] inner, int from, double[] ends, double[] added) {
        double before = ends[0];
        for (int i = 0; i < order.length; i++) {
            double after = i == order.length - 1 ? ends[1] : inner[from + i];
            added[order[i]] += (after - before) / 2;
            before = after;
        }
    }

    /**
     * Copies the estimates.
     *
     * @return one per player, in the unit of the worths; they add up to v(all) - v(none)
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Copies the standard errors.
     *
     * @return one per player: how far an estimate lies from the exact value in the root mean square, from the spread over
     *     the pairs
     */
    public double[] standardErrors() {
        return errors.clone();
    }
}
