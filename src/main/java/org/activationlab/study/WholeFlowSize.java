package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.activationlab.lenet.LeNet;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.TraceLayout;

/**
 * How much of the whole data flow is still to be written, and how many bytes that takes, a few per cent too many.
 *
 * @param pairs rows of the missing pair files
 * @param files missing pair files
 * @param weights models in the missing file of weights
 */
record WholeFlowSize(long pairs, int files, int weights) {

    /** Two texts, digits, votes and label of a row. */
    private static final long LABEL_BYTES = 128;
    /** Schema, footer and the heads of the first batches. */
    private static final long FILE_BYTES = 12_000;
    /** The head of a batch, names and shapes. */
    private static final long MODEL_BYTES = 2_500;

    /** Counts what has no file yet. The labels must be there. */
    static WholeFlowSize left(RunFolder folder, List<ModelFile> models) throws IOException {
        long pairs = 0;
        int files = 0;
        for (ModelFile model : models) {
            if (!Files.exists(folder.file(FlowStage.file(model)))) {
                pairs += LabelFile.count(folder.file(LabelStage.file(model)));
                files++;
            }
        }
        return new WholeFlowSize(pairs, files, Files.exists(folder.file(WeightsStage.FILE)) ? 0 : models.size());
    }

    /** The bytes that the files will take. */
    long bytes() {
        return pairs * (floats(TraceLayout.LENET_WHOLE.totalSize()) + LABEL_BYTES)
                + files * FILE_BYTES
                + weights * (floats(LeNet.PARAMETER_COUNT) + MODEL_BYTES);
    }

    /** Four bytes for a value, and Arrow's bit that says that it is there. */
    private static long floats(long count) {
        return 4 * count + (count + 7) / 8;
    }

    /** One line for people. */
    String describe(long free) {
        return String.format(
                Locale.ROOT,
                "whole data flow: %,d pairs of %,d models and the weights of %,d, about %,.1f MB; %,.1f MB are free",
                pairs,
                files,
                weights,
                bytes() / 1e6,
                free / 1e6);
    }

    /** Refuses to begin what cannot be finished. */
    void requireRoom(long free, Path root) throws StudyException {
        if (bytes() > free) {
            throw new StudyException(String.format(
                    Locale.ROOT,
                    "the whole data flow needs about %,d bytes, but the disk of %s has %,d bytes free."
                            + " Make room, or use a run folder on a larger disk.",
                    bytes(),
                    root,
                    free));
        }
    }
}
