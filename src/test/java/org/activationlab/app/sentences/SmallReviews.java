package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.data.sentences.SyntheticReviews;

/** A few film reviews made by code, as files. */
public final class SmallReviews {

    /** 200 training, 60 validation and 100 test sentences: enough for a picture by t-SNE. */
    public static final SentenceData DATA = SyntheticReviews.generate(5, 200, 60, 100);

    private SmallReviews() {}

    /** Writes train.tsv, dev.tsv and test.tsv. */
    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("train.tsv"), DATA.train());
        write(folder.resolve("dev.tsv"), DATA.validation());
        write(folder.resolve("test.tsv"), DATA.test().orElseThrow());
        return folder;
    }

    /** Writes the same, with a test part that has no labels, as GLUE's. */
    public static Path writeWithoutTestLabels(Path folder) throws IOException {
        write(folder);
        Files.writeString(folder.resolve("test.tsv"), "index\tsentence\n0\ta fine film\n");
        return folder;
    }

    private static void write(Path file, LabelledSentences sentences) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            text.append(sentences.text(i))
                    .append('\t')
                    .append(sentences.label(i))
                    .append('\n');
        }
        Files.writeString(file, text);
    }
}
