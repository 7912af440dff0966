package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a label or pair file row by row, in batches. Holds native memory for one batch; whoever opens it closes it,
 * and closing throws if some of that memory was not given back. The channel stays open.
 */
final class EvidenceWriter implements AutoCloseable {

    /** The footer entry with the number of rows. */
    static final String ROWS = "rows";

    /** The footer entry with the number of models. */
    static final String MODELS = "models";

    /** Two megabytes of LeNet traces. */
    static final int BATCH = 1024;

    private final PairFileHeader header;
    private final BufferAllocator allocator;
    private final VectorSchemaRoot root;
    private final ArrowFileWriter writer;
    private final Map<String, String> footer = new HashMap<>();
    private int inBatch;
    private long written;

    EvidenceWriter(FileChannel channel, PairFileHeader header, @Nullable TraceLayout layout) throws IOException {
        this.header = header;
        var schema = PairSchema.of(header, layout);
        allocator = new RootAllocator();
        root = VectorSchemaRoot.create(schema, allocator);
        // The footer is written last, so what is put into its map until then reaches the file.
        writer = new ArrowFileWriter(root, null, channel, footer);
        boolean started = false;
        try {
            writer.start();
            allocateBatch();
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Writes one row without activations. */
    void append(LabelledPair pair) throws IOException {
        writeLabels(pair);
        endRow();
    }

    /** Writes one row of a table. */
    void append(PairTable table, int row) throws IOException {
        writeLabels(table.labels().labelledPair(row));
        for (int part = 0; part < table.layout().parts().size(); part++) {
            TraceLayout.Part description = table.layout().parts().get(part);
            int size = description.size();
            FixedSizeListVector list = (FixedSizeListVector) root.getVector(description.name());
            FloatBlocks.write(
                    table.column(part), row * size, size, list.getDataVector().getDataBuffer(), (long) inBatch * size);
        }
        endRow();
    }

    /** Writes the last batch and the footer. */
    void finish(int models) throws IOException {
        if (inBatch > 0) {
            writeBatch();
        }
        footer.put(ROWS, Long.toString(written));
        footer.put(MODELS, Integer.toString(models));
        writer.end();
    }

    @Override
    public void close() {
        // ArrowFileWriter.close would write a footer below half a file and close a channel that is not ours.
        try (allocator) {
            root.close();
        }
    }

    private void writeLabels(LabelledPair pair) {
        header.requireDescribes(pair);
        SampledPair sample = pair.sample();
        NoiseRatio ratio = pair.ratio();
        int row = inBatch;
        ((VarCharVector) vector(PairSchema.MODEL_ID))
                .setSafe(row, sample.modelId().getBytes(StandardCharsets.UTF_8));
        ((IntVector) vector(PairSchema.IMAGE)).set(row, sample.imageIndex());
        ((TinyIntVector) vector(PairSchema.TRUE_DIGIT)).set(row, sample.trueDigit());
        ((TinyIntVector) vector(PairSchema.PREDICTED_DIGIT)).set(row, sample.predictedDigit());
        ((BitVector) vector(PairSchema.CORRECT)).set(row, sample.correct() ? 1 : 0);
        ((IntVector) vector(PairSchema.UNCHANGED)).set(row, ratio.unchanged());
        ((IntVector) vector(PairSchema.DRAWS)).set(row, ratio.draws());
        ((Float8Vector) vector(PairSchema.RATIO)).set(row, ratio.value());
        IntVector votes = (IntVector) ((FixedSizeListVector) vector(PairSchema.VOTES)).getDataVector();
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            votes.set(row * VoteHistogram.DIGITS + digit, pair.votes().count(digit));
        }
        pair.meanKl().ifPresent(value -> ((Float8Vector) vector(PairSchema.MEAN_KL)).set(row, value));
    }

    private void endRow() throws IOException {
        inBatch++;
        if (inBatch == BATCH) {
            writeBatch();
            allocateBatch();
        }
    }

    private void writeBatch() throws IOException {
        root.setRowCount(inBatch);
        writer.writeBatch();
        written += inBatch;
        inBatch = 0;
    }

    private void allocateBatch() {
        for (FieldVector vector : root.getFieldVectors()) {
            vector.setInitialCapacity(BATCH);
            vector.allocateNew();
            if (vector instanceof FixedSizeListVector list) {
                // There are no nulls: mark whole lists and all their values as present at once.
                markPresent(list);
                markPresent((BaseFixedWidthVector) list.getDataVector());
            }
        }
    }

    private static void markPresent(FieldVector vector) {
        var validity = vector.getValidityBuffer();
        validity.setOne(0, validity.capacity());
    }

    private FieldVector vector(String column) {
        return root.getVector(column);
    }
}
