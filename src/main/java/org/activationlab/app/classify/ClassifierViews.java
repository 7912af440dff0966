package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.app.training.PlanePictures;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.GradientSaliency;
import org.activationlab.interpret.attribution.SaliencySettings;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.report.AttributionFigure;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
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
    private final PlanePictures plane;
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
        plane = new PlanePictures(layer, "test images", "image", ClassNames.numbers(LabelledImages.DIGITS));
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

    /**
     * Writes what can be drawn, {@code NAMEsaliency.png}, {@code NAMEpca.png} and, if asked for, {@code NAMEtsne.png}; what
     * cannot is deleted if it is there from before.
     *
     * @param folder where the pictures go
     * @param name the beginning of their names
     * @return a sentence for each picture that there is not, and why
     */
    List<String> write(LayeredNetwork network, Path folder, String name, boolean withTsne) throws IOException {
        List<String> missing = new ArrayList<>();
        Path saliency = folder.resolve(name + "saliency.png");
        Attribution slopes = slopes(network);
        if (slopes.parts().values().stream().allMatch(PlanePictures::isFinite)) {
            write(saliency, saliency(network, slopes));
        } else {
            missing.add(
                    PlanePictures.without(saliency, "some gradients are no finite numbers" + PlanePictures.DIVERGED));
        }
        missing.addAll(plane.write(
                network.activations(layer, many),
                labels,
                folder.resolve(name + "pca.png"),
                withTsne ? folder.resolve(name + "tsne.png") : null));
        return missing;
    }

    private Attribution slopes(LayeredNetwork network) {
        Batch shown = shown(network);
        int[] classes = few.stream().mapToInt(images::label).toArray();
        return new GradientSaliency(SaliencySettings.defaults()).attribute(network, shown, classes);
    }

    private Batch shown(LayeredNetwork network) {
        return batch(network.design(), few.stream().mapToInt(Integer::intValue).toArray());
    }

    /** What moves each image's true class, in the five panels of gradient saliency. */
    private Figure saliency(LayeredNetwork network, Attribution slopes) {
        int[] rows = few.stream().mapToInt(Integer::intValue).toArray();
        Batch logits = network.logits(shown(network));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            int truth = images.label(rows[i]);
            names.add(
                    "a " + truth + (logits.largest(i) == truth ? ", recognised" : ", taken for " + logits.largest(i)));
        }
        return AttributionFigure.panels(slopes, names);
    }

    static void write(Path file, Figure figure) throws IOException {
        FigureFile.write(file, figure);
    }
}
