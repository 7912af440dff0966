package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.Confidence;

/**
 * Numbers about one trace that do not depend on the order of hidden units, which no two networks share: of each hidden
 * layer nine quantiles, mean, deviation, share of zeros and length; of the logits themselves, sorted too, the answer and
 * the usual scores. Logits keep their order, for digits mean the same in every network.
 *
 * <p>Numbers without a bound are given as sign(x) ln(1 + |x|), because networks of the grid differ by orders of
 * magnitude.
 */
public final class TraceSummary {

    /** Sizes of the parts of LeNet-5's trace; the last is that of the logits. */
    static final List<Integer> SIZES = List.of(256, 120, 84, NoiseResponse.CLASSES);

    /** Numbers of LeNet-5's trace. */
    static final int TRACE = SIZES.stream().mapToInt(Integer::intValue).sum();

    /** The parts that are summed up by quantiles, then the logits. */
    static final List<String> HIDDEN = List.of("maxpool2", "fc1", "fc2");

    static final String LOGITS = "fc3";
    private static final int CLASSES = NoiseResponse.CLASSES;
    private static final double[] LEVELS = {0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1};
    private static final int PER_LAYER = LEVELS.length + 4;
    /** Confidences, the last of the levelled numbers. */
    static final int SCORES = 5;

    /** Numbers that a network's own level can be taken from: all but the answer's digit. */
    static final int LEVELLED = HIDDEN.size() * PER_LAYER + 2 * CLASSES + SCORES;

    /** All numbers. */
    public static final int COUNT = LEVELLED + CLASSES;

    private TraceSummary() {}

    /**
     * Names the numbers.
     *
     * @return {@link #COUNT} names in order, each beginning with the part it sums up
     */
    public static List<String> names() {
        List<String> names = new ArrayList<>(COUNT);
        for (String layer : HIDDEN) {
            for (double level : LEVELS) {
                names.add(layer + " quantile " + level);
            }
            names.addAll(List.of(layer + " mean", layer + " deviation", layer + " share of zeros", layer + " length"));
        }
        for (int k = 0; k < CLASSES; k++) {
            names.add(LOGITS + " logit of " + k);
        }
        for (int k = 0; k < CLASSES; k++) {
            names.add(LOGITS + " logit of rank " + k);
        }
        for (String score :
                List.of("largest softmax", "softmax margin", "logit margin", "negative entropy", "energy")) {
            names.add(LOGITS + " " + score);
        }
        for (int k = 0; k < CLASSES; k++) {
            names.add(LOGITS + " answers " + k);
        }
        return names;
    }

    /**
     * Sums a trace up.
     *
     * @param trace the activations of three hidden layers and ten logits, one part after the other
     * @param sizes how many numbers each part has; the last is 10
     * @param into gets {@link #COUNT} numbers
     * @param at where the first goes
     */
    static void of(float[] trace, List<Integer> sizes, float[] into, int at) {
        int place = at;
        int from = 0;
        for (int layer = 0; layer < HIDDEN.size(); layer++) {
            int to = from + sizes.get(layer);
            layer(Arrays.copyOfRange(trace, from, to), into, place);
            place += PER_LAYER;
            from = to;
        }
        logits(Arrays.copyOfRange(trace, from, from + CLASSES), into, place);
    }

    private static void layer(float[] values, float[] into, int at) {
        Arrays.sort(values);
        double sum = 0;
        double squares = 0;
        int zeros = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            zeros += value == 0 ? 1 : 0;
        }
        for (int i = 0; i < LEVELS.length; i++) {
            into[at + i] = squeezed(quantile(values, LEVELS[i]));
        }
        double mean = sum / values.length;
        int next = at + LEVELS.length;
        into[next] = squeezed(mean);
        into[next + 1] = squeezed(Math.sqrt(Math.max(0, squares / values.length - mean * mean)));
        into[next + 2] = zeros / (float) values.length;
        into[next + 3] = squeezed(Math.sqrt(squares));
    }

    /** Between the two neighbours in order, in a straight line. */
    private static double quantile(float[] sorted, double level) {
        double place = level * (sorted.length - 1);
        int below = (int) place;
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[below + 1] * share;
    }

    private static void logits(float[] logits, float[] into, int at) {
        for (int k = 0; k < CLASSES; k++) {
            into[at + k] = squeezed(logits[k]);
        }
        float[] sorted = logits.clone();
        Arrays.sort(sorted);
        for (int k = 0; k < CLASSES; k++) {
            into[at + CLASSES + k] = squeezed(sorted[CLASSES - 1 - k]);
        }
        int next = at + 2 * CLASSES;
        into[next] = (float) Confidence.largestSoftmax(logits);
        into[next + 1] = (float) Confidence.softmaxMargin(logits);
        into[next + 2] = squeezed(Confidence.logitMargin(logits));
        into[next + 3] = (float) Confidence.negativeEntropy(logits);
        into[next + 4] = squeezed(Confidence.energy(logits));
        int answer = largest(logits);
        for (int k = 0; k < CLASSES; k++) {
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
