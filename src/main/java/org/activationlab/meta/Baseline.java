package org.activationlab.meta;

import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.ClassificationScores;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.IsotonicFit;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.metrics.ScoreThreshold;
import org.activationlab.pairs.PairTable;

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
    /** A table by image number. */
    IMAGE_LOOKUP("look-up by image", "look-up by image"),
    /** A table by judged network. */
    MODEL_LOOKUP("look-up by model", "look-up by model"),
    /** A table by judged network and its answer. */
    MODEL_AND_DIGIT_LOOKUP("look-up by (model, predicted digit)", "look-up by (model, predicted digit)");

    private static final String LOGITS = "fc3";
    private static final int DIGITS = 10;

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

    /** Says whether this is a table that sees no activation. */
    private boolean isTable() {
        return this != LARGEST_SOFTMAX && this != LOGIT_MARGIN;
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
        int[] test = split.test();
        double[] values = isTable() ? lookedUp(task, data, split) : confidences(data.pairs(), test);
        double auroc = Double.NaN;
        double score;
        if (task == Task.RATIO) {
            double[] predicted = isTable() ? values : fitted(data, split, values);
            score = RegressionScores.r2(data.ratios(test), predicted);
        } else {
            boolean[] truth = data.correct(test);
            boolean[] said = isTable() ? MetaScores.decide(values) : aboveThreshold(data, split, values);
            score = ClassificationScores.accuracy(truth, said);
            auroc = Auroc.of(values, truth);
        }
        return new BaselineResult(this, task, score, auroc, split.train().length, test.length);
    }

    private double[] lookedUp(Task task, MetaData data, Split split) {
        int[] train = split.train();
        double[] targets = data.ratios(train);
        if (task == Task.CORRECTNESS) {
            boolean[] correct = data.correct(train);
            Arrays.setAll(targets, i -> correct[i] ? 1 : 0);
        }
        return new Lookup(row -> key(data.pairs(), row), train, targets).answers(split.test());
    }

    private Object key(PairTable pairs, int row) {
        return switch (this) {
            case IMAGE_LOOKUP -> pairs.image(row);
            case MODEL_LOOKUP -> pairs.modelId(row);
            case MODEL_AND_DIGIT_LOOKUP ->
                List.of(pairs.modelId(row), pairs.labels().predictedDigit(row));
            case MAJORITY, LARGEST_SOFTMAX, LOGIT_MARGIN -> "every row";
        };
    }

    private double[] confidences(PairTable pairs, int[] rows) {
        double[] confidences = new double[rows.length];
        float[] logits = new float[DIGITS];
        for (int i = 0; i < rows.length; i++) {
            pairs.copyActivations(LOGITS, rows[i], logits, 0);
            confidences[i] =
                    this == LARGEST_SOFTMAX ? Confidence.largestSoftmax(logits) : Confidence.logitMargin(logits);
        }
        return confidences;
    }

    private double[] fitted(MetaData data, Split split, double[] confidences) {
        int[] train = split.train();
        IsotonicFit fit = IsotonicFit.of(confidences(data.pairs(), train), data.ratios(train));
        return Arrays.stream(confidences).map(fit::at).toArray();
    }

    private boolean[] aboveThreshold(MetaData data, Split split, double[] confidences) {
        int[] train = split.train();
        double threshold = ScoreThreshold.best(confidences(data.pairs(), train), data.correct(train));
        return ScoreThreshold.apply(confidences, threshold);
    }
}
