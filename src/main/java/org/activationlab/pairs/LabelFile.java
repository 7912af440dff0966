package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;

/**
 * The labelled pairs of one model without activations, as an Arrow IPC file.
 *
 * <p>Columns: {@code model_id} utf8, {@code image} int32, {@code true_digit} int8, {@code predicted_digit} int8,
 * {@code correct} bool, {@code unchanged} int32, {@code draws} int32, {@code ratio} float64, {@code votes}
 * fixed_size_list&lt;int32&gt;[10], and, where every pair has noise of its own, {@code mean_kl} float64; unit, shape, meaning and source stand in the metadata of each, the header in those
 * of the schema, the number of rows in those of the footer.
 */
public final class LabelFile {

    private LabelFile() {}

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows
     * @param pairs the rows in order, possibly none
     * @throws IllegalArgumentException if the header is of many models, or a row is of another model or has another
     *     number of draws than the header says
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, PairFileHeader header, List<LabelledPair> pairs) throws IOException {
        header.requireOneModel();
        AtomicFile.write(file, channel -> {
            try (EvidenceWriter writer = new EvidenceWriter(channel, header, null)) {
                for (LabelledPair pair : pairs) {
                    writer.append(pair);
                }
                writer.finish(1);
            }
        });
    }

    /**
     * Reads a file and checks its structure and every row. A change that keeps the rows consistent goes unnoticed: see
     * {@link Sha256}.
     *
     * @param file a file of {@link #write}
     * @return its rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static LabelTable read(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, false)) {
            LabelTable.Builder rows = new LabelTable.Builder(reader.rows());
            while (reader.nextBatch() >= 0) {
                reader.copyLabels(rows);
            }
            return rows.build();
        }
    }

    /**
     * Counts the rows.
     *
     * @param file a file of {@link #write}
     * @return how many labelled pairs it holds
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static int count(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, false)) {
            return reader.rows();
        }
    }

    /**
     * Reads only the header.
     *
     * @param file a file of {@link #write}
     * @return what holds for all rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static PairFileHeader readHeader(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, false)) {
            return reader.header();
        }
    }
}
