package org.activationlab.pairs;

/**
 * A sampled prediction with its label: what the model answered to the noisy copies of the image.
 *
 * @param sample the prediction on the clean image
 * @param votes the answers to the noisy copies, at least one
 */
public record LabelledPair(SampledPair sample, VoteHistogram votes) {

    /**
     * Checks that there are votes.
     *
     * @throws IllegalArgumentException if the histogram is empty
     */
    public LabelledPair {
        if (votes.total() < 1) {
            throw new IllegalArgumentException("a labelled pair needs at least one vote, but " + sample + " has none");
        }
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
