package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.ParameterShape;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/**
 * Writes the weights of many models as one Arrow IPC file: a row per parameter array, a record batch per model.
 *
 * <p>Columns: {@code model_id} utf8, {@code name} utf8 (PyTorch's), {@code shape} list&lt;int32&gt;, {@code values}
 * list&lt;float32&gt;, row-major. Holds one model at a time, however many there are.
 */
public final class WeightWriter implements AutoCloseable {

    private final BufferAllocator allocator;
    private final VectorSchemaRoot root;
    private final ArrowFileWriter writer;
    private final Map<String, String> footer = new HashMap<>();
    private final Set<String> models = new HashSet<>();
    private long rows;

    private WeightWriter(FileChannel channel, WeightFileHeader header) throws IOException {
        allocator = new RootAllocator();
        root = VectorSchemaRoot.create(WeightSchema.of(header), allocator);
        // The footer is written last, so what is put into its map until then reaches the file.
        writer = new ArrowFileWriter(root, null, channel, footer);
        boolean started = false;
        try {
            writer.start();
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Hands over the models of a file, one after the other. */
    @FunctionalInterface
    public interface Models {
        /**
         * Appends every model.
         *
         * @param writer takes them; must not be kept or closed
         * @throws IOException if a model cannot be read or written
         */
        void appendTo(WeightWriter writer) throws IOException;
    }

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all models
     * @param models appends them
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, WeightFileHeader header, Models models) throws IOException {
        AtomicFile.write(file, channel -> {
            try (WeightWriter writer = new WeightWriter(channel, header)) {
                models.appendTo(writer);
                writer.finish();
            }
        });
    }

    /**
     * Writes one model.
     *
     * @param model its name and arrays
     * @throws IllegalArgumentException if it was written before
     * @throws IOException if the disk fails
     */
    public void append(ModelWeights model) throws IOException {
        if (!models.add(model.modelId())) {
            throw new IllegalArgumentException("model " + model.modelId()
                    + " came twice, but a file of weights holds each model once. Append every model once.");
        }
        // New memory for every batch: Arrow may still refer to that of the last one.
        root.clear();
        root.getFieldVectors().forEach(FieldVector::allocateNew);
        List<ParameterShape> shapes = model.parameters().shapes();
        for (int row = 0; row < shapes.size(); row++) {
            ParameterShape shape = shapes.get(row);
            setText(WeightSchema.MODEL_ID, row, model.modelId());
            setText(WeightSchema.NAME, row, shape.name());
            setShape(row, shape.dimensions());
            setValues(row, model.parameters().values(shape.name()));
        }
        root.setRowCount(shapes.size());
        ArrowBuf present = list(WeightSchema.VALUES).getDataVector().getValidityBuffer();
        present.setOne(0, present.capacity());
        writer.writeBatch();
        rows += shapes.size();
    }

    private void setText(String column, int row, String text) {
        ((VarCharVector) root.getVector(column)).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
    }

    private void setShape(int row, List<Integer> dimensions) {
        ListVector shape = list(WeightSchema.SHAPE);
        IntVector sizes = (IntVector) shape.getDataVector();
        int at = shape.startNewValue(row);
        for (int i = 0; i < dimensions.size(); i++) {
            sizes.setSafe(at + i, dimensions.get(i));
        }
        shape.endValue(row, dimensions.size());
    }

    private void setValues(int row, float[] own) {
        ListVector values = list(WeightSchema.VALUES);
        Float4Vector numbers = (Float4Vector) values.getDataVector();
        int at = values.startNewValue(row);
        while (numbers.getValueCapacity() < at + own.length) {
            numbers.reAlloc();
        }
        FloatBlocks.write(own, 0, own.length, numbers.getDataBuffer(), at);
        values.endValue(row, own.length);
    }

    private ListVector list(String column) {
        return (ListVector) root.getVector(column);
    }

    private void finish() throws IOException {
        footer.put(EvidenceWriter.ROWS, Long.toString(rows));
        footer.put(EvidenceWriter.MODELS, Integer.toString(models.size()));
        writer.end();
    }

    /** Gives native memory back; {@link #write} calls it. */
    @Override
    public void close() {
        // ArrowFileWriter.close would write a footer below half a file and close a channel that is not ours.
        try (allocator) {
            root.close();
        }
    }
}
