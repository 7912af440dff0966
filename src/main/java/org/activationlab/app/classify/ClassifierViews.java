package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.files.AtomicFile;
import org.activationlab.interpret.attribution.GradientSaliency;
import org.activationlab.interpret.attribution.SaliencySettings;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.Points;
import org.activationlab.interpret.projection.PrincipalComponents;
import org.activationlab.interpret.projection.Tsne;
import org.activationlab.interpret.projection.TsneSettings;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.report.AttributionFigure;
import org.activationlab.report.EmbeddingFigure;
import org.activationlab.report.Figure;
import org.activationlab.vision.ClassNames;

/**
 * Looks at a classifier always through the same images, so that pictures of different epochs can be laid beside one
 * another: the gradients of a few images, and a layer's features of many in a plane.
 */
final class ClassifierViews {

    /** Images whose gradients are shown: the first of this many digits that come. */
    private static final int SHOWN = 4;

    /** Images whose features are drawn. */
    private static final int POINTS = 1_000;

    private final LabelledImages images;
    private final String layer;
    private final Batch many;
    private final int[] labels;
    private final List<Integer> few;

    /**
     * Chooses the images.
     *
     * @param images of 28x28, at least one
     * @param layer whose features are drawn
     */
    ClassifierViews(LabelledImages images, NetworkDesign design, String layer) {
        requirePlane(design, layer);
        this.images = images;
        this.layer = layer;
        int[] rows = IntStream.range(0, Math.min(POINTS, images.size())).toArray();
        many = batch(design, rows);
        labels = IntStream.of(rows).map(images::label).toArray();
        few = firstOfEach();
    }

    private Batch batch(NetworkDesign design, int[] rows) {
        return Batch.ofRows(
                design.input(), IntStream.of(rows).mapToObj(images::pixels).toList());
    }

    private List<Integer> firstOfEach() {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < images.size() && chosen.size() < SHOWN; i++) {
            int label = images.label(i);
            if (chosen.stream().noneMatch(other -> images.label(other) == label)) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** Checks a layer before anything is trained. */
    static void requirePlane(NetworkDesign design, String layer) {
        if (design.shapeOf(layer).size() < 2) {
            throw new IllegalArgumentException(
                    "a plane needs a layer of at least 2 values, but " + layer + " has only one");
        }
    }

    /** What moves each image's true class, in the five panels of gradient saliency. */
    Figure saliency(LayeredNetwork network) {
        int[] rows = few.stream().mapToInt(Integer::intValue).toArray();
        Batch shown = batch(network.design(), rows);
        Batch logits = network.logits(shown);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            int truth = images.label(rows[i]);
            names.add(
                    "a " + truth + (logits.largest(i) == truth ? ", recognised" : ", taken for " + logits.largest(i)));
        }
        int[] classes = few.stream().mapToInt(images::label).toArray();
        return AttributionFigure.panels(
                new GradientSaliency(SaliencySettings.defaults()).attribute(network, shown, classes), names);
    }

    /**
     * Writes the layer's features by their principal components, and by t-SNE if asked for.
     *
     * @param folder where {@code NAMEpca.png} and {@code NAMEtsne.png} go
     * @param name the beginning of both names
     * @return false if the layer gives the same for all images, or values that are no numbers: then nothing is written
     */
    boolean writePlanes(LayeredNetwork network, Path folder, String name, boolean withTsne) throws IOException {
        Points points;
        try {
            points = Points.of(network.activations(layer, many));
        } catch (IllegalArgumentException diverged) {
            return false;
        }
        PrincipalComponents components = PrincipalComponents.of(points, 2);
        if (!(components.variance(0) > 0)) {
            return false;
        }
        write(folder.resolve(name + "pca.png"), figure(components.embedding(points)));
        TsneSettings settings = TsneSettings.defaults();
        // A neighbourhood of a third of all points is none.
        if (withTsne && points.count() > 3 * settings.perplexity()) {
            write(
                    folder.resolve(name + "tsne.png"),
                    figure(Tsne.of(points, settings).embedding()));
        }
        return true;
    }

    private Figure figure(Embedding plane) {
        return EmbeddingFigure.byLabel(
                plane,
                layer + " of " + labels.length + " test images",
                labels,
                ClassNames.numbers(LabelledImages.DIGITS));
    }

    static void write(Path file, Figure figure) throws IOException {
        AtomicFile.writeStream(file, out -> out.write(figure.png()));
    }
}
