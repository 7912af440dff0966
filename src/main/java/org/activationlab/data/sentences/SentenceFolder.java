package org.activationlab.data.sentences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.data.DataException;
import org.activationlab.data.sentences.SentenceData.Kind;
import org.jspecify.annotations.Nullable;

/** A folder in which train.tsv, dev.tsv and perhaps test.tsv are looked for. */
final class SentenceFolder {
    /** Ours, and what GLUE and others call it. */
    private static final List<String> SUBFOLDERS = List.of("sst2", "SST-2", "SST2");

    private static final int GLUE_TRAIN = 67_349;
    private static final int GLUE_VALIDATION = 872;

    private final Path folder;
    private final Map<SentencePart, Path> files = new EnumMap<>(SentencePart.class);

    private SentenceFolder(Path folder) {
        this.folder = folder;
        for (SentencePart part : SentencePart.values()) {
            Path file = folder.resolve(part.fileName());
            if (Files.isRegularFile(file)) {
                files.put(part, file);
            }
        }
    }

    /** Takes the folder itself if it has what is needed, else the first sub-folder with the most files. */
    static SentenceFolder at(Path folder) {
        SentenceFolder best = new SentenceFolder(folder);
        if (best.files.containsKey(SentencePart.TRAIN) && best.files.containsKey(SentencePart.VALIDATION)) {
            return best;
        }
        for (String name : SUBFOLDERS) {
            SentenceFolder below = new SentenceFolder(folder.resolve(name));
            best = below.files.size() > best.files.size() ? below : best;
        }
        return best;
    }

    /**
     * Reads the files.
     *
     * @param onlySst2 whether anything but the official sentences is refused
     * @throws DataException if a file is missing, damaged, or not official though it must be
     */
    SentenceData read(boolean onlySst2) throws IOException {
        LabelledSentences train = labelled(SentencePart.TRAIN);
        LabelledSentences validation = labelled(SentencePart.VALIDATION);
        Path testFile = files.get(SentencePart.TEST);
        Optional<LabelledSentences> test = testFile == null ? Optional.empty() : SentenceFile.read(testFile);

        if (onlySst2) {
            checkOfficial(SentencePart.TRAIN, train);
            checkOfficial(SentencePart.VALIDATION, validation);
            checkOfficial(SentencePart.TEST, test.orElseThrow(() -> lacksOfficialTest(testFile)));
        }
        if (isOfficial(SentencePart.TRAIN, train)
                && isOfficial(SentencePart.VALIDATION, validation)
                && test.isPresent()
                && isOfficial(SentencePart.TEST, test.get())) {
            return SentenceData.titled("SST-2 (sentences)", train, validation, test, Kind.SST2_SENTENCES);
        }
        if (train.size() == GLUE_TRAIN && validation.size() == GLUE_VALIDATION) {
            return SentenceData.titled("SST-2 (GLUE's phrases)", train, validation, test, Kind.GLUE_PHRASES);
        }
        return SentenceData.titled(name() + " (not the official SST-2 files)", train, validation, test, Kind.OTHER);
    }

    private LabelledSentences labelled(SentencePart part) throws IOException {
        Path file = files.get(part);
        if (file == null) {
            throw missing(part);
        }
        return SentenceFile.read(file)
                .orElseThrow(() -> new DataException(file + " has no labels: its first line is GLUE's \"index, tab,"
                        + " sentence\". Lines of a sentence, a tab and 0 or 1 are needed: maybe it is a test.tsv."));
    }

    private DataException missing(SentencePart part) {
        String form = "train.tsv, dev.tsv and perhaps test.tsv, with a sentence, a tab and 0 or 1 in each line";
        if (!Files.isDirectory(folder)) {
            return new DataException(folder + " is not a folder. Name a folder that holds " + form + ".");
        }
        if (files.isEmpty()) {
            return new DataException(folder + " holds no sentences. Put there " + form + ".");
        }
        return new DataException(folder + " lacks " + part.fileName() + ". Put there " + form + ".");
    }

    private static boolean isOfficial(SentencePart part, LabelledSentences sentences) {
        return sentences.fingerprint().equals(part.fingerprint());
    }

    private void checkOfficial(SentencePart part, LabelledSentences sentences) throws DataException {
        if (!isOfficial(part, sentences)) {
            throw new DataException(folder.resolve(part.fileName())
                    + " is not SST-2's: its " + sentences.size() + " sentences have the fingerprint "
                    + sentences.fingerprint() + ", but " + part.fingerprint()
                    + " was expected. Maybe they are GLUE's phrases or written in another way: name the folder instead of"
                    + " sst2, or put the official files there.");
        }
    }

    private DataException lacksOfficialTest(@Nullable Path testFile) {
        return testFile == null
                ? missing(SentencePart.TEST)
                : new DataException(
                        testFile + " has no labels, so it is not SST-2's sentence level. Maybe these are GLUE's"
                                + " files: name the folder instead of sst2, or put the official files there.");
    }

    private String name() {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "root-folder" : last.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
