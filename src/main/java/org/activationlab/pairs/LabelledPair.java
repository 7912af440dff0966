package org.activationlab.pairs;

import java.util.OptionalDouble;

/**
 * A sampled prediction with its label: what the model answered to the noisy copies of the image.
 *
 * @param sample the prediction on the clean image
 * @param votes the answers to the noisy copies, at least one
 * @param meanKl the mean over the noisy copies of KL(softmax of the clean image's logits || softmax of the copy's), in
 *     nats, finite and at least 0; empty where it was not measured, which is where noise is shared
 */
public record LabelledPair(SampledPair sample, VoteHistogram votes, OptionalDouble meanKl) {

    /**
     * Makes a pair whose divergence was not measured.
     *
     * @param sample the prediction on the clean image
     * @param votes the answers to the noisy copies, at least one
     */
    public LabelledPair(SampledPair sample, VoteHistogram votes) {
        this(sample, votes, OptionalDouble.empty());
    }

    /**
     * Makes a pair from all that was measured.
     *
     * @param sample the prediction on the clean image
     * @param label votes and mean divergence
     */
    public LabelledPair(SampledPair sample, NoiseLabel label) {
        this(sample, label.votes(), OptionalDouble.of(label.meanKl()));
    }

    /**
     * Checks votes and divergence.
     *
     * @throws IllegalArgumentException if the histogram is empty, or the divergence negative, NaN or infinite
     */
    public LabelledPair {
        if (votes.total() < 1) {
            throw new IllegalArgumentException("a labelled pair needs at least one vote, but " + sample + " has none");
        }
        meanKl.ifPresent(NoiseLabel::requireMeanKl);
    }

    /**
     * Gives the label: the share of noisy copies that kept the predicted digit.
     *
     * @return unchanged and draws, both from the votes
     */
    public NoiseRatio ratio() {
        return votes.unchanged(sample.predictedDigit());
    }
}
