package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What one model takes further noisy copies of its pairs' images for, as an Arrow IPC file: {@code image} int32, the
 * position in the test set, and {@code digits} fixed_size_list&lt;int8&gt;, the answer to every copy in order; rows are
 * those of the model's label file, and the noise recipe stands in the metadata of the schema.
 */
public final class DrawFile {

    private static final String FORMAT = "activation-lab draws";
    private static final String IMAGE = "image";
    private static final String DIGITS = "digits";

    private DrawFile() {}

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows, of the same model
     * @param noise how the copies were made, with the same number of draws
     * @param rows the rows
     * @throws IllegalArgumentException if the header is of another model, or the noise is of other copies
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, ModelFileHeader header, NoiseSettings noise, DrawTable rows)
            throws IOException {
        if (!header.modelId().equals(rows.modelId())) {
            throw new IllegalArgumentException(
                    "expected answers of model " + header.modelId() + ", but these are of " + rows.modelId());
        }
        if (FreshNoiseLabeller.required(noise).draws() != rows.draws()) {
            throw new IllegalArgumentException(
                    "expected " + noise.draws() + " copies of every image, but there are " + rows.draws());
        }
        Map<String, String> metadata = header.metadata(FORMAT);
        NoiseEntries.put(metadata, noise, NoiseStream.EXTRA.generator());
        OneBatchFile.write(file, new Schema(fields(rows.draws()), metadata), rows.size(), columns -> {
            for (int row = 0; row < rows.size(); row++) {
                ((IntVector) columns.getVector(IMAGE)).set(row, rows.image(row));
            }
            TinyIntVector digits = digits(columns);
            for (int i = 0; i < rows.allDigits().length; i++) {
                digits.set(i, rows.allDigits()[i]);
            }
        });
    }

    /**
     * Reads a file and checks its structure and every answer.
     *
     * @param file a file of {@link #write}
     * @return its rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static DrawTable read(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            int draws = NoiseEntries.fresh(arrow.schema(), NoiseStream.EXTRA).draws();
            int[] images = new int[arrow.rows()];
            byte[] all = new byte[Math.multiplyExact(images.length, draws)];
            int filled = 0;
            for (int rows = arrow.nextBatch(); rows >= 0; rows = arrow.nextBatch()) {
                for (int row = 0; row < rows; row++) {
                    images[filled + row] = ((IntVector) arrow.root().getVector(IMAGE)).get(row);
                }
                TinyIntVector digits = digits(arrow.root());
                for (int i = 0; i < rows * draws; i++) {
                    all[filled * draws + i] = digits.get(i);
                }
                filled += rows;
            }
            try {
                return new DrawTable(ModelFileHeader.of(arrow.schema(), FORMAT).modelId(), draws, images, all);
            } catch (IllegalArgumentException e) {
                throw arrow.refusal(e);
            }
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

    /**
     * Reads only how the noisy copies were made.
     *
     * @param file a file of {@link #write}
     * @return scale, number and seed of the noise
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static NoiseSettings readNoise(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            return NoiseEntries.fresh(arrow.schema(), NoiseStream.EXTRA);
        }
    }

    private static CheckedArrowFile open(Path file) throws IOException {
        return CheckedArrowFile.open(file, schema -> {
            ModelFileHeader.of(schema, FORMAT);
            int draws = NoiseEntries.fresh(schema, NoiseStream.EXTRA).draws();
            ArrowFields.requireColumns(schema, fields(draws));
        });
    }

    private static List<Field> fields(int draws) {
        return List.of(
                ArrowFields.scalar(
                        IMAGE, ArrowFields.INT32, "index from 0", "position of the image in the test set", "data set"),
                ArrowFields.list(
                        DIGITS,
                        ArrowFields.INT8,
                        draws,
                        "digit 0 to 9",
                        "answers to noisy copies that the label has not seen",
                        "model"));
    }

    private static TinyIntVector digits(VectorSchemaRoot columns) {
        return (TinyIntVector) ((FixedSizeListVector) columns.getVector(DIGITS)).getDataVector();
    }
}
