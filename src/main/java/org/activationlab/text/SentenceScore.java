package org.activationlab.text;

import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.ConfusionMatrix;
import org.activationlab.network.layers.Batch;

/**
 * What a network says of sentences whose labels are known.
 *
 * @param loss mean cross-entropy in nats
 * @param confusion which labels it takes for which
 * @param logits two per sentence
 */
public record SentenceScore(double loss, ConfusionMatrix confusion, Batch logits) {

    /**
     * Classifies sentences.
     *
     * @param network which one
     * @param sentences in numbers of its vocabulary
     * @param labelled the same sentences
     * @return its answers
     * @throws IllegalArgumentException if there is no sentence, or not as many of both
     */
    public static SentenceScore of(SentenceNetwork network, EncodedSentences sentences, LabelledSentences labelled) {
        return of(network.logits(sentences), labelled);
    }

    /**
     * Scores answers.
     *
     * @param logits two per sentence
     * @param labelled the sentences in the same order
     * @return loss and confusion
     * @throws IllegalArgumentException if there is no sentence, or not as many of both
     */
    public static SentenceScore of(Batch logits, LabelledSentences labelled) {
        if (logits.count() != labelled.size() || logits.count() == 0) {
            throw new IllegalArgumentException(
                    "expected answers to at least one sentence and a label for each, but got " + logits.count()
                            + " and " + labelled.size());
        }
        int[] truth = new int[logits.count()];
        int[] answers = new int[logits.count()];
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            truth[i] = labelled.label(i);
            answers[i] = logits.largest(i);
            float[] row = logits.row(i);
            // Cross-entropy: the logarithm of the sum of all exponentials, less the true class's logit.
            sum += Confidence.energy(row) - row[truth[i]];
        }
        return new SentenceScore(
                sum / truth.length, ConfusionMatrix.of(truth, answers, SentenceDesign.CLASSES), logits);
    }

    /**
     * Gives the share of right answers.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return confusion.accuracy();
    }
}
