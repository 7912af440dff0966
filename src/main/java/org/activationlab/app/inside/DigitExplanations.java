package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.data.LabelledImages;
import org.activationlab.files.AtomicFile;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.GradientSaliency;
import org.activationlab.interpret.attribution.RandomizationCheck;
import org.activationlab.interpret.attribution.RandomizationReport;
import org.activationlab.interpret.attribution.RandomizationSettings;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.report.AttributionFigure;
import org.activationlab.report.AttributionTables;
import org.activationlab.report.Figure;
import org.activationlab.report.FigureFile;
import org.activationlab.report.TableCsv;
import org.activationlab.report.TableText;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Several digits explained by several methods: figures, sums, and what survives random weights. */
public final class DigitExplanations {

    /** Methods side by side in one figure, so that small maps stay readable. */
    private static final int COLUMNS = 5;

    private static final int ROWS = 200;

    private final DigitSet digits;
    private final List<AttributionMethod> methods;
    private final List<Attribution> attributions;
    private final List<RandomizationReport> reports;

    private DigitExplanations(
            DigitSet digits,
            List<AttributionMethod> methods,
            List<Attribution> attributions,
            List<RandomizationReport> reports) {
        this.digits = digits;
        this.methods = methods;
        this.attributions = attributions;
        this.reports = reports;
    }

    /**
     * Some digits of a set and what a network says of them.
     *
     * @param images the pixels
     * @param names a few words for each
     * @param truth what they are
     * @param answers what the network says
     */
    public record DigitSet(Batch images, List<String> names, List<Integer> truth, List<Integer> answers) {

        /** Copies the lists. */
        public DigitSet {
            names = List.copyOf(names);
            truth = List.copyOf(truth);
            answers = List.copyOf(answers);
        }

        /**
         * Reads digits.
         *
         * @param network of 28x28 grey images
         * @param images the set
         * @param numbers which of them, at least one
         * @return them
         * @throws IllegalArgumentException if there is no image of a number
         */
        public static DigitSet of(LayeredNetwork network, LabelledImages images, List<Integer> numbers) {
            List<float[]> pixels = new ArrayList<>();
            List<Integer> truth = new ArrayList<>();
            for (int number : numbers) {
                if (number < 0 || number >= images.size()) {
                    throw new IllegalArgumentException(
                            "images have numbers from 0 to " + (images.size() - 1) + ", but one was " + number);
                }
                pixels.add(images.pixels(number));
                truth.add(images.label(number));
            }
            Batch batch = Batch.ofRows(network.design().input(), pixels);
            Batch logits = network.logits(batch);
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < logits.count(); i++) {
                answers.add(logits.largest(i));
            }
            return new DigitSet(batch, AttributionTables.names(numbers, truth, logits), truth, answers);
        }
    }

    /**
     * Explains digits.
     *
     * @param network that answers
     * @param digits which
     * @param classes that are explained, one for each
     * @param methods at least one
     * @param twins how many networks with weights drawn anew are explained, too; 0 for none
     * @param seed of their weights
     * @return the explanations
     * @throws IllegalArgumentException if a method does not fit the network
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public static DigitExplanations of(
            LayeredNetwork network,
            DigitSet digits,
            int[] classes,
            List<AttributionMethod> methods,
            int twins,
            long seed) {
        List<Attribution> attributions = new ArrayList<>();
        List<RandomizationReport> reports = new ArrayList<>();
        for (AttributionMethod method : methods) {
            if (twins == 0) {
                attributions.add(method.attribute(network, digits.images(), classes));
            } else {
                RandomizationReport report = new RandomizationCheck(
                                RandomizationSettings.of(RandomizationSettings.Order.ALL_AT_ONCE)
                                        .withDraws(twins)
                                        .withSeed(seed))
                        .check(method, network, digits.images(), classes);
                attributions.add(report.learned());
                reports.add(report);
            }
        }
        return new DigitExplanations(digits, List.copyOf(methods), attributions, reports);
    }

    /**
     * Gives the maps.
     *
     * @return one result for each method
     */
    public List<Attribution> attributions() {
        return List.copyOf(attributions);
    }

    /**
     * Draws the maps.
     *
     * @return one figure for every five methods, then the five panels of saliency if it was among them
     */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (int from = 0; from < attributions.size(); from += COLUMNS) {
            figures.add(AttributionFigure.methods(
                    digits.images(),
                    digits.names(),
                    attributions.subList(from, Math.min(attributions.size(), from + COLUMNS))));
        }
        Attribution saliency = saliency();
        if (saliency != null) {
            figures.add(AttributionFigure.panels(saliency, digits.names()));
        }
        return figures;
    }

    private @Nullable Attribution saliency() {
        for (int i = 0; i < methods.size(); i++) {
            if (methods.get(i) instanceof GradientSaliency) {
                return attributions.get(i);
            }
        }
        return null;
    }

    private Table sums() {
        return AttributionTables.residuals(digits.names(), attributions);
    }

    private Table twins() {
        return AttributionTables.twins(
                methods.stream().map(AttributionMethod::title).toList(), reports);
    }

    /**
     * Prints the numbers.
     *
     * @return tables as text by their titles
     */
    public Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("What the maps sum to", TableText.of(sums(), ROWS));
        if (!reports.isEmpty()) {
            tables.put("Similarity with the maps of weights drawn anew", TableText.of(twins(), ROWS));
        }
        return tables;
    }

    /**
     * Writes {@code attributions-1.png} and so on, {@code sums.csv}, {@code maps.csv} (a line for each method and image, its
     * pixels row by row in the columns {@code p0} and so on) and, if asked for, {@code twins.csv}.
     *
     * @param folder made if it is not there
     * @return the files, the figures first
     * @throws IOException if the disk fails
     */
    public List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Figure> figures = figures();
        for (int i = 0; i < figures.size(); i++) {
            files.add(folder.resolve("attributions-" + (i + 1) + ".png"));
            FigureFile.write(files.get(i), figures.get(i));
        }
        files.add(folder.resolve("sums.csv"));
        AtomicFile.writeText(folder.resolve("sums.csv"), TableCsv.of(sums()));
        files.add(folder.resolve("maps.csv"));
        AtomicFile.writeText(folder.resolve("maps.csv"), TableCsv.of(maps()));
        if (!reports.isEmpty()) {
            files.add(folder.resolve("twins.csv"));
            AtomicFile.writeText(folder.resolve("twins.csv"), TableCsv.of(twins()));
        }
        return files;
    }

    private List<List<Object>> maps() {
        List<List<Object>> lines = new ArrayList<>();
        List<Object> header = new ArrayList<>(List.of("method", "image", "class"));
        for (int pixel = 0; pixel < attributions.get(0).heat(0).length; pixel++) {
            header.add("p" + pixel);
        }
        lines.add(header);
        for (Attribution attribution : attributions) {
            for (int i = 0; i < attribution.maps().count(); i++) {
                List<Object> line = new ArrayList<>(List.of(
                        attribution.method(), digits.names().get(i), attribution.classes()[i]));
                for (float value : attribution.heat(i)) {
                    line.add(value);
                }
                lines.add(line);
            }
        }
        return lines;
    }
}
