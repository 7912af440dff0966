package org.activationlab.network;

import java.util.SplittableRandom;

/**
 * Standard normal numbers from a {@link SplittableRandom} by the Box-Muller transform.
 *
 * <p>Two uniform numbers u1, u2 give {@code r cos(2 pi u2)} and then {@code r sin(2 pi u2)} with {@code r = sqrt(-2
 * ln(1 - u1))}. {@link StrictMath} makes the numbers the same on every JVM, and the recipe is short enough to be
 * repeated in any language, which {@code SplittableRandom.nextGaussian} is not.
 *
 * <p>Source: G. Box, M. Muller, A Note on the Generation of Random Normal Deviates, 1958.
 */
public final class GaussianStream {

    private final SplittableRandom uniform;
    private double spare;
    private boolean hasSpare;

    /**
     * Takes normal numbers from a uniform stream.
     *
     * @param uniform the source, used up by two numbers for every two normal ones
     */
    public GaussianStream(SplittableRandom uniform) {
        this.uniform = uniform;
    }

    /**
     * Returns the next number.
     *
     * @return a draw of the normal distribution with mean 0 and standard deviation 1
     */
    public double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform.nextDouble()));
        double angle = 2.0 * Math.PI * uniform.nextDouble();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }
}
