package org.activationlab.vision;

import java.util.Arrays;
import org.activationlab.data.LabelledImages;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.ConfusionMatrix;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** What a classifier says of images whose classes are known. */
public final class ClassifierScore {

    private static final int PIECE = 1000;

    private final int classes;
    private final double loss;
    private final int[] truth;
    private final int[] predictions;

    private ClassifierScore(int classes, double loss, int[] truth, int[] predictions) {
        this.classes = classes;
        this.loss = loss;
        this.truth = truth;
        this.predictions = predictions;
    }

    /**
     * Classifies images.
     *
     * @param network of 28x28 grey images and ten classes
     * @param images any
     * @param from the first
     * @param to the one behind the last
     * @return its answers
     */
    public static ClassifierScore of(LayeredNetwork network, LabelledImages images, int from, int to) {
        int[] truth = new int[to - from];
        int[] predictions = new int[to - from];
        double sum = 0;
        for (int start = from; start < to; start += PIECE) {
            int[] rows = DigitBatches.rows(start, Math.min(to, start + PIECE));
            Batch logits = network.logits(DigitBatches.batch(network.design().input(), images, rows));
            for (int i = 0; i < rows.length; i++) {
                truth[rows[i] - from] = images.label(rows[i]);
                predictions[rows[i] - from] = logits.largest(i);
                float[] row = logits.row(i);
                // Cross-entropy: the logarithm of the sum of all exponentials, less the true class's logit.
                sum += Confidence.energy(row) - row[images.label(rows[i])];
            }
        }
        return new ClassifierScore(network.design().classes(), sum / truth.length, truth, predictions);
    }

    /**
     * Gives the mean cross-entropy.
     *
     * @return nats
     */
    public double loss() {
        return loss;
    }

    /**
     * Gives the share of right answers.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return ConfusionMatrix.of(truth, predictions, classes).accuracy();
    }

    /**
     * Copies the true classes.
     *
     * @return one per image
     */
    public int[] truth() {
        return Arrays.copyOf(truth, truth.length);
    }

    /**
     * Copies the answers.
     *
     * @return one per image
     */
    public int[] predictions() {
        return Arrays.copyOf(predictions, predictions.length);
    }
}
