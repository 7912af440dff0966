package org.activationlab.pairs;

/**
 * What one network made of the noisy copies of one image.
 *
 * @param votes which digit how many copies were taken for
 * @param meanKl the mean over the copies of KL(softmax of the clean image's logits || softmax of the copy's), in nats,
 *     finite and at least 0
 */
public record NoiseLabel(VoteHistogram votes, double meanKl) {

    /**
     * Checks the mean.
     *
     * @throws IllegalArgumentException if it is negative, NaN or infinite
     */
    public NoiseLabel {
        requireMeanKl(meanKl);
    }

    static void requireMeanKl(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a mean divergence is finite and at least 0, but was " + value
                    + ". Maybe a logit overflowed: leave the model out of the population.");
        }
    }
}
