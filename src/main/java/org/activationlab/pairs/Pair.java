package org.activationlab.pairs;

/** One row of evidence: a sampled prediction, its label, and the activations of the clean forward pass. Immutable. */
public final class Pair {

    private final LabelledPair labelled;
    private final ActivationTrace trace;

    /**
     * Joins label and activations.
     *
     * @param labelled the prediction and its votes
     * @param trace the activations of the same model on the same clean image
     */
    public Pair(LabelledPair labelled, ActivationTrace trace) {
        this.labelled = labelled;
        this.trace = trace;
    }

    /**
     * Gives the pair without its activations.
     *
     * @return prediction and votes
     */
    public LabelledPair labelled() {
        return labelled;
    }

    /**
     * Gives the prediction.
     *
     * @return model, image, true and predicted digit
     */
    public SampledPair sample() {
        return labelled.sample();
    }

    /**
     * Gives the answers to the noisy copies.
     *
     * @return votes per digit
     */
    public VoteHistogram votes() {
        return labelled.votes();
    }

    /**
     * Gives the label.
     *
     * @return the noisy copies that kept the predicted digit, of all
     */
    public NoiseRatio ratio() {
        return labelled.ratio();
    }

    /**
     * Gives the activations.
     *
     * @return those of the clean forward pass
     */
    public ActivationTrace trace() {
        return trace;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pair pair && labelled.equals(pair.labelled) && trace.equals(pair.trace);
    }

    @Override
    public int hashCode() {
        return 31 * labelled.hashCode() + trace.hashCode();
    }

    @Override
    public String toString() {
        return "Pair[" + sample() + ", " + ratio() + "]";
    }
}
