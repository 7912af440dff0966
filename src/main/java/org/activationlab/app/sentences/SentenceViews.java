package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.app.training.PlanePictures;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.network.layers.Batch;
import org.activationlab.text.SentenceDesign;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.Vocabulary;

/** Looks at every layer of a network always through the same sentences. */
final class SentenceViews {

    /** Sentences whose values are drawn. */
    private static final int POINTS = 1_000;

    private final LabelledSentences shown;
    private final ShownPart part;

    /** From all over the sentences: a file may have one class after the other. */
    SentenceViews(LabelledSentences sentences, ShownPart part) {
        shown = sentences.spread(POINTS);
        this.part = part;
    }

    /** Writes {@code pca-LAYER.png} and {@code tsne-LAYER.png}; a sentence for each that there is not. */
    List<String> write(SentenceNetwork network, Vocabulary vocabulary, Path folder) throws IOException {
        List<Batch> layers = network.layers(vocabulary.encode(shown));
        List<String> names = network.design().layerNames();
        int[] labels = IntStream.range(0, shown.size()).map(shown::label).toArray();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String layer = names.get(i);
            // Two numbers that decide the answer between them need no projection.
            if (!layer.equals(SentenceDesign.OUTPUT)) {
                missing.addAll(new PlanePictures(layer, part.sentences(), "sentence", SentenceEvaluation.CLASSES)
                        .write(
                                layers.get(i),
                                labels,
                                folder.resolve("pca-" + layer + ".png"),
                                folder.resolve("tsne-" + layer + ".png")));
            }
        }
        return missing;
    }
}
