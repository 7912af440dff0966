package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.activationlab.meta.AuditMetric;
import org.activationlab.meta.AuditScore;
import org.activationlab.meta.AuditedCell;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of a leak audit: what tables of training pairs reach on each split, beside scores that look at activations. */
public final class LeakTables {

    /** Right or wrong first: there the leak is largest. */
    static final List<Task> ORDER = List.of(Task.CORRECTNESS, Task.RATIO);

    private LeakTables() {}

    /**
     * Sets look-ups, scores of the logits and meta-networks side by side on the splits by pair, by model and by image.
     *
     * @param facts what the audit knows
     * @param task the question
     * @return a row per method and a column per split, "accuracy / AUROC" or R2; the first row is the best constant
     *     answer, the last which share of the column's best score needs no activation
     */
    public static Table single(LeakFacts facts, Task task) {
        return scores(
                facts,
                task,
                facts.audit().cells().stream()
                        .filter(cell -> !cell.plan().rule().newModels()
                                || !cell.plan().rule().newImages())
                        .toList());
    }

    /**
     * Sets look-ups and scores of the logits side by side on the split by model and image.
     *
     * @param facts what the audit knows
     * @param task the question
     * @return as {@link #single}, but with a column per cell of the test pairs
     */
    public static Table both(LeakFacts facts, Task task) {
        return scores(facts, task, facts.cells(SplitRule.BY_MODEL_AND_IMAGE));
    }

    private static Table scores(LeakFacts facts, Task task, List<AuditedCell> cells) {
        StringColumn method = Columns.text("method");
        List<StringColumn> columns = cells.stream()
                .map(cell -> Columns.text(
                        cell.plan().rule() == SplitRule.BY_MODEL_AND_IMAGE
                                ? cell.cell().title()
                                : cell.plan().title()))
                .toList();
        method.append("best constant answer");
        fill(columns, cells, cell -> text(task, cell::prior));
        for (Baseline baseline : methods()) {
            method.append(LeakFindings.name(baseline));
            fill(
                    columns,
                    cells,
                    cell -> cell.scores().stream()
                            .filter(score -> score.baseline() == baseline)
                            .map(score -> text(task, score::of))
                            .findFirst()
                            .orElse(Wording.MISSING));
        }
        if (cells.stream().anyMatch(cell -> cell.plan().rule() == SplitRule.BY_PAIR)) {
            for (NetworkScores network : facts.networks(task)) {
                method.append(
                        network.title() + ", " + Wording.count(network.runs().size(), "seed", "seeds"));
                fill(
                        columns,
                        cells,
                        cell -> cell.plan().rule() == SplitRule.BY_PAIR
                                ? text(task, metric -> of(network, metric))
                                : Wording.MISSING);
            }
        }
        method.append("share without activation");
        fill(columns, cells, cell -> text(task, metric -> share(facts, cell, metric), LeakTables::shareText));
        List<Column<?>> all = new ArrayList<>(List.of(method));
        all.addAll(columns);
        return Table.create(MetaNames.of(task), all);
    }

    /**
     * Says what each split that leaves a region out comes to on its new models and new images.
     *
     * @param facts what the audit knows
     * @return a row per region; none if the models differ by no trait
     */
    public static Table regions(LeakFacts facts) {
        StringColumn region = Columns.text("left out");
        IntColumn pairs = Columns.count("test pairs");
        IntColumn models = Columns.count("models");
        DoubleColumn majority = Columns.number("majority rate", 3);
        StringColumn lookUp = Columns.text("best look-up, accuracy / AUROC");
        StringColumn logits = Columns.text("best of the logits, accuracy / AUROC");
        DoubleColumn lookUpR2 = Columns.number("best look-up, R2", 3);
        DoubleColumn logitsR2 = Columns.number("best of the logits, R2", 3);
        for (AuditedCell cell : facts.cells(SplitRule.BY_REGION)) {
            if (cell.main()) {
                region.append(cell.plan().region().map(Object::toString).orElse(Wording.MISSING));
                pairs.append(cell.testPairs());
                models.append(cell.models());
                majority.append(cell.majorityRate());
                lookUp.append(text(Task.CORRECTNESS, metric -> value(cell.bestLookUp(metric), metric)));
                logits.append(text(Task.CORRECTNESS, metric -> value(cell.bestOfLogits(metric), metric)));
                lookUpR2.append(value(cell.bestLookUp(AuditMetric.R2), AuditMetric.R2));
                logitsR2.append(value(cell.bestOfLogits(AuditMetric.R2), AuditMetric.R2));
            }
        }
        return Table.create("Regions", region, pairs, models, majority, lookUp, logits, lookUpR2, logitsR2);
    }

