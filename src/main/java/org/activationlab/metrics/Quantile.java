package org.activationlab.metrics;

/**
 * The value below which a given share of some numbers lies.
 *
 * <p>Interpolates linearly between order statistics: R. Hyndman, Y. Fan, "Sample quantiles in statistical packages",
 * 1996, definition 7, which numpy and R use too.
 */
public final class Quantile {

    private Quantile() {}

    /**
     * Computes a quantile.
     *
     * @param sorted finite numbers, the smallest first, at least one
     * @param share which share lies below, from 0 (the smallest) to 1 (the largest)
     * @return a value between the smallest and the largest
     * @throws IllegalArgumentException if there is no number or the share is out of its range
     */
    public static double ofSorted(double[] sorted, double share) {
        Columns.requireSome("sorted", sorted.length);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "share must be between 0 and 1, but was " + share + ". Maybe it was given in percent.");
        }
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
