package org.activationlab.metrics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence intervals for the success probability behind k successes in n independent trials.
 *
 * <p>Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927, for
 * {@link #WILSON}; C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case
 * of the binomial", 1934, for {@link #CLOPPER_PEARSON}; which to use when: L. D. Brown, T. T. Cai and A. DasGupta,
 * "Interval estimation for a binomial proportion", 2001. Commons Statistics 1.2 has no binomial interval, only the two
 * distributions that are used here.
 */
public enum BinomialInterval {
    /** The score interval: its coverage is right on average, so it is the one to print beside a ratio. */
    WILSON {
        @Override
        Interval between(int k, int n, double alpha) {
            double z = STANDARD_NORMAL.inverseSurvivalProbability(alpha / 2);
            double share = (double) k / n;
            double shrink = 1 + z * z / n;
            double center = (share + z * z / (2.0 * n)) / shrink;
            double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / shrink;
            // At k = 0 and k = n one end is 0 or 1 exactly; the subtraction would leave rounding noise there.
            return new Interval(k == 0 ? 0 : center - half, k == n ? 1 : center + half);
        }
    },

    /** The exact interval: it covers at least as often as asked, at the price of being wider. */
    CLOPPER_PEARSON {
        @Override
        Interval between(int k, int n, double alpha) {
            // The upper limit of k successes is 1 minus the lower limit of n - k failures.
            return new Interval(lowerLimit(k, n, alpha / 2), 1 - lowerLimit(n - k, n, alpha / 2));
        }
    };

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    /**
     * Gives the two-sided interval.
     *
     * @param successes k, 0 to {@code trials}
     * @param trials n, at least 1
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return an interval inside [0, 1] that contains k / n
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public Interval of(int successes, int trials, double confidence) {
        requireCounts(successes, trials);
        requireOpenUnit("confidence", confidence);
        return between(successes, trials, 1 - confidence);
    }

    /**
     * Gives the one-sided Clopper-Pearson lower limit: the success probability is at least this with probability
     * {@code 1 - alpha}. It is BetaInv(alpha; k, n - k + 1), the limit that randomised smoothing certifies with.
     *
     * @param successes k, 0 to {@code trials}
     * @param trials n, at least 1
     * @param alpha the allowed probability of error, strictly between 0 and 1, for example 0.001
     * @return the limit, in [0, 1); 0 if there was no success
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static double lowerBound(int successes, int trials, double alpha) {
        requireCounts(successes, trials);
        requireOpenUnit("alpha", alpha);
        return lowerLimit(successes, trials, alpha);
    }

    abstract Interval between(int k, int n, double alpha);

    private static double lowerLimit(int k, int n, double alpha) {
        return k == 0 ? 0 : BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(alpha);
    }

    static void requireCounts(int successes, int trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, but was " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes must be between 0 and trials (" + trials + "), but was "
                    + successes + ". Maybe the two counts were swapped.");
        }
    }

    static void requireOpenUnit(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    name + " must lie strictly between 0 and 1, but was " + value + ". Maybe it was given in percent.");
        }
    }
}
