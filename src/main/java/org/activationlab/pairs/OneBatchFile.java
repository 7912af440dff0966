package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.activationlab.files.AtomicFile;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes small Arrow files of one model whose rows all fit into one batch; {@link CheckedArrowFile} reads them. */
final class OneBatchFile {

    private OneBatchFile() {}

    /** Puts values into columns that have room for all rows. */
    @FunctionalInterface
    interface Rows {
        void into(VectorSchemaRoot columns);
    }

    /** Writes under a temporary name beside the file, forces it to disk, then moves it. */
    static void write(Path file, Schema schema, int rows, Rows values) throws IOException {
        AtomicFile.write(file, channel -> {
            Map<String, String> footer = new HashMap<>();
            try (BufferAllocator allocator = new RootAllocator();
                    VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
                // Not closed: that would close a channel that is not ours.
                ArrowFileWriter writer = new ArrowFileWriter(root, null, channel, footer);
                writer.start();
                for (FieldVector vector : root.getFieldVectors()) {
                    allocate(vector, rows);
                }
                values.into(root);
                root.setRowCount(rows);
                writer.writeBatch();
                footer.put(EvidenceWriter.ROWS, Integer.toString(rows));
                footer.put(EvidenceWriter.MODELS, "1");
                writer.end();
            }
        });
    }

    private static void allocate(FieldVector vector, int rows) {
        vector.setInitialCapacity(rows);
        vector.allocateNew();
        // There are no nulls.
        markPresent(vector);
        if (vector instanceof FixedSizeListVector list) {
            markPresent((BaseFixedWidthVector) list.getDataVector());
        }
    }

    private static void markPresent(FieldVector vector) {
        var validity = vector.getValidityBuffer();
        validity.setOne(0, validity.capacity());
    }
}
