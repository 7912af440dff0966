package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.MapQuality;
import org.activationlab.interpret.attribution.MapSimilarity;
import org.activationlab.interpret.attribution.RandomizationReport;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.SeedSummary;
import org.activationlab.network.layers.Batch;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Attributions in numbers: what they sum to, what survives random weights, and how well they foretell. */
public final class AttributionTables {

    private static final double CONFIDENCE = 0.95;
    private static final int DECIMALS = 3;

    private AttributionTables() {}

    /**
     * Lists what maps sum to, for the methods that promise a sum.
     *
     * @param names a few words for each image
     * @param attributions of these images, one for each method
     * @return a row per method and image: the class, what the map sums to, what it should, and the residual; methods without
     *     an axiom have a single row without numbers
     */
    public static Table residuals(List<String> names, List<Attribution> attributions) {
        StringColumn methods = Columns.text("method");
        StringColumn images = Columns.text("image");
        IntColumn classes = Columns.count("class");
        StringColumn scores = Columns.text("score");
        DoubleColumn sums = Columns.number("sum of the map", DECIMALS);
        DoubleColumn expected = Columns.number("expected", DECIMALS);
        DoubleColumn residuals = Columns.number("residual", 6);
        for (Attribution attribution : attributions) {
            if (attribution.checks().isEmpty()) {
                methods.append(attribution.method());
                images.append("all");
                classes.appendMissing();
                scores.append(attribution.score().toString());
                sums.appendMissing();
                expected.appendMissing();
                residuals.appendMissing();
            }
            for (int i = 0; i < attribution.checks().size(); i++) {
                AxiomCheck check = attribution.checks().get(i);
                methods.append(attribution.method());
                images.append(names.get(i));
                classes.append(attribution.classes()[i]);
                scores.append(attribution.score().toString());
                sums.append(check.attributed());
                expected.append(check.expected());
                residuals.append(check.residual());
            }
        }
        return Table.create("sums of maps", methods, images, classes, scores, sums, expected, residuals);
    }

    /**
     * Lists what survives when all layers forget what they learned.
     *
     * @param names of the methods
     * @param reports one for each
     * @return a row per method: mean similarity with the maps of weights drawn anew, and whether it is flagged
     */
    public static Table twins(List<String> names, List<RandomizationReport> reports) {
        StringColumn methods = Columns.text("method");
        DoubleColumn spearman = Columns.number("rank correlation", 2);
        DoubleColumn inside = Columns.number("where a map is not 0", 2);
        DoubleColumn ssim = Columns.number("structural similarity", 2);
        DoubleColumn among = Columns.number("twins among themselves", 2);
        StringColumn flags = Columns.text("flag");
        for (int i = 0; i < reports.size(); i++) {
            RandomizationReport report = reports.get(i);
            MapSimilarity mean = report.last().mean();
            methods.append(names.get(i));
            spearman.append(mean.spearman());
            inside.append(mean.inside());
            ssim.append(mean.ssim());
            among.append(report.last().amongTwins().spearman());
            flags.append(
                    switch (report.verdict()) {
                        case SENSITIVE -> "";
                        case SHOWS_THE_IMAGE -> "shows the image";
                        case SURVIVES -> "survives";
                        case UNDEFINED -> "undefined";
                    });
        }
        return Table.create("similarity with maps of random weights", methods, spearman, inside, ssim, among, flags);
    }

    /**
     * Lists how well maps foretell what the network does.
     *
     * @param qualities one for each method
     * @return a row per method: means over the images with their 95 % intervals by Student's t
     */
    public static Table quality(List<MapQuality> qualities) {
        StringColumn methods = Columns.text("method");
        Table table = Table.create("how well maps foretell", methods);
        qualities.forEach(quality -> methods.append(quality.method()));
        add(table, "deletion", qualities, MapQuality::deletion);
        add(table, "insertion", qualities, MapQuality::insertion);
        add(table, "max-sensitivity", qualities, MapQuality::sensitivity);
        add(table, "falls explained", qualities, MapQuality::explained);
        return table;
    }

    private static void add(
            Table table, String name, List<MapQuality> qualities, Function<MapQuality, SeedSummary> number) {
        StringColumn column = Columns.text(name);
        for (MapQuality quality : qualities) {
            SeedSummary summary = number.apply(quality);
            String words = Wording.number(summary.mean(), 2);
            column.append(summary.interval(CONFIDENCE)
                    .map(interval -> words + " (" + ends(interval) + ")")
                    .orElse(words));
        }
        table.addColumns(column);
    }

    private static String ends(Interval interval) {
        return Wording.number(interval.lower(), 2) + " to " + Wording.number(interval.upper(), 2);
    }

    /**
     * Names digits for figures and tables.
     *
     * @param numbers of the images
     * @param digits what they are
     * @param logits what a network said, one row for each
     * @return for example {@code "17: a 7, read as 7"}
     */
    public static List<String> names(List<Integer> numbers, List<Integer> digits, Batch logits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            names.add(numbers.get(i) + ": a " + digits.get(i) + ", read as " + logits.largest(i));
        }
        return names;
    }
}
