package org.activationlab.metrics;

/** How sure a network's own logits look: scores that need no training. */
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
        Columns.requireSome("logits", logits.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            // Subtracting the largest first keeps the exponentials from overflowing.
            sum += Math.exp(logit - largest);
        }
        return 1 / sum;
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

    /**
     * Computes how far the largest softmax probability lies above the second largest.
     *
     * @param logits one value per class, at least two; finite, else the result is NaN
     * @return in [0, 1]; 0 where two share the top
     * @throws IllegalArgumentException if there are fewer than two classes
     */
    public static double softmaxMargin(float... logits) {
        double margin = logitMargin(logits);
        // The second largest probability is e^-margin of the largest.
        return largestSoftmax(logits) * -Math.expm1(-margin);
    }

    /**
     * Computes the negative entropy of the softmax probabilities, sum p ln p.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return in nats, from -ln(classes) where all are equally likely up to 0
     * @throws IllegalArgumentException if there is no class
     */
    public static double negativeEntropy(float... logits) {
        double energy = energy(logits);
        double sum = 0;
        for (float logit : logits) {
            double logProbability = logit - energy;
            double probability = Math.exp(logProbability);
            // 0 ln 0 is 0; the product would be NaN once the logarithm is infinite.
            sum += probability == 0 ? 0 : probability * logProbability;
        }
        return Math.min(sum, 0);
    }

    /**
     * Computes the logarithm of the sum of the exponentials of the logits: the free energy, with its sign turned so that
     * a larger one means more confident.
     *
     * <p>Source: W. Liu, X. Wang, J. Owens, Y. Li, "Energy-based out-of-distribution detection", 2020, equation 4 at
     * temperature 1.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return at least the largest logit, in the unit of the logits
     * @throws IllegalArgumentException if there is no class
     */
    public static double energy(float... logits) {
        Columns.requireSome("logits", logits.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }

    /**
     * Computes the score of DOCTOR alpha: the odds (1 - g) / g with g = sum p^2, with the sign turned so that a larger
     * one means more confident.
     *
     * <p>Source: F. Granese, M. Romanelli, D. Gorla, C. Palamidessi, P. Piantanida, "DOCTOR: A simple method for
     * detecting misclassification errors", 2021, equation 11.
     *
     * @param logits one value per class, at least one; finite, else the result is NaN
     * @return from 1 - classes where all are equally likely up to 0
     * @throws IllegalArgumentException if there is no class
     */
    public static double doctor(float... logits) {
        double energy = energy(logits);
        double squares = 0;
        for (float logit : logits) {
            double probability = Math.exp(logit - energy);
            squares += probability * probability;
        }
        return Math.min(1 - 1 / squares, 0);
    }
}
