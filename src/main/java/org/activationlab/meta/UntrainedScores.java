package org.activationlab.meta;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.ReferenceTraces;

/**
 * How sure one network looks by every score that needs no training: those of its logits, and those by its own reference
 * traces. One forward pass gives all of them.
 */
public final class UntrainedScores {

    /** The name of {@link ReferenceNeighbours}. */
    public static final String NEIGHBOURS = "nearest reference traces";

    /** The name of {@link ReferenceNeighbours#agreement}. */
    public static final String AGREEMENT = "neighbours with the same answer";

    /** The name of {@link ReferenceMahalanobis}. */
    public static final String MAHALANOBIS = "Mahalanobis to reference traces";

    private static final String LOGITS = "fc3";
    private static final int DIGITS = 10;

    private UntrainedScores() {}

    /**
     * Lists the scores.
     *
     * @return their names: the logits' scores in the order of {@link Baseline}, then the three by reference traces
     */
    public static List<String> names() {
        return Stream.concat(
                        Arrays.stream(Baseline.values())
                                .filter(Baseline::readsLogits)
                                .map(UntrainedScores::name),
                        Stream.of(NEIGHBOURS, AGREEMENT, MAHALANOBIS))
                .toList();
    }

    private static String name(Baseline baseline) {
        return baseline.title(Task.CORRECTNESS).replace(", one threshold", "");
    }

    /**
     * Scores one model's pairs.
     *
     * @param pairs with the parts fc2 and fc3, all of one model
     * @param reference the traces of that model
     * @return by the scores' names, in the order of {@link #names}, one confidence per row; larger is surer
     * @throws IllegalArgumentException if a pair is of another model, or an activation is not finite
     */
    public static Map<String, double[]> of(PairTable pairs, ReferenceTraces reference) {
        return of(pairs, IntStream.range(0, pairs.size()).toArray(), reference);
    }

    /**
     * Scores some pairs of one model in a table of many.
     *
     * @param pairs with the parts fc2 and fc3
     * @param rows which of them, all of one model
     * @param reference the traces of that model
     * @return by the scores' names, in the order of {@link #names}, one confidence per row; larger is surer
     * @throws IllegalArgumentException if a pair is of another model, or an activation is not finite
     */
    public static Map<String, double[]> of(PairTable pairs, int[] rows, ReferenceTraces reference) {
        ReferenceNeighbours neighbours = ReferenceNeighbours.of(reference);
        ReferenceMahalanobis mahalanobis = ReferenceMahalanobis.of(reference);
        Map<String, double[]> scores = new LinkedHashMap<>();
        names().forEach(name -> scores.put(name, new double[rows.length]));
        float[] logits = new float[DIGITS];
        float[] trace = new float
                [pairs.layout()
                        .parts()
                        .get(pairs.layout().indexOf(ReferenceClasses.LAYER))
                        .size()];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            if (!pairs.modelId(row).equals(reference.modelId())) {
                throw new IllegalArgumentException("expected pairs of model " + reference.modelId() + ", but row " + row
                        + " is of model " + pairs.modelId(row));
            }
            pairs.copyActivations(LOGITS, row, logits, 0);
            pairs.copyActivations(ReferenceClasses.LAYER, row, trace, 0);
            int digit = pairs.labels().predictedDigit(row);
            for (Baseline baseline : Baseline.values()) {
                if (baseline.readsLogits()) {
                    put(scores, name(baseline), i, baseline.confidence(logits));
                }
            }
            ReferenceNeighbours.Neighbourhood near = neighbours.neighbourhood(trace, digit);
            put(scores, NEIGHBOURS, i, near.score());
            put(scores, AGREEMENT, i, near.agreement());
            put(scores, MAHALANOBIS, i, mahalanobis.score(trace, digit));
        }
        return scores;
    }

    private static void put(Map<String, double[]> scores, String name, int row, double value) {
        scores.computeIfPresent(name, (key, values) -> {
            values[row] = value;
            return values;
        });
    }
}
