package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads a label or pair file batch by batch and checks every row. Holds native memory for one batch; whoever opens it
 * closes it, and closing throws if some of that memory was not given back.
 */
final class EvidenceReader implements AutoCloseable {

    private static final long SMALLEST_LIMIT = 64L << 20;

    private final Path file;
    private final BufferAllocator allocator;
    private final ArrowFileReader reader;
    private final VectorSchemaRoot root;
    private final PairFileHeader header;
    private final @Nullable TraceLayout layout;
    private final int rows;
    private int rowsRead;

    private EvidenceReader(
            Path file,
            BufferAllocator allocator,
            ArrowFileReader reader,
            VectorSchemaRoot root,
            PairFileHeader header,
            @Nullable TraceLayout layout,
            int rows) {
        this.file = file;
        this.allocator = allocator;
        this.reader = reader;
        this.root = root;
        this.header = header;
        this.layout = layout;
        this.rows = rows;
    }

    /** Opens a file and checks everything but the values. */
    static EvidenceReader open(Path file, boolean withTraces) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        // One batch lives in native memory twice at most; a file that wants more is damaged.
        BufferAllocator allocator = new RootAllocator(Math.max(SMALLEST_LIMIT, 8 * channel.size()));
        ArrowFileReader reader = new ArrowFileReader(channel, allocator);
        boolean opened = false;
        try {
            ArrowStructure structure = ArrowStructure.open(channel);
            Schema schema = structure.schema();
            PairFileHeader header = PairSchema.header(schema, withTraces);
            TraceLayout layout = withTraces ? PairSchema.layout(schema) : null;
            if (layout == null) {
                PairSchema.requireLabelColumns(schema);
            }
            int rows = structure.checkBatches(schema);
            String promised = PairSchema.entry(structure.footerMetadata(), EvidenceWriter.ROWS);
            if (!promised.equals(Integer.toString(rows))) {
                throw new IOException("its footer promises " + promised + " rows, but its batches hold " + rows);
            }
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            opened = true;
            return new EvidenceReader(file, allocator, reader, root, header, layout, rows);
            // Damaged offsets can make a schema contain itself, hence the stack.
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw refusal(file, e);
        } finally {
            if (!opened) {
                reader.close();
                allocator.close();
            }
        }
    }

    PairFileHeader header() {
        return header;
    }

    int rows() {
        return rows;
    }

    TraceLayout layout() {
        if (layout == null) {
            throw new IllegalStateException(file + " was opened as a label file, which has no traces");
        }
        return layout;
    }

    /** Loads the next batch; gives its rows, or -1 after the last. */
    int nextBatch() throws IOException {
        try {
            return reader.loadNextBatch() ? root.getRowCount() : -1;
        } catch (IOException | RuntimeException e) {
            throw refusal(file, e);
        }
    }

    /** Appends the labels of the loaded batch. */
    void copyLabels(LabelTable.Builder into) throws IOException {
        try {
            for (int row = 0; row < root.getRowCount(); row++) {
                into.add(labelledPair(row));
                rowsRead++;
            }
        } catch (IOException | RuntimeException e) {
            throw refusal(file, new IOException("row " + rowsRead + ": " + e.getMessage(), e));
        }
    }

    /** Appends labels and activations of the loaded batch. */
    void copyPairs(PairTable.Builder into) throws IOException {
        int firstRow = into.labels().filled();
        copyLabels(into.labels());
        for (int part = 0; part < layout().parts().size(); part++) {
            TraceLayout.Part description = layout().parts().get(part);
            FixedSizeListVector list = (FixedSizeListVector) root.getVector(description.name());
            int values = Math.multiplyExact(root.getRowCount(), description.size());
            FloatBlocks.read(
                    list.getDataVector().getDataBuffer(), into.column(part), firstRow * description.size(), values);
        }
    }

    @Override
    public void close() throws IOException {
        try (allocator) {
            reader.close();
        }
    }

    private LabelledPair labelledPair(int row) throws IOException {
        SampledPair sample = new SampledPair(
                text((VarCharVector) vector(PairSchema.MODEL_ID), row),
                ((IntVector) vector(PairSchema.IMAGE)).get(row),
                ((TinyIntVector) vector(PairSchema.TRUE_DIGIT)).get(row),
                ((TinyIntVector) vector(PairSchema.PREDICTED_DIGIT)).get(row));
        int[] votes = new int[VoteHistogram.DIGITS];
        IntVector allVotes = (IntVector) ((FixedSizeListVector) vector(PairSchema.VOTES)).getDataVector();
        for (int digit = 0; digit < votes.length; digit++) {
            votes[digit] = allVotes.get(row * VoteHistogram.DIGITS + digit);
        }
        LabelledPair pair = new LabelledPair(sample, VoteHistogram.of(votes));
        header.requireDescribes(pair);
        NoiseRatio ratio = pair.ratio();
        requireEqual(PairSchema.CORRECT, sample.correct() ? 1 : 0, ((BitVector) vector(PairSchema.CORRECT)).get(row));
        requireEqual(PairSchema.UNCHANGED, ratio.unchanged(), ((IntVector) vector(PairSchema.UNCHANGED)).get(row));
        requireEqual(PairSchema.DRAWS, ratio.draws(), ((IntVector) vector(PairSchema.DRAWS)).get(row));
        requireEqual(PairSchema.RATIO, ratio.value(), ((Float8Vector) vector(PairSchema.RATIO)).get(row));
        return pair;
    }

    private FieldVector vector(String column) {
        return root.getVector(column);
    }

    private static void requireEqual(String column, double expected, double found) throws IOException {
        if (expected != found) {
            throw new IOException(
                    "digits and votes say that " + column + " is " + expected + ", but the column says " + found);
        }
    }

    private static String text(VarCharVector vector, int row) throws IOException {
        // Read by hand, because VarCharVector.get would allocate whatever damaged offsets ask for.
        ArrowBuf offsets = vector.getOffsetBuffer();
        int start = offsets.getInt(4L * row);
        int end = offsets.getInt(4L * row + 4);
        if (start < 0
                || end < start
                || end - start > SampledPair.LONGEST_ID
                || end > vector.getDataBuffer().capacity()) {
            throw new IOException("the text of " + vector.getName() + " claims bytes " + start + " to " + end);
        }
        byte[] bytes = new byte[end - start];
        vector.getDataBuffer().getBytes(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static IOException refusal(Path file, Throwable reason) {
        String text = reason instanceof IOException || reason instanceof IllegalArgumentException
                ? reason.getMessage()
                : "it cannot be parsed (" + reason + ")";
        return new IOException(
                file + " cannot be read: " + text
                        + ". Maybe it was damaged, or written by another version: delete it and run its stage again.",
                reason);
    }
}
