package org.activationlab.pairs;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Pairs as columns, of one model or of many: the labels, and for every part of the trace one block of floats.
 * Immutable; arrays are handed out as copies. One part holds at most 2^31 - 1 values, which is 8 million rows of
 * LeNet's last four layers, or 600,000 of its whole data flow.
 */
public final class PairTable {

    private final LabelTable labels;
    private final TraceLayout layout;
    private final float[][] columns;

    private PairTable(LabelTable labels, TraceLayout layout, float[][] columns) {
        this.labels = labels;
        this.layout = layout;
        this.columns = columns;
    }

    /**
     * Makes a table.
     *
     * @param layout the layout of every trace
     * @param pairs the rows in order, possibly none
     * @return the table
     * @throws IllegalArgumentException if a trace has another layout
     */
    public static PairTable of(TraceLayout layout, List<Pair> pairs) {
        Builder builder = new Builder(layout, pairs.size());
        pairs.forEach(builder::add);
        return builder.build();
    }

    /**
     * Puts tables below each other.
     *
     * @param tables in order, at least one, all of one layout
     * @return a table of all their rows
     * @throws IllegalArgumentException if there is no table, or the layouts differ
     */
    public static PairTable concat(List<PairTable> tables) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("at least one table is needed, because it names the layout");
        }
        TraceLayout layout = tables.get(0).layout;
        Builder builder = new Builder(
                layout,
                LabelTable.totalSize(tables.stream().map(PairTable::labels).toList()));
        for (PairTable table : tables) {
            requireLayout(layout, table.layout);
            for (int part = 0; part < table.columns.length; part++) {
                int size = layout.parts().get(part).size();
                System.arraycopy(
                        table.columns[part],
                        0,
                        builder.columns[part],
                        builder.labels.filled() * size,
                        table.columns[part].length);
            }
            builder.labels.addAll(table.labels);
        }
        return builder.build();
    }

    /**
     * Keeps a part.
     *
     * @param selection which rows
     * @return a table of the kept rows, in their order
     */
    public PairTable only(PairSelection selection) {
        return of(
                layout,
                IntStream.range(0, size())
                        .filter(row -> selection.keeps(modelId(row), image(row)))
                        .mapToObj(this::pair)
                        .toList());
    }

    /**
     * Gives the number of rows.
     *
     * @return at least 0
     */
    public int size() {
        return labels.size();
    }

    /**
     * Gives everything but the activations.
     *
     * @return a table of the same rows in the same order
     */
    public LabelTable labels() {
        return labels;
    }

    /**
     * Gives the layout of every trace.
     *
     * @return names and sizes of the parts
     */
    public TraceLayout layout() {
        return layout;
    }

    /**
     * Gives the model of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its id
     * @throws IndexOutOfBoundsException if there is no such row; so do the other methods that take a row
     */
    public String modelId(int row) {
        return labels.modelId(row);
    }

    /**
     * Gives the image of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its position in the test set, from 0
     */
    public int image(int row) {
        return labels.image(row);
    }

    /**
     * Gives the label of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return the noisy copies that kept the predicted digit, of all
     */
    public NoiseRatio ratio(int row) {
        return labels.ratio(row);
    }

    /**
     * Says whether the model was right in a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return whether the predicted digit is the true one
     */
    public boolean correct(int row) {
        return labels.correct(row);
    }

    /**
     * Gives the activations of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its trace, a copy
     */
    public ActivationTrace trace(int row) {
        Objects.checkIndex(row, size());
        float[][] values = new float[columns.length][];
        for (int part = 0; part < columns.length; part++) {
            int size = layout.parts().get(part).size();
            values[part] = new float[size];
            System.arraycopy(columns[part], row * size, values[part], 0, size);
        }
        return ActivationTrace.of(layout, values);
    }

    /**
     * Gives a row as one value.
     *
     * @param row from 0 to {@code size() - 1}
     * @return prediction, votes and activations
     */
    public Pair pair(int row) {
        return new Pair(labels.labelledPair(row), trace(row));
    }

    /**
     * Gives the activations of one part for all rows.
     *
     * @param name the name of a part
     * @return (size, size of the part), row-major, a copy
     * @throws IllegalArgumentException if there is no such part
     */
    public float[] activations(String name) {
        return columns[layout.indexOf(name)].clone();
    }

    /**
     * Copies the activations of one part for one row, for loops that gather rows without the memory of a whole column.
     *
     * @param name the name of a part
     * @param row from 0 to {@code size() - 1}
     * @param into receives as many values as the part has
     * @param offset where the first of them goes
     * @throws IllegalArgumentException if there is no such part
     * @throws IndexOutOfBoundsException if there is no such row, or {@code into} has no room
     */
    public void copyActivations(String name, int row, float[] into, int offset) {
        Objects.checkIndex(row, size());
        int part = layout.indexOf(name);
        int size = layout.parts().get(part).size();
        System.arraycopy(columns[part], row * size, into, offset, size);
    }

    /**
     * Gives the column of ratios.
     *
     * @return (size), each in [0, 1], a copy
     */
    public double[] ratios() {
        return labels.ratios();
    }

    /**
     * Gives the column of right and wrong.
     *
     * @return (size), true where the model was right, a copy
     */
    public boolean[] correct() {
        return labels.correct();
    }

    /** Lets the pair room read one part without a copy; callers must not change it. */
    float[] column(int part) {
        return columns[part];
    }

    private static void requireLayout(TraceLayout expected, TraceLayout found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("expected traces of layout " + expected + ", but one has " + found);
        }
    }

    /** Fills the columns of a table whose size is known. */
    static final class Builder {
        private final TraceLayout layout;
        private final LabelTable.Builder labels;
        private final float[][] columns;

        Builder(TraceLayout layout, int rows) {
            this.layout = layout;
            labels = new LabelTable.Builder(rows);
            columns = new float[layout.parts().size()][];
            for (int part = 0; part < columns.length; part++) {
                long values = (long) rows * layout.parts().get(part).size();
                if (values > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException(rows + " rows of part "
                            + layout.names().get(part) + " are too many for one table. Read the files one by one, or"
                            + " join a smaller share of them.");
                }
                columns[part] = new float[(int) values];
            }
        }

        LabelTable.Builder labels() {
            return labels;
        }

        /** The values of one part, to be filled in place, row-major. */
        float[] column(int part) {
            return columns[part];
        }

        void add(Pair pair) {
            requireLayout(layout, pair.trace().layout());
            for (int part = 0; part < columns.length; part++) {
                float[] values = pair.trace().part(part);
                System.arraycopy(values, 0, columns[part], labels.filled() * values.length, values.length);
            }
            labels.add(pair.labelled());
        }

        /** Hands the arrays over without a copy; the builder must not be used again. */
        PairTable build() {
            return new PairTable(labels.build(), layout, columns);
        }
    }
}
