package org.activationlab.judge;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Task;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.TraceLayout;

/**
 * What a judge reads of the rows of a table, and what it shall answer. Only rows that are asked for take memory.
 * Immutable, for any number of threads.
 */
public final class FeatureTable {

    private final JudgeInput input;
    private final MetaData data;
    /** Where each row of the table stands here, or -1. */
    private final int[] places;

    private final float[] numbers;

    private FeatureTable(JudgeInput input, MetaData data, int[] places, float[] numbers) {
        this.input = input;
        this.data = data;
        this.places = places;
        this.numbers = numbers;
    }

    /**
     * Computes the numbers of some rows, on all cores.
     *
     * @param input what is read
     * @param data the pairs
     * @param rows which of them, each once
     * @param profiles what is known of each network, by its id
     * @return the table
     * @throws IllegalArgumentException if a network has no profile, or its profile lacks what the input needs, or the
     *     numbers would not fit one array
     */
    public static FeatureTable of(
            JudgeInput input, MetaData data, int[] rows, Function<String, NetworkProfile> profiles) {
        PairTable pairs = data.pairs();
        int width = input.features().size();
        long size = (long) rows.length * width;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    rows.length + " rows of " + width + " numbers are too many for one table. Use fewer pairs.");
        }
        int[] places = new int[pairs.size()];
        Arrays.fill(places, -1);
        float[] numbers = new float[(int) size];
        IntStream.range(0, rows.length).forEach(i -> places[rows[i]] = i);
        IntStream.range(0, rows.length).parallel().forEach(i -> {
            float[] trace = trace(pairs, rows[i]);
            input.write(trace, profiles.apply(pairs.modelId(rows[i])), numbers, i * width);
        });
        for (int i = 0; i < numbers.length; i++) {
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException(
                        input.features().get(i % width).name() + " of row "
                                + rows[i / width] + " (model " + pairs.modelId(rows[i / width]) + ") is " + numbers[i]
                                + ". Maybe that model diverged: leave it out.");
            }
        }
        return new FeatureTable(input, data, places, numbers);
    }

    private static float[] trace(PairTable pairs, int row) {
        float[] trace = new float[TraceSummary.TRACE];
        int at = 0;
        for (TraceLayout.Part part : pairs.layout().parts()) {
            pairs.copyActivations(part.name(), row, trace, at);
            at += part.size();
        }
        return trace;
    }

    /**
     * Says what is read.
     *
     * @return the input
     */
    public JudgeInput input() {
        return input;
    }

    /**
     * Gives the pairs.
     *
     * @return what the rows are numbers of
     */
    public MetaData data() {
        return data;
    }

    int width() {
        return input.features().size();
    }

    /** Copies the numbers of a row. */
    void copy(int row, float[] into, int at) {
        System.arraycopy(numbers, place(row) * width(), into, at, width());
    }

    private int place(int row) {
        int place = places[row];
        if (place < 0) {
            throw new IllegalArgumentException("row " + row + " was not among the rows that this table was made of");
        }
        return place;
    }

    /** What a judge of a question learns from: the ratio, or 1 for right and 0 for wrong. */
    JudgeRows rows(Task task) {
        FeatureTable table = this;
        return new JudgeRows() {
            @Override
            public int width() {
                return table.width();
            }

            @Override
            public void copy(int row, float[] into, int at) {
                table.copy(row, into, at);
            }

            @Override
            public double target(int row) {
                return task == Task.RATIO
                        ? data.pairs().ratio(row).value()
                        : data.pairs().correct(row) ? 1 : 0;
            }
        };
    }

    /**
     * Lets a judge answer.
     *
     * @param judge of this input
     * @param rows which rows
     * @return in the order of the rows
     */
    public double[] answers(Judge judge, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> judge.answer(numbers, place(row) * width()))
                .toArray();
    }

    /**
     * Lets a judge answer about predictions of which some numbers are another's, on all cores.
     *
     * @param judge of this input
     * @param own the sources whose numbers are those of the rows; all others are those of the donors
     * @param rows which rows
     * @param donors for each row the one that gives
     * @return in the order of the rows
     */
    public double[] answers(Judge judge, Set<Feature.Source> own, int[] rows, int[] donors) {
        int width = width();
        int[] given = IntStream.range(0, width)
                .filter(i -> !own.contains(input.features().get(i).source()))
                .toArray();
        return IntStream.range(0, rows.length)
                .parallel()
                .mapToDouble(i -> {
                    int from = place(donors[i]) * width;
                    float[] mixed = new float[width];
                    copy(rows[i], mixed, 0);
                    for (int feature : given) {
                        mixed[feature] = numbers[from + feature];
                    }
                    return judge.answer(mixed, 0);
                })
                .toArray();
    }
}
