package org.activationlab.meta;

import java.util.List;
import org.activationlab.metrics.Confidence;
import org.activationlab.pairs.LabelTable;

/**
 * What a meta-network must beat: tables of training means that see no activation, and scores that need no training.
 *
 * <p>A table answers with the mean of the training rows of the same key; for a key that training never saw, with the
 * mean of all training rows. For correctness it says "right" above one half. A score of the logits says "right" from one
 * threshold up, the one with the highest accuracy on the training rows; the ratio is the isotonic fit of the training
 * ratios on the score.
 */
public enum Baseline {
    /** The more frequent answer of the training rows; their mean ratio. */
    MAJORITY("majority class", "mean ratio"),
    /** The largest softmax probability of the judged network. */
    LARGEST_SOFTMAX("largest softmax, one threshold", "largest softmax, isotonic fit"),
    /** The largest logit less the second largest. */
    LOGIT_MARGIN("logit margin, one threshold", "logit margin, isotonic fit"),
    /** The largest softmax probability less the second largest. */
    SOFTMAX_MARGIN("softmax margin, one threshold", "softmax margin, isotonic fit"),
    /** The negative entropy of the softmax probabilities. */
    NEGATIVE_ENTROPY("negative entropy, one threshold", "negative entropy, isotonic fit"),
    /** The logarithm of the sum of the exponentials of the logits. */
    ENERGY("energy, one threshold", "energy, isotonic fit"),
    /** The odds of DOCTOR alpha, with their sign turned. */
    DOCTOR("DOCTOR, one threshold", "DOCTOR, isotonic fit"),
    /** A table by image number. */
    IMAGE_LOOKUP("look-up by image", "look-up by image"),
    /** A table by judged network. */
    MODEL_LOOKUP("look-up by model", "look-up by model"),
    /** A table by judged network and its answer. */
    MODEL_AND_DIGIT_LOOKUP("look-up by (model, predicted digit)", "look-up by (model, predicted digit)");

    private final String correctness;
    private final String ratio;

    Baseline(String correctness, String ratio) {
        this.correctness = correctness;
        this.ratio = ratio;
    }

    /**
     * Names the baseline for a reader.
     *
     * @param task the question it answers
     * @return a few words
     */
    public String title(Task task) {
        return task == Task.RATIO ? ratio : correctness;
    }

    /**
     * Says whether this is a score of the judged network's logits, which needs no training but for one threshold or one
     * curve.
     *
     * @return false for the majority and for look-ups, which see no activation
     */
    public boolean readsLogits() {
        return !isLookUp() && this != MAJORITY;
    }

    /**
     * Says whether this is a table by image, by model, or by model and predicted digit.
     *
     * @return true for look-ups
     */
    public boolean isLookUp() {
        return this == IMAGE_LOOKUP || this == MODEL_LOOKUP || this == MODEL_AND_DIGIT_LOOKUP;
    }

    /**
     * Fits on the training rows and scores on the test rows; validation rows are not used.
     *
     * @param task the question
     * @param data the pairs
     * @param split which rows train and test
     * @return the score
     */
    public BaselineResult score(Task task, MetaData data, Split split) {
        return new FittedBaseline(this, task, data, split.train()).score(split.test());
    }

    /**
     * Fits on training rows and answers others.
     *
     * @param task the question
     * @param data the pairs
     * @param train the rows to fit on, at least one
     * @param rows the rows to answer, at least one
     * @return for each of them the expected ratio; or for correctness the training rows' share of right ones with the same
     *     key, and for a score of the logits that score, which is no probability
     */
    public double[] answers(Task task, MetaData data, int[] train, int[] rows) {
        return new FittedBaseline(this, task, data, train).answers(rows);
    }

    /** What a row is looked up by. */
    Object key(LabelTable pairs, int row) {
        return switch (this) {
            case IMAGE_LOOKUP -> pairs.image(row);
            case MODEL_LOOKUP -> pairs.modelId(row);
            case MODEL_AND_DIGIT_LOOKUP -> List.of(pairs.modelId(row), pairs.predictedDigit(row));
            case MAJORITY, LARGEST_SOFTMAX, LOGIT_MARGIN, SOFTMAX_MARGIN, NEGATIVE_ENTROPY, ENERGY, DOCTOR ->
                "every row";
        };
    }

    /** How sure the judged network's logits look; larger is surer. */
    double confidence(float[] logits) {
        return switch (this) {
            case LARGEST_SOFTMAX -> Confidence.largestSoftmax(logits);
            case LOGIT_MARGIN -> Confidence.logitMargin(logits);
            case SOFTMAX_MARGIN -> Confidence.softmaxMargin(logits);
            case NEGATIVE_ENTROPY -> Confidence.negativeEntropy(logits);
            case ENERGY -> Confidence.energy(logits);
            case DOCTOR -> Confidence.doctor(logits);
            case MAJORITY, IMAGE_LOOKUP, MODEL_LOOKUP, MODEL_AND_DIGIT_LOOKUP ->
                throw new IllegalStateException(this + " reads no logits");
        };
    }
}
