package org.activationlab.metrics;

/**
 * Divides what a group of players reaches together among them, exactly: a player gets the mean of what it adds when the
 * players come one after the other, over all orders.
 *
 * <p>These are the only shares that add up to the whole, treat equal players equally, give nothing to who adds nothing,
 * and add up over games. Source: Lloyd S. Shapley, "A Value for n-Person Games", 1953.
 */
public final class ShapleyValues {

    /** Of more players, the number of coalitions would not be worth an exact sum. */
    private static final int MOST = 16;

    private ShapleyValues() {}

    /**
     * Computes the values of all players: phi_i, the sum over the coalitions S without i of |S|! (n - |S| - 1)! / n!
     * (v(S with i) - v(S)).
     *
     * @param worths v of every coalition, in any unit; player i belongs to the coalitions whose number has bit i, so the
     *     first worth is that of nobody and the last that of all
     * @return one value per player, in the unit of the worths; they add up to v(all) - v(none)
     * @throws IllegalArgumentException if there are not 2^n worths with n from 1 to 16
     */
    public static double[] of(double... worths) {
        int players = players(worths.length);
        double[] weights = weights(players);
        double[] values = new double[players];
        for (int coalition = 0; coalition < worths.length; coalition++) {
            double weight = weights[Integer.bitCount(coalition)];
            for (int player = 0; player < players; player++) {
                if ((coalition & 1 << player) == 0) {
                    values[player] += weight * (worths[coalition | 1 << player] - worths[coalition]);
                }
            }
        }
        return values;
    }

    private static int players(int coalitions) {
        int players = Integer.numberOfTrailingZeros(coalitions);
        if (Integer.bitCount(coalitions) != 1 || players < 1 || players > MOST) {
            throw new IllegalArgumentException("a game of n players has 2^n coalitions, n from 1 to " + MOST
                    + ", but got " + coalitions + " worths. Give one for every coalition, that of nobody first.");
        }
        return players;
    }

    /** s! (n - s - 1)! / n! for s from 0, where nothing is left to weigh for s = n. */
    private static double[] weights(int players) {
        double[] weights = new double[players + 1];
        weights[0] = 1.0 / players;
        for (int size = 1; size < players; size++) {
            weights[size] = weights[size - 1] * size / (players - size);
        }
        return weights;
    }
}
