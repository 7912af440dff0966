package org.activationlab.metrics;

/**
 * How sure a network's own logits look: scores that need no training. Each is larger for what is thought more likely
 * right.
 */
public final class Confidence {

    private Confidence() {}

    /**
     * Computes the probability that the softmax gives to the most likely class.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return in [1/classes, 1]
     * @throws IllegalArgumentException if there is no class
     */
    public static double largestSoftmax(float... logits) {
        return largestSoftmaxAt(1, logits);
    }

    /**
     * Computes the largest softmax probability after dividing the logits by a temperature, see {@link TemperatureFit}.
     *
     * @param temperature above 0 and finite; above 1 it makes a network less sure
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return in [1/classes, 1]
     * @throws IllegalArgumentException if there is no class or the temperature is out of its range
     */
    public static double largestSoftmaxAt(double temperature, float... logits) {
        requireTemperature(temperature);
        double largest = largest(logits);
        double sum = 0;
        for (float logit : logits) {
            // Subtracting the largest first keeps the exponentials from overflowing.
            sum += Math.exp((logit - largest) / temperature);
        }
        return 1 / sum;
    }

    /**
     * Computes how far the largest softmax probability lies above the second largest.
     *
     * @param logits one value per class, at least two; finite, else the result is NaN
     * @return in [0, 1]; 0 where two share the top
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public static double softmaxMargin(float... logits) {
        // The second probability is the first times exp(-margin), so equal logits give exactly 0.
        return largestSoftmax(logits) * -Math.expm1(-logitMargin(logits));
    }

    /**
     * Computes the negative entropy of the softmax.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return in [-ln(classes), 0], in nats; 0 for certainty
     * @throws IllegalArgumentException if there is no class
     */
    public static double negativeEntropy(float... logits) {
        double largest = largest(logits);
        double sum = 0;
        double weighted = 0;
        for (float logit : logits) {
            double distance = logit - largest;
            double share = Math.exp(distance);
            sum += share;
            // A class far below has share 0 and adds nothing, however far it is.
            weighted += share * distance;
        }
        return weighted / sum - Math.log(sum);
    }

    /**
     * Computes the logarithm of the sum of the exponentials of the logits: the negative of the free energy at temperature
     * 1.
     *
     * <p>Source: W. Liu, X. Wang, J. Owens, Y. Li, "Energy-based Out-of-distribution Detection", 2020, with its sign
     * turned.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return at least the largest logit, in the unit of the logits
     * @throws IllegalArgumentException if there is no class
     */
    public static double energy(float... logits) {
        return largest(logits) - Math.log(largestSoftmax(logits));
    }

    /**
     * Computes the DOCTOR score (its variant alpha) with the sign turned, so that larger is surer: -(1 - sum p^2) / sum
     * p^2 of the softmax probabilities p.
     *
     * <p>Source: F. Granese, M. Romanelli, D. Gorla, C. Palamidessi, P. Piantanida, "DOCTOR: A Simple Method for Detecting
     * Misclassification Errors", 2021.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return in [1 - classes, 0]; 0 for certainty
     * @throws IllegalArgumentException if there is no class
     */
    public static double doctor(float... logits) {
        double largest = largest(logits);
        double sum = 0;
        double squares = 0;
        for (float logit : logits) {
            double share = Math.exp(logit - largest);
            sum += share;
            squares += share * share;
        }
        return 1 - sum * sum / squares;
    }

    /**
     * Computes how far the largest logit lies above the second largest.
     *
     * @param logits one value per class, at least two; NaN if one of them is
     * @return at least 0, in the unit of the logits; 0 where two share the top
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public static double logitMargin(float... logits) {
        if (logits.length < 2) {
            throw new IllegalArgumentException("a margin needs at least two logits, but got " + logits.length);
        }
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            if (Float.isNaN(logit)) {
                return Double.NaN;
            }
            if (logit > first) {
                second = first;
                first = logit;
            } else {
                second = Math.max(second, logit);
            }
        }
        return first - second;
    }

    private static double largest(float... logits) {
        Columns.requireSome("logits", logits.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        return largest;
    }

    private static void requireTemperature(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("a temperature must be finite and above 0, but was " + temperature);
        }
    }
}
