package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.Confidence;

/**
 * Numbers about one prediction's logits: themselves, sorted too, the usual confidences, and which class is the answer.
 * Logits keep their order, for a class means the same in every network.
 */
public final class LogitSummary {

    /** Confidences, the numbers before the answer's. */
    static final int SCORES = 5;

    private LogitSummary() {}

    /**
     * Counts the numbers.
     *
     * @param classes of the network, at least 2
     * @return how many there are
     */
    public static int count(int classes) {
        return 3 * classes + SCORES;
    }

    /**
     * Names the numbers.
     *
     * @param part what the logits are called
     * @param classes of the network, at least 2
     * @return as many as {@link #count} says, in order
     */
    public static List<String> names(String part, int classes) {
        List<String> names = new ArrayList<>(count(classes));
        for (int k = 0; k < classes; k++) {
            names.add(part + " logit of " + k);
        }
        for (int k = 0; k < classes; k++) {
            names.add(part + " logit of rank " + k);
        }
        for (String score :
                List.of("largest softmax", "softmax margin", "logit margin", "negative entropy", "energy")) {
            names.add(part + " " + score);
        }
        for (int k = 0; k < classes; k++) {
            names.add(part + " answers " + k);
        }
        return names;
    }

    /**
     * Sums logits up.
     *
     * @param logits one per class, at least two
     * @param into gets as many numbers as {@link #count} says
     * @param at where the first goes
     */
    public static void write(float[] logits, float[] into, int at) {
        int classes = logits.length;
        for (int k = 0; k < classes; k++) {
            into[at + k] = squeezed(logits[k]);
        }
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        for (int k = 0; k < classes; k++) {
            into[at + classes + k] = squeezed(sorted[classes - 1 - k]);
        }
        int next = at + 2 * classes;
        into[next] = (float) Confidence.largestSoftmax(logits);
        into[next + 1] = (float) Confidence.softmaxMargin(logits);
        into[next + 2] = squeezed(Confidence.logitMargin(logits));
        into[next + 3] = (float) Confidence.negativeEntropy(logits);
        into[next + 4] = squeezed(Confidence.energy(logits));
        int answer = largest(logits);
        for (int k = 0; k < classes; k++) {
            into[next + SCORES + k] = k == answer ? 1 : 0;
        }
    }

    /** The answer: the class of the largest logit, the first of several. */
    static int largest(float[] logits) {
        int largest = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[largest]) {
                largest = k;
            }
        }
        return largest;
    }

    /** Keeps sign and order, and makes large numbers small. */
    static float squeezed(double value) {
        return (float) Math.copySign(StrictMath.log1p(Math.abs(value)), value);
    }
}
