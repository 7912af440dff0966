package org.activationlab.meta;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A table of training means by key, which sees no activation: for keys that training never saw, the mean of all training
 * rows.
 */
final class Lookup {

    private final Map<Object, double[]> sums = new HashMap<>();
    private final double overall;
    private final IntFunction<Object> key;

    /**
     * Fills the table.
     *
     * @param key what a row is looked up by
     * @param rows the training rows, at least one
     * @param targets their ratios, or 1 for right and 0 for wrong
     */
    Lookup(IntFunction<Object> key, int[] rows, double[] targets) {
        this.key = key;
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] entry = sums.computeIfAbsent(key.apply(rows[i]), ignored -> new double[2]);
            entry[0] += targets[i];
            entry[1]++;
            total += targets[i];
        }
        overall = total / rows.length;
    }

    /**
     * Looks rows up.
     *
     * @param rows any rows
     * @return the mean of the training rows with the same key, else of all training rows
     */
    double[] answers(int[] rows) {
        double[] answers = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] entry = sums.get(key.apply(rows[i]));
            answers[i] = entry == null ? overall : entry[0] / entry[1];
        }
        return answers;
    }
}
