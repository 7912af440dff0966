package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;

/**
 * Pairs with their activations as an Arrow IPC file: one model's, or many models' where files were joined.
 *
 * <p>The columns of {@link LabelFile}, then one fixed_size_list&lt;float32&gt; for every part of the trace; for LeNet
 * {@code maxpool2}[256], {@code fc1}[120], {@code fc2}[84], {@code fc3}[10].
 */
public final class PairFile {

    private PairFile() {}

    /**
     * Writes a file: under a temporary name beside it, forced to disk, then moved. An older file is replaced.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows
     * @param layout the layout of every trace
     * @param pairs the rows in order, possibly none
     * @throws IllegalArgumentException if the header is of many models, or a row is of another model, has another
     *     number of draws than the header says, or another layout
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, PairFileHeader header, TraceLayout layout, List<Pair> pairs)
            throws IOException {
        write(file, header, layout, List.of(pairs).iterator());
    }

    /**
     * Writes a file from portions, of which one at a time is in memory. How rows are portioned does not show in the
     * file.
     *
     * @param file where to; missing folders are made
     * @param header what holds for all rows
     * @param layout the layout of every trace
     * @param portions the rows in order; asked for the next portion when the last one is written
     * @throws IllegalArgumentException as the other method
     * @throws IOException if the file cannot be written; an older file is then untouched
     */
    public static void write(Path file, PairFileHeader header, TraceLayout layout, Iterator<List<Pair>> portions)
            throws IOException {
        header.requireOneModel();
        AtomicFile.write(file, channel -> {
            try (EvidenceWriter writer = new EvidenceWriter(channel, header, layout)) {
                while (portions.hasNext()) {
                    PairTable table = PairTable.of(layout, portions.next());
                    for (int row = 0; row < table.size(); row++) {
                        writer.append(table, row);
                    }
                }
                writer.finish(1);
            }
        });
    }

    /**
     * Reads a file and checks its structure and every label. A changed activation goes unnoticed: see {@link Sha256}.
     *
     * @param file a file of {@link #write} or of {@link PairDataSet}
     * @return its rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static PairTable read(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, true)) {
            PairTable.Builder rows = new PairTable.Builder(reader.layout(), reader.rows());
            while (reader.nextBatch() >= 0) {
                reader.copyPairs(rows);
            }
            return rows.build();
        }
    }

    /**
     * Reads a part of a file, without ever holding the rest.
     *
     * @param file a file of {@link #write} or of {@link PairDataSet}
     * @param selection which rows to keep
     * @return the kept rows in the order of the file
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static PairTable read(Path file, PairSelection selection) throws IOException {
        if (selection.equals(PairSelection.ALL)) {
            return read(file);
        }
        try (EvidenceReader reader = EvidenceReader.open(file, true)) {
            List<PairTable> parts = new ArrayList<>();
            for (int rows = reader.nextBatch(); rows >= 0; rows = reader.nextBatch()) {
                PairTable.Builder batch = new PairTable.Builder(reader.layout(), rows);
                reader.copyPairs(batch);
                parts.add(batch.build().only(selection));
            }
            return parts.isEmpty() ? new PairTable.Builder(reader.layout(), 0).build() : PairTable.concat(parts);
        }
    }

    /**
     * Counts the rows.
     *
     * @param file a file of {@link #write} or of {@link PairDataSet}
     * @return how many pairs it holds
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static int count(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, true)) {
            return reader.rows();
        }
    }

    /**
     * Reads only the header.
     *
     * @param file a file of {@link #write} or of {@link PairDataSet}
     * @return what holds for all rows
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static PairFileHeader readHeader(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, true)) {
            return reader.header();
        }
    }

    /**
     * Reads only what the file says of its columns.
     *
     * @param file a file of {@link #write} or of {@link PairDataSet}
     * @return the columns in order
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static List<PairColumn> columns(Path file) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file, true)) {
            return reader.columns();
        }
    }
}
