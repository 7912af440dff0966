package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.activationlab.data.LabelledImages;
import org.activationlab.files.AtomicFile;
import org.activationlab.interpret.visualization.FeaturePortrait;
import org.activationlab.interpret.visualization.FeatureVisualization;
import org.activationlab.interpret.visualization.TopImages;
import org.activationlab.interpret.visualization.Visualization;
import org.activationlab.interpret.visualization.VisualizationSettings;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.activationlab.report.FeatureFigure;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
import org.activationlab.report.MadeImageFigure;
import org.activationlab.report.TableCsv;
import org.activationlab.vision.ImageFile;
import org.jspecify.annotations.Nullable;

/** Images made for one unit, class or layer, beside the best of a data set where there is one. */
public final class FeatureWork {

    /** How a figure shows a class's or a unit's made image beside images of the set. */
    private static final int BESIDE = 6;

    private final Visualization made;
    private final @Nullable TopImages found;

    private FeatureWork(Visualization made, @Nullable TopImages found) {
        this.made = made;
        this.found = found;
    }

    /**
     * Finds what is asked for.
     *
     * @param design the network
     * @param layer a layer's name
     * @param unit a channel of maps or a feature of a dense layer; -1 for the whole layer, as DeepDream has it
     * @return the target
     * @throws IllegalArgumentException if there is no such layer or unit; lists the layers
     */
    public static Target unit(NetworkDesign design, String layer, int unit) {
        ActivationShape shape = design.shapeOf(layer);
        int units = shape.isMap() ? shape.channels() : shape.size();
        if (unit >= units) {
            throw new IllegalArgumentException(
                    layer + " of " + design.name() + " has units from 0 to " + (units - 1) + ", but got " + unit);
        }
        return unit < 0 ? Target.energy(layer) : Target.channel(layer, unit);
    }

    /**
     * Gives settings that suit a network: those tuned on digits, or for photographs larger movements and a brighter start.
     *
     * @param design the network
     * @return usual settings
     */
    public static VisualizationSettings settings(NetworkDesign design) {
        VisualizationSettings usual = VisualizationSettings.defaults();
        return design.input().channels() == 1
                ? usual
                : usual.withImages(2)
                        .withMovements(8, 5, 0.05)
                        .withPenalties(0.05, 0)
                        .withNoise(0.3, 0.5);
    }

    /**
     * Makes images.
     *
     * @param network any
     * @param target what for
     * @param settings how
     * @param start an image to begin from, or null for noise
     * @param set digits among which the best are found, or null for none
     * @return the images
     */
    public static FeatureWork of(
            LayeredNetwork network,
            Target target,
            VisualizationSettings settings,
            @Nullable Batch start,
            @Nullable LabelledImages set) {
        FeatureVisualization visualization = new FeatureVisualization(settings);
        Visualization made = start == null
                ? visualization.visualize(network, target)
                : visualization.visualize(network, target, start);
        TopImages found = set == null
                ? null
                : TopImages.of(network, set, List.of(target), settings.aim(), BESIDE)
                        .get(0);
        return new FeatureWork(made, found);
    }

    /**
     * Says what came out.
     *
     * @return sentences
     */
    public List<String> findings() {
        int best = made.best();
        List<String> findings = new ArrayList<>();
        findings.add(String.format(
                Locale.ROOT,
                "made     %s: %.4g at the first step, %.4g of the finished image",
                made.target(),
                made.history(best)[0],
                made.value(best)));
        if (found != null) {
            findings.add(String.format(
                    Locale.ROOT,
                    "found    %.4g is the best of the data set, image %d: the made image %s",
                    found.value(0),
                    found.image(0),
                    new FeaturePortrait(made, found).beatsData() ? "beats it" : "does not beat it"));
        }
        return findings;
    }

    /**
     * Draws what was made, beside what was found.
     *
     * @return the figure
     */
    public Figure figure() {
        return found == null
                ? MadeImageFigure.of(made)
                : FeatureFigure.of(List.of(new FeaturePortrait(made, found)), 1);
    }

    /**
     * Writes the figure {@code visualize.png}, the best image as it is, {@code image.png}, and the way there,
     * {@code steps.csv}: a line for each step, a column for each image.
     *
     * @param folder made if it is not there
     * @return the files
     * @throws IOException if the disk fails
     */
    public List<Path> write(Path folder) throws IOException {
        List<Path> files =
                List.of(folder.resolve("visualize.png"), folder.resolve("image.png"), folder.resolve("steps.csv"));
        FigureFile.write(files.get(0), figure());
        ImageFile.write(files.get(1), made.images(), made.best());
        AtomicFile.writeText(files.get(2), TableCsv.of(steps()));
        return files;
    }

    private List<List<Object>> steps() {
        List<List<Object>> lines = new ArrayList<>();
        lines.add(new ArrayList<>(List.of("step")));
        for (int step = 0; step < made.history(0).length; step++) {
            lines.add(new ArrayList<>(List.of(step)));
        }
        for (int image = 0; image < made.images().count(); image++) {
            double[] history = made.history(image);
            lines.get(0).add("image" + image);
            for (int step = 0; step < history.length; step++) {
                lines.get(1 + step).add(history[step]);
            }
        }
        return lines;
    }
}
