package org.activationlab.app.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.Points;
import org.activationlab.interpret.projection.PrincipalComponents;
import org.activationlab.interpret.projection.Tsne;
import org.activationlab.interpret.projection.TsneSettings;
import org.activationlab.network.layers.Batch;
import org.activationlab.report.EmbeddingFigure;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
import org.jspecify.annotations.Nullable;

/**
 * A layer's values of labelled examples in the plane, by principal components and by t-SNE, coloured by class. A picture
 * that cannot be drawn, because the network diverged or there is nothing to see, is left out, and an older one of its name
 * is deleted.
 *
 * @param layer its name
 * @param part which examples, for example {@code test images}
 * @param example one of them, for example {@code image}
 * @param classes the names of the labels
 */
public record PlanePictures(String layer, String part, String example, List<String> classes) {

    /** What is added to a reason where numbers are not finite. */
    public static final String DIVERGED = ", so the network diverged";

    /** Copies the names. */
    public PlanePictures {
        classes = List.copyOf(classes);
    }

    /**
     * Writes what can be drawn.
     *
     * @param values of the layer
     * @param labels one for each example
     * @param pca the picture of the principal components
     * @param tsne the picture of t-SNE; null if none is wanted
     * @return a sentence for each picture that there is not, and why
     * @throws IOException if the disk fails
     */
    public List<String> write(Batch values, int[] labels, Path pca, @Nullable Path tsne) throws IOException {
        List<String> missing = new ArrayList<>();
        Optional<String> reason = nothingInPlane(values);
        if (reason.isPresent()) {
            missing.add(without(pca, reason.get()));
            if (tsne != null) {
                missing.add(without(tsne, reason.get()));
            }
            return missing;
        }
        Points points = Points.of(values);
        FigureFile.write(pca, figure(PrincipalComponents.of(points, 2).embedding(points), labels));
        TsneSettings settings = TsneSettings.defaults();
        if (tsne == null) {
            return missing;
        }
        // A neighbourhood of a third of all points is none.
        if (points.count() > 3 * settings.perplexity()) {
            FigureFile.write(tsne, figure(Tsne.of(points, settings).embedding(), labels));
        } else {
            missing.add(without(
                    tsne,
                    "neighbourhoods of %.0f need more than %.0f %s, but there are %d"
                            .formatted(settings.perplexity(), 3 * settings.perplexity(), part, points.count())));
        }
        return missing;
    }

    /** Why a layer cannot be drawn in a plane, or nothing. */
    private Optional<String> nothingInPlane(Batch values) {
        if (values.count() < 2) {
            return Optional.of("a plane needs at least 2 " + part + ", but there is " + values.count());
        }
        if (values.shape().size() < 2) {
            return Optional.of("a plane needs a layer of at least 2 values, but " + layer + " has only one");
        }
        if (!isFinite(values)) {
            return Optional.of("some values of " + layer + " are no finite numbers" + DIVERGED);
        }
        return isConstant(values) ? Optional.of(layer + " gives the same for every " + example) : Optional.empty();
    }

    private static boolean isConstant(Batch batch) {
        float[] values = batch.values();
        int size = batch.shape().size();
        // Compared as numbers: a ReLU may give both zeros.
        return IntStream.range(size, values.length).allMatch(i -> values[i] == values[i % size]);
    }

    /**
     * Tells whether something can be drawn of numbers.
     *
     * @param batch any
     * @return false if one of them is infinite or none
     */
    public static boolean isFinite(Batch batch) {
        for (float value : batch.values()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Sees to it that no older picture is taken for one of this network.
     *
     * @param picture which cannot be drawn
     * @param reason why
     * @return a sentence
     * @throws IOException if the disk fails
     */
    public static String without(Path picture, String reason) throws IOException {
        Files.deleteIfExists(picture);
        return "no " + picture.getFileName() + ": " + reason;
    }

    private Figure figure(Embedding plane, int[] labels) {
        return EmbeddingFigure.byLabel(plane, layer + " of " + labels.length + " " + part, labels, classes);
    }
}
