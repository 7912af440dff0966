package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a label or pair file batch by batch and checks every row. Holds native memory for one batch; whoever opens it
 * closes it, and closing throws if some of that memory was not given back.
 */
final class EvidenceReader implements AutoCloseable {

    private final CheckedArrowFile arrow;
    private final PairFileHeader header;
    private final @Nullable TraceLayout layout;
    private int rowsRead;

    private EvidenceReader(CheckedArrowFile arrow, PairFileHeader header, @Nullable TraceLayout layout) {
        this.arrow = arrow;
        this.header = header;
        this.layout = layout;
    }

    /** Opens a file and checks everything but the values. */
    static EvidenceReader open(Path file, boolean withTraces) throws IOException {
        CheckedArrowFile arrow = CheckedArrowFile.open(file, schema -> {
            PairSchema.header(schema, withTraces);
            if (withTraces) {
                PairSchema.layout(schema);
            } else {
                PairSchema.requireLabelColumns(schema);
            }
        });
        Schema schema = arrow.schema();
        return new EvidenceReader(
                arrow, PairSchema.header(schema, withTraces), withTraces ? PairSchema.layout(schema) : null);
    }

    PairFileHeader header() {
        return header;
    }

    List<PairColumn> columns() {
        return arrow.schema().getFields().stream().map(ArrowFields::described).toList();
    }

    int rows() {
        return arrow.rows();
    }

    TraceLayout layout() {
        if (layout == null) {
            throw new IllegalStateException(arrow.file() + " was opened as a label file, which has no traces");
        }
        return layout;
    }

    /** Loads the next batch; gives its rows, or -1 after the last. */
    int nextBatch() throws IOException {
        return arrow.nextBatch();
    }

    /** Appends the labels of the loaded batch. */
    void copyLabels(LabelTable.Builder into) throws IOException {
        try {
            for (int row = 0; row < arrow.root().getRowCount(); row++) {
                into.add(labelledPair(row));
                rowsRead++;
            }
        } catch (IOException | RuntimeException e) {
            throw arrow.refusal(new IOException("row " + rowsRead + ": " + e.getMessage(), e));
        }
    }

    /** Appends labels and activations of the loaded batch. */
    void copyPairs(PairTable.Builder into) throws IOException {
        int firstRow = into.labels().filled();
        copyLabels(into.labels());
        for (int part = 0; part < layout().parts().size(); part++) {
            TraceLayout.Part description = layout().parts().get(part);
            FixedSizeListVector list = (FixedSizeListVector) arrow.root().getVector(description.name());
            int values = Math.multiplyExact(arrow.root().getRowCount(), description.size());
            FloatBlocks.read(
                    list.getDataVector().getDataBuffer(), into.column(part), firstRow * description.size(), values);
        }
    }

    @Override
    public void close() throws IOException {
        arrow.close();
    }

    private LabelledPair labelledPair(int row) throws IOException {
        SampledPair sample = new SampledPair(
                ArrowText.read((VarCharVector) vector(PairSchema.MODEL_ID), row),
                ((IntVector) vector(PairSchema.IMAGE)).get(row),
                ((TinyIntVector) vector(PairSchema.TRUE_DIGIT)).get(row),
                ((TinyIntVector) vector(PairSchema.PREDICTED_DIGIT)).get(row));
        int[] votes = new int[VoteHistogram.DIGITS];
        IntVector allVotes = (IntVector) ((FixedSizeListVector) vector(PairSchema.VOTES)).getDataVector();
        for (int digit = 0; digit < votes.length; digit++) {
            votes[digit] = allVotes.get(row * VoteHistogram.DIGITS + digit);
        }
        OptionalDouble meanKl = header.noise().withMeanKl()
                ? OptionalDouble.of(((Float8Vector) vector(PairSchema.MEAN_KL)).get(row))
                : OptionalDouble.empty();
        LabelledPair pair = new LabelledPair(sample, VoteHistogram.of(votes), meanKl);
        header.requireDescribes(pair);
        NoiseRatio ratio = pair.ratio();
        requireEqual(PairSchema.CORRECT, sample.correct() ? 1 : 0, ((BitVector) vector(PairSchema.CORRECT)).get(row));
        requireEqual(PairSchema.UNCHANGED, ratio.unchanged(), ((IntVector) vector(PairSchema.UNCHANGED)).get(row));
        requireEqual(PairSchema.DRAWS, ratio.draws(), ((IntVector) vector(PairSchema.DRAWS)).get(row));
        requireEqual(PairSchema.RATIO, ratio.value(), ((Float8Vector) vector(PairSchema.RATIO)).get(row));
        return pair;
    }

    private FieldVector vector(String column) {
        return arrow.root().getVector(column);
    }

    private static void requireEqual(String column, double expected, double found) throws IOException {
        if (expected != found) {
            throw new IOException(
                    "digits and votes say that " + column + " is " + expected + ", but the column says " + found);
        }
    }
}
