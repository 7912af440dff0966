package org.activationlab.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.SafeTensorsFile;
import org.activationlab.hostile.Seeds;

/** Vocabularies from elsewhere. */
public final class HostileModels {

    private HostileModels() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        Vocabulary vocabulary = Vocabulary.of(
                LabelledSentences.of(List.of(List.of("a", "fine", "film"), List.of("a", "film")), new int[] {1, 0}), 1);
        SentenceDesign design = new SentenceDesign(vocabulary.size(), 1, 1, 1, false, Pooling.parse("last"));
        SentenceModel model = new SentenceModel(design, vocabulary, HandMade.open(design, 0, 1, 2, 3, 4));
        ForeignFile network = SafeTensorsFile.headerOf(
                "sentence-model", Seeds.written(file -> written(file, model, SentenceModel.WEIGHTS)), file -> {
                    Path weights = Files.copy(file, file.resolveSibling(SentenceModel.WEIGHTS));
                    Path words = file.resolveSibling(SentenceModel.VOCABULARY);
                    VocabularyFile.write(words, vocabulary);
                    try {
                        SentenceModel.read(file.getParent());
                    } catch (IOException e) {
                        if (!String.valueOf(e.getMessage()).contains(SentenceModel.WEIGHTS)) {
                            throw new IllegalStateException("a message without the file: " + e, e);
                        }
                        throw new IOException(file + ": " + e.getMessage(), e);
                    } finally {
                        Files.delete(weights);
                        Files.delete(words);
                    }
                });
        return List.of(
                network,
                ForeignFile.text(
                        "vocabulary",
                        List.of(Seeds.written(file -> VocabularyFile.write(file, vocabulary))),
                        List.of(
                                "\t",
                                "\n",
                                "# SHA-256: ",
                                "# minimum count: ",
                                "\t1\n",
                                "0",
                                "\u00ff",
                                "\0",
                                "<unknown>"),
                        VocabularyFile::read));
    }

    /** One of a model's two files. */
    private static void written(Path target, SentenceModel model, String name) throws IOException {
        Path folder = target.resolveSibling("model");
        model.write(folder, Map.of());
        Files.move(folder.resolve(name), target);
        Files.delete(folder.resolve(SentenceModel.VOCABULARY));
        Files.delete(folder);
    }
}
