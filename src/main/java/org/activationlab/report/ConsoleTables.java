package org.activationlab.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import tech.tablesaw.api.Table;

/** The main tables of a population and of all that is asked of it as text for a console. */
public final class ConsoleTables {

    private static final int ROWS = 40;

    private ConsoleTables() {}

    /**
     * Puts the tables together.
     *
     * @param facts what a study knows
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(PopulationFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        add(
                tables,
                "Models by optimizer and weight decay",
                PopulationTables.by(facts.models(), HyperParameter.OPTIMIZER, HyperParameter.WEIGHT_DECAY));
        Table rejections = PopulationTables.rejections(facts.models());
        if (!rejections.isEmpty()) {
            add(tables, "Rejected models", rejections);
        }
        add(tables, "Labelled pairs", PairTables.counts(facts.pairs()));
        add(tables, "Noise ratio", PairTables.ratios(facts.pairs()));
        add(tables, "Cells with fewer pairs than wanted", PairTables.shortCells(facts.shortCells()));
        return tables;
    }

    /**
     * Puts the tables of meta-networks together.
     *
     * @param facts what a study knows of its meta-networks
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order; none if there are
     *     neither runs nor baselines
     */
    public static Map<String, String> of(MetaFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        if (facts.runs().isEmpty() && facts.baselines().isEmpty()) {
            return tables;
        }
        for (Task task : Task.values()) {
            add(
                    tables,
                    "Meta-networks, " + MetaNames.of(task).toLowerCase(Locale.ROOT) + ": test " + MetaNames.score(task)
                            + ", mean (deviation over seeds)",
                    MetaTables.scores(facts, task));
        }
        if (!facts.runs().isEmpty()) {
            add(tables, "Meta-networks, each published run beside ours", MetaTables.runs(facts));
        }
        Table further = MetaTables.furtherRuns(facts);
        if (!further.isEmpty()) {
            add(tables, "Meta-networks, further runs of ours", further);
        }
        return tables;
    }

    /**
     * Puts the tables of a leak audit together.
     *
     * @param facts what the audit knows
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(LeakFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        for (Task task : LeakTables.ORDER) {
            String title = MetaNames.of(task) + ", " + (task == Task.RATIO ? "R2" : "accuracy / AUROC");
            add(tables, title, LeakTables.single(facts, task));
            if (!facts.cells(SplitRule.BY_MODEL_AND_IMAGE).isEmpty()) {
                add(tables, title + ", models and images both divided", LeakTables.both(facts, task));
            }
        }
        Table regions = LeakTables.regions(facts);
        if (!regions.isEmpty()) {
            add(tables, "One part of the grid left out: its models and new images", regions);
        }
        add(tables, "Splits", LeakTables.counts(facts));
        return tables;
    }

    /**
     * Puts the tables of certificates together.
     *
     * @param facts what is known of the certificates
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(CertificateFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        add(tables, "Certified radii, in units of pixel value", CertificateTables.radii(facts));
        if (facts.natural()) {
            add(tables, "Right and certified to a radius", CertificateTables.accuracy(facts));
        }
        if (!facts.judges().isEmpty()) {
            add(
                    tables,
                    "Noise ratio on new models and new images, with 95 % intervals",
                    CertificateTables.scores(facts, PairMetric.OF_RATIO));
            add(
                    tables,
                    "Right or wrong on new models and new images, with 95 % intervals",
                    CertificateTables.scores(facts, PairMetric.OF_CONFIDENCE));
            add(tables, "Lower bounds of the ratio on new models and new images", CertificateTables.bounds(facts));
        }
        return tables;
    }

    /**
     * Puts the tables of judges together.
     *
     * @param facts what is known of the judges
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(JudgeFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        facts.main()
                .forEach(contest ->
                        add(tables, MetaNames.of(contest.task()) + ", " + contest.part(), JudgeTables.scores(contest)));
        add(tables, "Differences", JudgeTables.differences(facts.main()));
        for (Task task : Task.values()) {
            add(
                    tables,
                    MetaNames.of(task) + ", part by part",
                    JudgeTables.parts(Stream.concat(facts.cells().stream(), facts.groups().stream())
                            .filter(contest -> contest.task() == task)
                            .toList()));
        }
        return tables;
    }

    /**
     * Puts the tables of layers together.
     *
     * @param facts what is known of the layers
     * @return texts of at most {@link TableText#WIDTH} columns, by their titles, in reading order
     */
    public static Map<String, String> of(LayerFacts facts) {
        Map<String, String> tables = new LinkedHashMap<>();
        for (Task task : LayerTables.ORDER) {
            if (!facts.rows(task).isEmpty()) {
                String title =
                        MetaNames.of(task) + ", " + LayerTables.metric(task).title();
                add(tables, title + ": Shapley values (standard error)", LayerTables.shapley(facts, task));
                add(tables, title + ": loss without a layer", LayerTables.drops(facts, task));
                add(tables, title + ": gain from a layer alone", LayerTables.alone(facts, task));
            }
        }
        return tables;
    }

    private static void add(Map<String, String> tables, String title, Table table) {
        tables.put(title, TableText.of(table, ROWS));
    }
}
