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
}
