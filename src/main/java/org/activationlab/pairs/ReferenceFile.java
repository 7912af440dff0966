package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One model's activations on the reference images, as an Arrow IPC file: {@code image} int32, the position in the
 * training set, and one fixed_size_list&lt;float32&gt; for every part of the trace. No label stands in it.
 */
public final class ReferenceFile {

    private static final String FORMAT = "activation-lab reference traces";
    private static final String IMAGE = "image";

    private static final Field IMAGE_FIELD = ArrowFields.scalar(
            IMAGE, ArrowFields.INT32, "index from 0", "position of the image in the training set", "data set");

    private ReferenceFile() {}

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows, of the same model
     * @param traces the rows
     * @throws IllegalArgumentException if the header is of another model
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, ModelFileHeader header, ReferenceTraces traces) throws IOException {
        if (!header.modelId().equals(traces.modelId())) {
            throw new IllegalArgumentException(
                    "expected traces of model " + header.modelId() + ", but these are of " + traces.modelId());
        }
        List<Field> fields = new ArrayList<>(List.of(IMAGE_FIELD));
        for (TraceLayout.Part part : traces.layout().parts()) {
            fields.add(ArrowFields.list(
                    part.name(), ArrowFields.FLOAT32, part.size(), "activation", part.meaning(), "model, clean image"));
        }
        OneBatchFile.write(file, new Schema(fields, header.metadata(FORMAT)), traces.size(), columns -> {
            int[] images = traces.images();
            for (int row = 0; row < images.length; row++) {
                ((IntVector) columns.getVector(IMAGE)).set(row, images[row]);
            }
            for (int part = 0; part < traces.layout().parts().size(); part++) {
                float[] values = traces.column(part);
                FixedSizeListVector list = (FixedSizeListVector) columns.getVector(part + 1);
                FloatBlocks.write(values, 0, values.length, list.getDataVector().getDataBuffer(), 0);
            }
        });
    }

    /**
     * Reads a file and checks its structure. A changed activation goes unnoticed: see the run's records.
     *
     * @param file a file of {@link #write}
     * @return its rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static ReferenceTraces read(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            TraceLayout layout = layout(arrow.schema());
            int[] images = new int[arrow.rows()];
            float[][] columns = ReferenceTraces.columns(layout, images.length);
            int filled = 0;
            for (int rows = arrow.nextBatch(); rows >= 0; rows = arrow.nextBatch()) {
                for (int row = 0; row < rows; row++) {
                    images[filled + row] = ((IntVector) arrow.root().getVector(IMAGE)).get(row);
                }
                for (int part = 0; part < columns.length; part++) {
                    int size = layout.parts().get(part).size();
                    FixedSizeListVector list =
                            (FixedSizeListVector) arrow.root().getVector(part + 1);
                    FloatBlocks.read(list.getDataVector().getDataBuffer(), columns[part], filled * size, rows * size);
                }
                filled += rows;
            }
            String model = ModelFileHeader.of(arrow.schema(), FORMAT).modelId();
            return new ReferenceTraces(model, images, layout, columns);
        }
    }

    /**
     * Reads only the header.
     *
     * @param file a file of {@link #write}
     * @return what holds for all rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static ModelFileHeader readHeader(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            return ModelFileHeader.of(arrow.schema(), FORMAT);
        }
    }

    private static CheckedArrowFile open(Path file) throws IOException {
        return CheckedArrowFile.open(file, schema -> {
            ModelFileHeader.of(schema, FORMAT);
            layout(schema);
        });
    }

    private static TraceLayout layout(Schema schema) throws IOException {
        return PairSchema.layout(schema, List.of(IMAGE_FIELD));
    }
}
