package org.activationlab.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.meta.CertifiedPairs;
import org.activationlab.meta.ConformalTrial;
import org.activationlab.meta.JudgeTrial;
import org.activationlab.meta.MetricScore;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Trait;
import org.activationlab.metrics.Interval;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of certificates: radii, certified accuracy, and lower bounds of the ratio. */
public final class CertificateTables {

    /** The quantiles of radii that are told of every model. */
    static final List<Double> SHARES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    /** The radii at which certified accuracy is told. */
    static final List<Double> RADII = List.of(0.0, 0.25, 0.5, 1.0, 1.5);

    private CertificateTables() {}

    /**
     * Tells how large the radii are, over all models and by every trait that they differ by.
     *
     * @param facts what is known of the certificates
     * @return a row per group with quantiles of its pairs' radii; without a certificate a radius is 0
     */
    public static Table radii(CertificateFacts facts) {
        StringColumn name = Columns.text("models with");
        IntColumn models = Columns.count("models");
        IntColumn pairs = Columns.count("pairs");
        DoubleColumn ratio = Columns.number("mean ratio", 3);
        DoubleColumn abstained = Columns.share("no radius");
        List<DoubleColumn> quantiles = List.of(
                Columns.number("median radius", 2),
                Columns.number("upper quartile", 2),
                Columns.number("95 % below", 2));
        for (Row row : rows(facts)) {
            name.append(row.title());
            models.append(row.group().models());
            pairs.append(row.group().pairs());
            ratio.append(row.group().meanRatio());
            abstained.append(row.group().abstained());
            for (int i = 0; i < quantiles.size(); i++) {
                quantiles
                        .get(i)
                        .append(row.group().quantile(List.of(0.5, 0.75, 0.95).get(i)));
            }
        }
        return Table.create("radii", name, models, pairs, ratio, abstained)
                .addColumns(quantiles.toArray(DoubleColumn[]::new));
    }

    /**
     * Tells the certified accuracy, over all models and by every trait that they differ by.
     *
     * @param facts what is known of the certificates
     * @return a row per group and a column per radius
     */
    public static Table accuracy(CertificateFacts facts) {
        StringColumn name = Columns.text("models with");
        DoubleColumn right = Columns.share("right");
        List<DoubleColumn> certified = RADII.stream()
                .map(radius -> Columns.share(radius == 0 ? "and certified" : "to " + Wording.setting(radius)))
                .toList();
        for (Row row : rows(facts)) {
            name.append(row.title());
            right.append(row.group().accuracy());
            for (int i = 0; i < RADII.size(); i++) {
                certified.get(i).append(row.group().certifiedAccuracy(RADII.get(i)));
            }
        }
        return Table.create("certified accuracy", name, right).addColumns(certified.toArray(DoubleColumn[]::new));
    }

    /** A group of models and how a table calls it. */
    private record Row(String title, CertifiedPairs group) {}

    private static List<Row> rows(CertificateFacts facts) {
        List<Row> rows = new ArrayList<>();
        CertifiedPairs all = facts.certificates().all();
        rows.add(new Row(all.name(), all));
        for (Trait trait : traits(facts)) {
            facts.certificates()
                    .by(trait, facts.models())
                    .forEach(group -> rows.add(
                            new Row(TraitNames.of(trait) + " " + TraitNames.value(trait, group.name()), group)));
        }
        return rows;
    }

    /** The traits by which the certified models differ. */
    static List<Trait> traits(CertificateFacts facts) {
        return Stream.of(Trait.values())
                .filter(trait -> facts.certificates().by(trait, facts.models()).size() > 1)
                .toList();
    }

    /**
     * Sets the judges' lower bounds of the ratio beside those of noisy copies.
     *
     * @param facts what is known of the certificates
     * @return a row per judge, and a last one for the noisy copies; none without judges
     */
    public static Table bounds(CertificateFacts facts) {
        Map<String, ConformalTrial> bounds = new LinkedHashMap<>();
        facts.judges().forEach(judge -> bounds.put(judge.name(), judge.bound()));
        return bounds(bounds);
    }

    /**
     * Sets lower bounds of the ratio beside those of noisy copies.
     *
     * @param bounds by the names of what expects the ratio with one forward pass, all of the same pairs
     * @return a row for each, and a last one for the noisy copies; none without bounds
     */
    public static Table bounds(Map<String, ConformalTrial> bounds) {
        StringColumn name = Columns.text("bound from");
        IntColumn passes = Columns.count("forward passes");
        DoubleColumn subtracted = Columns.number("subtracted", 3);
        DoubleColumn bound = Columns.number("mean bound", 3);
        DoubleColumn above = Columns.share("above 1/2");
        DoubleColumn rows = Columns.share("pairs where it holds");
        DoubleColumn groups = Columns.share("groups kept");
        bounds.forEach((title, trial) -> {
            name.append(title);
            passes.append(1);
            // What subtracts infinitely much holds always and says nothing.
            double known = trial.bound().abstains() ? Double.NaN : 0;
            subtracted.append(known + trial.bound().subtracted());
            bound.append(known + trial.meanBound());
            above.append(known + trial.aboveHalf());
            rows.append(known + trial.coverage().ofRows());
            groups.append(known + trial.coverage().ofModels());
        });
        bounds.values().stream().findFirst().map(ConformalTrial::drawn).ifPresent(drawn -> {
            name.append(Wording.count(drawn.draws(), "noisy copy", "noisy copies") + ", Clopper-Pearson");
            passes.append(drawn.draws() + 1);
            subtracted.appendMissing();
            bound.append(drawn.meanBound());
            above.append(drawn.aboveHalf());
            rows.append(drawn.coverage());
            groups.appendMissing();
        });
        return Table.create("bounds", name, passes, subtracted, bound, above, rows, groups);
    }

    /**
     * Tells the scores of each judge with 95 % intervals.
     *
     * @param facts what is known of the certificates
     * @param metrics {@link PairMetric#OF_CONFIDENCE} or {@link PairMetric#OF_RATIO}
     * @return a row per judge, a column per metric; none without judges
     */
    public static Table scores(CertificateFacts facts, List<PairMetric> metrics) {
        StringColumn name = Columns.text("judge");
        List<StringColumn> columns =
                metrics.stream().map(metric -> Columns.text(metric.title())).toList();
        for (JudgeTrial judge : facts.judges()) {
            name.append(judge.name());
            for (int i = 0; i < metrics.size(); i++) {
                PairMetric metric = metrics.get(i);
                columns.get(i).append(shown(metric, judge.score(metric)));
            }
        }
        return Table.create("scores", name).addColumns(columns.toArray(StringColumn[]::new));
    }

    private static String shown(PairMetric metric, MetricScore score) {
        boolean thousands = metric.shown(1) > 1;
        MetricScore times = new MetricScore(
                metric.shown(score.value()),
                score.interval()
                        .map(interval -> new Interval(metric.shown(interval.lower()), metric.shown(interval.upper()))),
                score.undefined());
        return text(times, thousands ? 1 : 3);
    }

    /** Says 0.612 [0.581, 0.642]. */
    static String text(MetricScore score, int decimals) {
        return Wording.number(score.value(), decimals)
                + score.interval()
                        .map(interval -> " [" + Wording.number(interval.lower(), decimals) + ", "
                                + Wording.number(interval.upper(), decimals) + "]")
                        .orElse("");
    }
}
