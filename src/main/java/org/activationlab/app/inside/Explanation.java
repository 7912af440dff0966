package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.activationlab.files.AtomicFile;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.MapSimilarity;
import org.activationlab.interpret.attribution.RandomizationCheck;
import org.activationlab.interpret.attribution.RandomizationReport;
import org.activationlab.interpret.attribution.RandomizationSettings;
import org.activationlab.interpret.attribution.Score;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.report.FigureFile;
import org.activationlab.report.OverlayFigure;
import org.activationlab.report.TableCsv;

/** One picture, one class, one method: the map as a figure and as numbers, and what can be said of it. */
public final class Explanation {

    private static final int FIRST = 3;

    private final Attribution attribution;
    private final Optional<RandomizationReport> twins;
    private final Batch image;
    private final float[] logits;
    private final List<String> names;

    private Explanation(
            Attribution attribution,
            Optional<RandomizationReport> twins,
            Batch image,
            float[] logits,
            List<String> names) {
        this.attribution = attribution;
        this.twins = twins;
        this.image = image;
        this.logits = logits;
        this.names = names;
    }

    /**
     * Explains a picture.
     *
     * @param network that answers
     * @param image one, as the network takes it
     * @param target the class that is explained; empty for the network's answer
     * @param method how
     * @param twins how many networks with weights drawn anew are explained, too; 0 for none
     * @param seed of their weights
     * @param names of the classes
     * @return the explanation
     * @throws IllegalArgumentException if there is no such class, or the method does not fit the network
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public static Explanation of(
            LayeredNetwork network,
            Batch image,
            OptionalInt target,
            AttributionMethod method,
            int twins,
            long seed,
            List<String> names) {
        Batch logits = network.logits(image);
        int[] classes = {target.orElse(logits.largest(0))};
        if (twins == 0) {
            Attribution own = method.attribute(network, image, classes);
            return new Explanation(own, Optional.empty(), image, logits.row(0), names);
        }
        RandomizationSettings settings = RandomizationSettings.of(RandomizationSettings.Order.ALL_AT_ONCE)
                .withDraws(twins)
                .withSeed(seed);
        RandomizationReport report = new RandomizationCheck(settings).check(method, network, image, classes);
        return new Explanation(report.learned(), Optional.of(report), image, logits.row(0), names);
    }

    /**
     * Says what came out.
     *
     * @return sentences
     */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        findings.add("answer   " + answers());
        int target = attribution.classes()[0];
        Score score = attribution.score();
        findings.add("target   " + named(target) + ", " + score + " " + number(score.of(logits, target)) + ", by "
                + attribution.method());
        if (attribution.checks().isEmpty()) {
            findings.add("axiom    none: this method promises no sum");
        } else {
            AxiomCheck check = attribution.checks().get(0);
            findings.add("axiom    %s: expected %s, the map sums to %s, residual %s"
                    .formatted(
                            check.axiom(),
                            number(check.expected()),
                            number(check.attributed()),
                            number(check.residual())));
        }
        twins.ifPresent(report -> findings.add("twin     " + verdict(report)));
        return findings;
    }

    private String answers() {
        List<Integer> order = IntStream.range(0, logits.length)
                .boxed()
                .sorted((one, other) -> Float.compare(logits[other], logits[one]))
                .limit(FIRST)
                .toList();
        return String.join(
                "; ",
                order.stream()
                        .map(digit -> "%s %.1f %%".formatted(named(digit), 100 * Score.PROBABILITY.of(logits, digit)))
                        .toList());
    }

    /** The number of a class, with its name where that says more. */
    private String named(int digit) {
        String name = names.get(digit);
        return name.equals(Integer.toString(digit)) ? name : digit + " (" + name + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String verdict(RandomizationReport report) {
        MapSimilarity mean = report.last().mean();
        String words = switch (report.verdict()) {
            case SENSITIVE -> "the map changes with the weights, as it should";
            case SHOWS_THE_IMAGE ->
                "FLAGGED: mostly the image's empty parts stay alike; elsewhere the map changes with the weights";
            case SURVIVES -> "FLAGGED: the map is much the same for a network that learned nothing";
            case UNDEFINED -> "no similarity is defined, because a map is the same everywhere";
        };
        return "rank correlation with the maps of weights drawn anew %.2f, where a map is not 0 %.2f, structural"
                        .formatted(mean.spearman(), mean.inside())
                + " similarity %.2f (limit %.2f): %s".formatted(mean.ssim(), report.limit(), words);
    }

    /**
     * Writes the figure {@code explain.png} and the numbers {@code map.csv}: a line for each row of pixels, the sum over the
     * channels.
     *
     * @param folder made if it is not there
     * @param name a few words for the picture
     * @throws IOException if the disk fails
     */
    public void write(Path folder, String name) throws IOException {
        FigureFile.write(
                folder.resolve("explain.png"),
                OverlayFigure.of(
                        image,
                        List.of(name + ": class " + named(attribution.classes()[0])),
                        attribution,
                        twins.map(report -> report.last().twin())));
        float[] heat = attribution.heat(0);
        int width = attribution.maps().shape().width();
        List<List<Float>> rows = new ArrayList<>();
        for (int i = 0; i < heat.length; i++) {
            if (i % width == 0) {
                rows.add(new ArrayList<>());
            }
            rows.get(i / width).add(heat[i]);
        }
        AtomicFile.writeText(folder.resolve("map.csv"), TableCsv.of(rows));
    }
}
