package org.activationlab.vision;

import java.util.Arrays;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** What a classifier says of images whose classes are known. */
public final class ClassifierScore {

    private static final int PIECE = 1000;

    private final double loss;
    private final int[] truth;
    private final int[] predictions;

    private ClassifierScore(double loss, int[] truth, int[] predictions) {
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
                sum += crossEntropy(logits.row(i), images.label(rows[i]));
            }
        }
        return new ClassifierScore(sum / truth.length, truth, predictions);
    }

    private static double crossEntropy(float[] logits, int label) {
        double top = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            top = Math.max(top, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += StrictMath.exp(logit - top);
        }
        return StrictMath.log(sum) + top - logits[label];
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
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += truth[i] == predictions[i] ? 1 : 0;
        }
        return (double) right / truth.length;
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
