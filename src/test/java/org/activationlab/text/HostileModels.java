package org.activationlab.text;

import java.io.IOException;
import java.util.List;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.Seeds;

/** Vocabularies from elsewhere. */
public final class HostileModels {

    private HostileModels() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        Vocabulary vocabulary = Vocabulary.of(
                LabelledSentences.of(List.of(List.of("a", "fine", "film"), List.of("a", "film")), new int[] {1, 0}), 1);
        return List.of(ForeignFile.text(
                "vocabulary",
                List.of(Seeds.written(file -> VocabularyFile.write(file, vocabulary))),
                List.of("\t", "\n", "# SHA-256: ", "# minimum count: ", "\t1\n", "0", "\u00ff", "\0", "<unknown>"),
                VocabularyFile::read));
    }
}
