package org.activationlab.meta;

/** What a meta-network is asked about one prediction. */
public enum Task {
    /** Which share of noisy copies keeps the predicted digit: one number, trained by the squared error, scored by R2. */
    RATIO(1, "R2"),
    /** Whether the prediction is right: wrong (0) or right (1), trained by cross-entropy, scored by accuracy. */
    CORRECTNESS(2, "accuracy");

    private final int outputs;
    private final String score;

    Task(int outputs, String score) {
        this.outputs = outputs;
        this.score = score;
    }

    /**
     * Returns the size of the last layer.
     *
     * @return 1 or 2
     */
    public int outputs() {
        return outputs;
    }

    /**
     * Names the score; a larger one is better.
     *
     * @return "R2" or "accuracy"
     */
    public String score() {
        return score;
    }
}