    /**
     * Counts the pairs of every split.
     *
     * @param facts what the audit knows
     * @return a row per cell of test pairs; of regions only the cell that the split is made for
     */
    public static Table counts(LeakFacts facts) {
        StringColumn split = Columns.text("split");
        StringColumn tests = Columns.text("tested on");
        IntColumn train = Columns.count("train pairs");
        IntColumn validation = Columns.count("validation pairs");
        IntColumn unused = Columns.count("unused pairs");
        IntColumn test = Columns.count("test pairs");
        IntColumn models = Columns.count("models");
        IntColumn images = Columns.count("images");
        DoubleColumn majority = Columns.number("majority rate", 3);
        for (AuditedCell cell : facts.audit().cells()) {
            if (cell.plan().rule() == SplitRule.BY_REGION && !cell.main()) {
                continue;
            }
            split.append(cell.plan().title());
            tests.append(cell.cell().title());
            train.append(cell.trainPairs());
            validation.append(cell.validationPairs());
            unused.append(cell.unusedPairs());
            test.append(cell.testPairs());
            models.append(cell.models());
            images.append(cell.images());
            majority.append(cell.majorityRate());
        }
        return Table.create("Splits", split, tests, test, models, images, majority, train, validation, unused);
    }

    /** What a column or a row of a figure is about. */
    static String title(AuditedCell cell) {
        return cell.plan().rule() == SplitRule.BY_MODEL_AND_IMAGE
                ? "both: " + cell.cell().title()
                : cell.plan().title();
    }

    /** Look-ups, then scores of the logits. */
    static List<Baseline> methods() {
        return Stream.of(Baseline.values())
                .filter(baseline -> baseline != Baseline.MAJORITY)
                .sorted(Comparator.comparing(Baseline::readsLogits))
                .toList();
    }

    /** A meta-network's mean over its seeds. */
    static double of(NetworkScores network, AuditMetric metric) {
        return metric == AuditMetric.AUROC ? network.auroc() : NetworkScores.mean(network.summary());
    }

    /** The best of those that look at activations: scores of the logits and, by pair, meta-networks. */
    static OptionalDouble bestWithActivation(LeakFacts facts, AuditedCell cell, AuditMetric metric) {
        List<Double> scores = new ArrayList<>();
        cell.bestOfLogits(metric).ifPresent(best -> scores.add(best.of(metric)));
        if (cell.plan().rule() == SplitRule.BY_PAIR) {
            facts.networks(task(metric)).forEach(network -> scores.add(of(network, metric)));
        }
        return scores.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max();
    }

    static Task task(AuditMetric metric) {
        return metric == AuditMetric.R2 ? Task.RATIO : Task.CORRECTNESS;
    }

    /** "all" where a look-up reaches the score, "none" where it is no better than a constant, else percent. */
    static String shareText(double share) {
        if (Double.isNaN(share)) {
            return Wording.MISSING;
        }
        return share >= 1 ? "all" : share <= 0 ? "none" : Wording.number(100 * share, 0) + " %";
    }

    private static double share(LeakFacts facts, AuditedCell cell, AuditMetric metric) {
        OptionalDouble best = bestWithActivation(facts, cell, metric);
        return best.isEmpty() ? Double.NaN : cell.shareWithoutActivation(metric, best.getAsDouble());
    }

    private static double value(Optional<AuditScore> score, AuditMetric metric) {
        return score.map(best -> best.of(metric)).orElse(Double.NaN);
    }

    private static String text(Task task, ToDoubleFunction<AuditMetric> score) {
        return text(task, score, MetaTables::number);
    }

    private static String text(Task task, ToDoubleFunction<AuditMetric> score, DoubleFunction<String> words) {
        return task == Task.RATIO
                ? words.apply(score.applyAsDouble(AuditMetric.R2))
                : words.apply(score.applyAsDouble(AuditMetric.ACCURACY)) + " / "
                        + words.apply(score.applyAsDouble(AuditMetric.AUROC));
    }

    private static void fill(List<StringColumn> columns, List<AuditedCell> cells, Function<AuditedCell, String> words) {
        for (int i = 0; i < cells.size(); i++) {
            columns.get(i).append(words.apply(cells.get(i)));
        }
    }
}
