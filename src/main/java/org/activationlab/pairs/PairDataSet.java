package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.files.AtomicFile;

/**
 * Joins the pair files of many models into one file, batch by batch, so that memory does not grow with their number.
 */
public final class PairDataSet {

    private PairDataSet() {}

    /**
     * What joining did.
     *
     * @param models the models whose files were read
     * @param rowsRead the rows in those files
     * @param rowsWritten the rows that the selection kept
     */
    public record Counts(int models, long rowsRead, long rowsWritten) {}

    /**
     * Joins files. The target is written under a temporary name, forced to disk, then moved; {@link PairFile#read}
     * reads it. Its header is that of the files, with {@link PairFileHeader#MANY} for the model and the selection.
     *
     * @param files per-model files in the wanted order, at least one, each of another model, otherwise of equal headers
     * @param target where to; missing folders are made
     * @param selection which rows to keep
     * @return how much was read and written
     * @throws IllegalArgumentException if there is no file
     * @throws IOException if a file cannot be read, its header differs from the first one's, it is itself a joined or
     *     thinned file, or a model comes twice; an older target is then untouched
     */
    public static Counts join(List<Path> files, Path target, PairSelection selection) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("at least one pair file is needed, but none came");
        }
        PairFileHeader common;
        TraceLayout layout;
        try (EvidenceReader first = EvidenceReader.open(files.get(0), true)) {
            common = first.header().joined(selection);
            layout = first.layout();
        }
        Joining joining = new Joining(files.get(0), common, layout);
        AtomicFile.write(target, channel -> {
            try (EvidenceWriter writer = new EvidenceWriter(channel, common, layout)) {
                for (Path file : files) {
                    joining.add(file, writer);
                }
                writer.finish(files.size());
            }
        });
        return new Counts(files.size(), joining.rowsRead, joining.rowsWritten);
    }

    /** The running state of one join. */
    private static final class Joining {
        private final Path firstFile;
        private final PairFileHeader common;
        private final TraceLayout layout;
        private final Map<String, Path> fileOfModel = new HashMap<>();
        private long rowsRead;
        private long rowsWritten;

        Joining(Path firstFile, PairFileHeader common, TraceLayout layout) {
            this.firstFile = firstFile;
            this.common = common;
            this.layout = layout;
        }

        void add(Path file, EvidenceWriter writer) throws IOException {
            try (EvidenceReader reader = EvidenceReader.open(file, true)) {
                requireFits(file, reader);
                for (int rows = reader.nextBatch(); rows >= 0; rows = reader.nextBatch()) {
                    PairTable.Builder batch = new PairTable.Builder(layout, rows);
                    reader.copyPairs(batch);
                    write(batch.build(), writer);
                }
            }
        }

        private void write(PairTable batch, EvidenceWriter writer) throws IOException {
            rowsRead += batch.size();
            for (int row = 0; row < batch.size(); row++) {
                if (common.selection().keeps(batch.modelId(row), batch.image(row))) {
                    writer.append(batch, row);
                    rowsWritten++;
                }
            }
        }

        private void requireFits(Path file, EvidenceReader reader) throws IOException {
            PairFileHeader header = reader.header();
            if (header.modelId().equals(PairFileHeader.MANY)
                    || !header.selection().equals(PairSelection.ALL)) {
                throw new IOException(
                        file + " is joined or thinned already, but only whole files of one model can be joined");
            }
            if (!header.joined(common.selection()).equals(common)
                    || !reader.layout().equals(layout)) {
                throw new IOException(file + " does not belong together with " + firstFile + ": its header is " + header
                        + " " + reader.layout() + ", but " + common + " " + layout
                        + " was expected, but for the model. Maybe they come from runs of different plans.");
            }
            Path other = fileOfModel.put(header.modelId(), file);
            if (other != null) {
                throw new IOException("model " + header.modelId() + " comes twice, from " + other + " and " + file);
            }
        }
    }
}
