package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    /** Confidences, the last of the levelled numbers. */
    static final int SCORES = LogitSummary.SCORES;

    /** Numbers that a network's own level can be taken from: all but the answer's digit. */
    static final int LEVELLED = HIDDEN.size() * LayerSummary.COUNT + 2 * CLASSES + SCORES;

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
        HIDDEN.forEach(layer -> names.addAll(LayerSummary.names(layer)));
        names.addAll(LogitSummary.names(LOGITS, CLASSES));
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
            LayerSummary.write(Arrays.copyOfRange(trace, from, to), into, place);
            place += LayerSummary.COUNT;
            from = to;
        }
        LogitSummary.write(Arrays.copyOfRange(trace, from, from + CLASSES), into, place);
    }
}
