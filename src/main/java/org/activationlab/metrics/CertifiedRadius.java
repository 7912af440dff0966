package org.activationlab.metrics;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The L2 radius around an image within which the vote of a noise-smoothed network provably keeps its class.
 *
 * <p>Source: J. Cohen, E. Rosenfeld and Z. Kolter, "Certified adversarial robustness via randomized smoothing", 2019,
 * section 3.2: radius = sigma * Phi^-1(lower), where lower is the one-sided Clopper-Pearson limit of the class's vote
 * share. The class must be fixed before the votes are drawn. The statement is about the smoothed vote, not about the
 * answer of the network without noise.
 */
public final class CertifiedRadius {

    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private CertifiedRadius() {}

    /**
     * Computes the radius from a vote count.
     *
     * @param votes k, the noisy copies that were given the class, 0 to {@code draws}
     * @param draws n, all noisy copies, at least 1
     * @param sigma the standard deviation of the noise, in units of pixel value, above 0
     * @param alpha the probability that the statement is wrong, strictly between 0 and 1, for example 0.001
     * @return the radius, in the unit of {@code sigma}; empty, which means abstain, unless the limit is above 1/2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public static OptionalDouble of(int votes, int draws, double sigma, double alpha) {
        if (!(sigma > 0) || Double.isInfinite(sigma)) {
            throw new IllegalArgumentException("sigma must be finite and above 0, but was " + sigma);
        }
        double lower = BinomialInterval.lowerBound(votes, draws, alpha);
        return lower > 0.5
                ? OptionalDouble.of(sigma * STANDARD_NORMAL.inverseCumulativeProbability(lower))
                : OptionalDouble.empty();
    }
}
