package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers about one layer's values that do not depend on the order of its units, which no two networks share: nine
 * quantiles, mean, deviation, share of zeros and length. Numbers without a bound are given as sign(x) ln(1 + |x|).
 */
public final class LayerSummary {

    private static final double[] LEVELS = {0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1};

    /** Numbers per layer. */
    public static final int COUNT = LEVELS.length + 4;

    private LayerSummary() {}

    /**
     * Names the numbers.
     *
     * @param layer whose
     * @return {@link #COUNT} names in order, each beginning with the layer's
     */
    public static List<String> names(String layer) {
        List<String> names = new ArrayList<>(COUNT);
        for (double level : LEVELS) {
            names.add(layer + " quantile " + level);
        }
        names.addAll(List.of(layer + " mean", layer + " deviation", layer + " share of zeros", layer + " length"));
        return names;
    }

    /**
     * Sums a layer up.
     *
     * @param layer its values, at least one; not changed
     * @param into gets {@link #COUNT} numbers
     * @param at where the first goes
     */
    public static void write(float[] layer, float[] into, int at) {
        float[] values = layer.clone();
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
            into[at + i] = LogitSummary.squeezed(quantile(values, LEVELS[i]));
        }
        double mean = sum / values.length;
        int next = at + LEVELS.length;
        into[next] = LogitSummary.squeezed(mean);
        into[next + 1] = LogitSummary.squeezed(Math.sqrt(Math.max(0, squares / values.length - mean * mean)));
        into[next + 2] = zeros / (float) values.length;
        into[next + 3] = LogitSummary.squeezed(Math.sqrt(squares));
    }

    /** Between the two neighbours in order, in a straight line. */
    private static double quantile(float[] sorted, double level) {
        double place = level * (sorted.length - 1);
        int below = (int) place;
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[below + 1] * share;
    }
}
