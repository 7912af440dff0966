package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * How one model answers noisy copies of the reference images, as an Arrow IPC file: {@code image} int32, the position in
 * the training set, {@code votes} fixed_size_list&lt;int32&gt;[10], {@code mean_logits}
 * fixed_size_list&lt;float32&gt;[10] and {@code logit_covariance} fixed_size_list&lt;float32&gt;[100]; the noise recipe
 * stands in the metadata of the schema. No label stands in it.
 */
public final class ReferenceNoiseFile {

    private static final String FORMAT = "activation-lab reference noise";
    private static final String IMAGE = "image";
    private static final String VOTES = "votes";
    private static final String MEANS = "mean_logits";
    private static final String COVARIANCES = "logit_covariance";
    private static final int DIGITS = VoteHistogram.DIGITS;
    private static final int ENTRIES = DIGITS * DIGITS;

    private static final List<Field> FIELDS = List.of(
            ArrowFields.scalar(
                    IMAGE, ArrowFields.INT32, "index from 0", "position of the image in the training set", "data set"),
            ArrowFields.list(
                    VOTES, ArrowFields.INT32, DIGITS, "count", "noisy copies answered with digit 0 to 9", "model"),
            ArrowFields.list(MEANS, ArrowFields.FLOAT32, DIGITS, "logit", "mean of the noisy copies' logits", "model"),
            ArrowFields.list(
                    COVARIANCES,
                    ArrowFields.FLOAT32,
                    ENTRIES,
                    "logit^2",
                    "covariance of the noisy copies' logits, 10 x 10, row-major, divided by the number of copies",
                    "model"));

    private ReferenceNoiseFile() {}

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
    public static void write(Path file, ModelFileHeader header, NoiseSettings noise, ReferenceNoise rows)
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
        NoiseEntries.put(metadata, noise, NoiseStream.REFERENCE.generator());
        OneBatchFile.write(file, new Schema(FIELDS, metadata), rows.size(), columns -> {
            int[] images = rows.images();
            for (int row = 0; row < images.length; row++) {
                ((IntVector) columns.getVector(IMAGE)).set(row, images[row]);
            }
            IntVector votes = (IntVector) list(columns, VOTES).getDataVector();
            for (int i = 0; i < rows.allVotes().length; i++) {
                votes.set(i, rows.allVotes()[i]);
            }
            write(rows.allMeans(), list(columns, MEANS));
            write(rows.allCovariances(), list(columns, COVARIANCES));
        });
    }

    private static void write(float[] values, FixedSizeListVector list) {
        FloatBlocks.write(values, 0, values.length, list.getDataVector().getDataBuffer(), 0);
    }

    /**
     * Reads a file and checks its structure and every row. A change that keeps the rows possible goes unnoticed: see the
     * run's records.
     *
     * @param file a file of {@link #write}
     * @return its rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static ReferenceNoise read(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            String model = ModelFileHeader.of(arrow.schema(), FORMAT).modelId();
            ReferenceNoise.Builder into = new ReferenceNoise.Builder(model, arrow.rows());
            int filled = 0;
            for (int rows = arrow.nextBatch(); rows >= 0; rows = arrow.nextBatch()) {
                copy(arrow.root(), rows, into, filled);
                filled += rows;
            }
            try {
                return into.build(NoiseEntries.fresh(arrow.schema(), NoiseStream.REFERENCE)
                        .draws());
            } catch (IllegalArgumentException e) {
                throw arrow.refusal(e);
            }
        }
    }

    private static void copy(VectorSchemaRoot batch, int rows, ReferenceNoise.Builder into, int at) {
        for (int row = 0; row < rows; row++) {
            into.images[at + row] = ((IntVector) batch.getVector(IMAGE)).get(row);
        }
        IntVector votes = (IntVector) list(batch, VOTES).getDataVector();
        for (int i = 0; i < rows * DIGITS; i++) {
            into.votes[at * DIGITS + i] = votes.get(i);
        }
        FloatBlocks.read(list(batch, MEANS).getDataVector().getDataBuffer(), into.means, at * DIGITS, rows * DIGITS);
        FloatBlocks.read(
                list(batch, COVARIANCES).getDataVector().getDataBuffer(),
                into.covariances,
                at * ENTRIES,
                rows * ENTRIES);
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
            return NoiseEntries.fresh(arrow.schema(), NoiseStream.REFERENCE);
        }
    }

    private static CheckedArrowFile open(Path file) throws IOException {
        return CheckedArrowFile.open(file, schema -> {
            ModelFileHeader.of(schema, FORMAT);
            NoiseEntries.fresh(schema, NoiseStream.REFERENCE);
            ArrowFields.requireColumns(schema, FIELDS);
        });
    }

    private static FixedSizeListVector list(VectorSchemaRoot columns, String name) {
        return (FixedSizeListVector) columns.getVector(name);
    }
}
