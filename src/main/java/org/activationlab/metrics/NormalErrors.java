package org.activationlab.metrics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Errors that are normal around 0, each with a standard deviation of its own: a mixture of normal distributions with
 * equal weights.
 */
public final class NormalErrors {

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    /** Halving the bracket so often leaves nothing of it but rounding. */
    private static final int HALVINGS = 60;

    private NormalErrors() {}

    /**
     * Gives the size that a given share of the errors does not exceed.
     *
     * @param deviations the standard deviation of each error, finite and at least 0, at least one; 0 is an error that is
     *     always 0
     * @param share strictly between 0 and 1, for example 0.95
     * @return the quantile of the absolute error, at least 0
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double absoluteQuantile(double[] deviations, double share) {
        Columns.requireSome("deviations", deviations.length);
        BinomialInterval.requireOpenUnit("share", share);
        for (int i = 0; i < deviations.length; i++) {
            Columns.requireFinite("deviations", i, deviations[i]);
            if (deviations[i] < 0) {
                throw new IllegalArgumentException(
                        "deviations must be at least 0, but value " + i + " is " + deviations[i]);
            }
        }
        if (within(deviations, 0) >= share) {
            return 0;
        }
        double low = 0;
        // No error is spread wider than the widest, so the widest one's own quantile lies above that of all.
        double high = Arrays.stream(deviations).max().orElseThrow()
                * STANDARD_NORMAL.inverseSurvivalProbability((1 - share) / 2);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (within(deviations, middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The expected share of errors whose absolute value is at most {@code size}. */
    private static double within(double[] deviations, double size) {
        double sum = 0;
        for (double deviation : deviations) {
            sum += deviation == 0 ? 1 : 1 - 2 * STANDARD_NORMAL.survivalProbability(size / deviation);
        }
        return sum / deviations.length;
    }
}
