package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One model's answers to all test images, as an Arrow IPC file of one column: {@code predicted_digit} int8, row i for
 * image i of the test set.
 */
public final class AnswerFile {

    private static final String FORMAT = "activation-lab answers";
    private static final String DIGIT = "predicted_digit";

    private static final List<Field> FIELDS = List.of(ArrowFields.scalar(
            DIGIT, ArrowFields.INT8, "digit 0 to 9", "answer to the clean image whose position is the row", "model"));

    private AnswerFile() {}

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows, of the same model
     * @param answers the model's answers
     * @throws IllegalArgumentException if the header is of another model
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, ModelFileHeader header, ModelAnswers answers) throws IOException {
        if (!header.modelId().equals(answers.modelId())) {
            throw new IllegalArgumentException(
                    "expected answers of model " + header.modelId() + ", but these are of " + answers.modelId());
        }
        OneBatchFile.write(file, new Schema(FIELDS, header.metadata(FORMAT)), answers.size(), columns -> {
            TinyIntVector digits = (TinyIntVector) columns.getVector(DIGIT);
            for (int image = 0; image < answers.size(); image++) {
                digits.set(image, answers.digit(image));
            }
        });
    }

    /**
     * Reads a file and checks its structure and every answer.
     *
     * @param file a file of {@link #write}
     * @return its answers
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static ModelAnswers read(Path file) throws IOException {
        try (CheckedArrowFile arrow = open(file)) {
            int[] digits = new int[arrow.rows()];
            int filled = 0;
            for (int rows = arrow.nextBatch(); rows >= 0; rows = arrow.nextBatch()) {
                TinyIntVector column = (TinyIntVector) arrow.root().getVector(DIGIT);
                for (int row = 0; row < rows; row++) {
                    digits[filled++] = column.get(row);
                }
            }
            return ModelAnswers.of(ModelFileHeader.of(arrow.schema(), FORMAT).modelId(), digits);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " cannot be read: " + e.getMessage()
                            + ". It was damaged: delete it and run its stage again.",
                    e);
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
            ArrowFields.requireColumns(schema, FIELDS);
        });
    }
}
