package org.activationlab.pairs;

import java.util.OptionalDouble;
import org.activationlab.metrics.BinomialInterval;
import org.activationlab.metrics.CertifiedRadius;
import org.activationlab.metrics.Interval;

/**
 * How many noisy copies of an image kept the digit that the model gave to the clean image.
 *
 * @param unchanged the copies that kept it, 0 to {@code draws}
 * @param draws all copies, at least 1
 */
public record NoiseRatio(int unchanged, int draws) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there is no draw, or more survivors than draws
     */
    public NoiseRatio {
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1, but was " + draws);
        }
        if (unchanged < 0 || unchanged > draws) {
            throw new IllegalArgumentException("unchanged must be between 0 and draws (" + draws + "), but was "
                    + unchanged + ". Maybe the two counts were swapped.");
        }
    }

    /**
     * Gives the observed ratio.
     *
     * @return unchanged / draws, in [0, 1]
     */
    public double value() {
        return (double) unchanged / draws;
    }

    /**
     * Gives the Wilson interval of the ratio that infinitely many draws would show.
     *
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return an interval inside [0, 1] around {@link #value()}
     * @throws IllegalArgumentException if the confidence is out of its range
     */
    public Interval interval(double confidence) {
        return interval(BinomialInterval.WILSON, confidence);
    }

    /**
     * Gives an interval of a chosen kind.
     *
     * @param kind how the interval is computed
     * @param confidence the wanted coverage, strictly between 0 and 1, for example 0.95
     * @return an interval inside [0, 1] around {@link #value()}
     * @throws IllegalArgumentException if the confidence is out of its range
     */
    public Interval interval(BinomialInterval kind, double confidence) {
        return kind.of(unchanged, draws, confidence);
    }

    /**
     * Gives the L2 radius within which the smoothed vote at this image provably stays on the predicted digit. With
     * noise images that are shared between pairs each pair's statement holds by itself, a joint one about several pairs
     * does not: certify with fresh noise.
     *
     * @param sigma the scale of the noise that was drawn, in units of pixel value, above 0
     * @param alpha the probability that the statement is wrong, strictly between 0 and 1, for example 0.001
     * @return the radius in units of pixel value, or empty (abstain) if the digit's share is not surely above 1/2
     * @throws IllegalArgumentException if an argument is out of its range
     */
    public OptionalDouble certifiedRadius(double sigma, double alpha) {
        return CertifiedRadius.of(unchanged, draws, sigma, alpha);
    }
}
