package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An Arrow file whose skeleton was checked before Arrow's own reader trusts it, read batch by batch. Holds native memory
 * for one batch; whoever opens it closes it, and closing throws if some of that memory was not given back.
 */
final class CheckedArrowFile implements AutoCloseable {

    private static final long SMALLEST_LIMIT = 64L << 20;

    private final Path file;
    private final BufferAllocator allocator;
    private final ArrowFileReader reader;
    private final VectorSchemaRoot root;
    private final int rows;

    private CheckedArrowFile(
            Path file, BufferAllocator allocator, ArrowFileReader reader, VectorSchemaRoot root, int rows) {
        this.file = file;
        this.allocator = allocator;
        this.reader = reader;
        this.root = root;
        this.rows = rows;
    }

    /** Refuses columns and metadata of another kind of file. */
    @FunctionalInterface
    interface SchemaCheck {
        void on(Schema schema) throws IOException;
    }

    /** Opens a file and checks everything but the values. */
    static CheckedArrowFile open(Path file, SchemaCheck check) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        // One batch lives in native memory twice at most; a file that wants more is damaged.
        BufferAllocator allocator = new RootAllocator(Math.max(SMALLEST_LIMIT, 8 * channel.size()));
        ArrowFileReader reader = new ArrowFileReader(channel, allocator);
        boolean opened = false;
        try {
            ArrowStructure structure = ArrowStructure.open(channel);
            Schema schema = structure.schema();
            check.on(schema);
            int rows = structure.checkBatches(schema);
            String promised = ArrowFields.entry(structure.footerMetadata(), EvidenceWriter.ROWS);
            if (!promised.equals(Integer.toString(rows))) {
                throw new IOException("its footer promises " + promised + " rows, but its batches hold " + rows);
            }
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            opened = true;
            return new CheckedArrowFile(file, allocator, reader, root, rows);
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

    Path file() {
        return file;
    }

    Schema schema() {
        return root.getSchema();
    }

    /** The columns of the loaded batch. */
    VectorSchemaRoot root() {
        return root;
    }

    /** The rows of all batches. */
    int rows() {
        return rows;
    }

    /** Loads the next batch; gives its rows, or -1 after the last. */
    int nextBatch() throws IOException {
        try {
            if (!reader.loadNextBatch()) {
                return -1;
            }
            for (FieldVector column : root.getFieldVectors()) {
                requirePresent(column);
            }
            return root.getRowCount();
        } catch (IOException | RuntimeException e) {
            throw refusal(e);
        }
    }

    /** The bits that mark nulls may contradict the number of nulls, which was found to be 0. */
    private static void requirePresent(FieldVector column) throws IOException {
        if (column.getNullCount() != 0) {
            throw new IOException("column " + column.getName() + " has nulls, though its batch says it has none");
        }
        for (FieldVector child : column.getChildrenFromFields()) {
            requirePresent(child);
        }
    }

    /** Says that the file cannot be read, why, and what to do. */
    IOException refusal(Throwable reason) {
        return refusal(file, reason);
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

    @Override
    public void close() throws IOException {
        try (allocator) {
            reader.close();
        }
    }
}
