package org.activationlab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.Comparison;
import org.activationlab.meta.ComparisonRow;
import org.activationlab.meta.EpochScores;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.PublishedRun;
import org.activationlab.meta.PublishedRuns;
import org.activationlab.meta.Task;
import org.activationlab.metrics.SeedSummary;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of meta-networks: what the original published, what ours reached, and what needs no network at all. */
public final class MetaTables {

    private static final int DECIMALS = 3;
    private static final String UNDEFINED = "undefined";

    private MetaTables() {}

    /**
     * Sets the published scores, ours and the baselines side by side. The headings say on how many pairs and judged
     * networks either side rests.
     *
     * @param facts what the study knows; runs and baselines may be missing
     * @param task the question
     * @return a row per meta-network of the original's program ("not run" where it was not), per corrected one that ran,
     *     and per baseline: "method", the published and our mean (sample standard deviation in brackets, if there are two
     *     seeds), our seeds, how many of them collapsed, our mean less the published one, and for correctness the AUROC
     */
    public static Table scores(MetaFacts facts, Task task) {
        StringColumn method = Columns.text("method");
        StringColumn published = Columns.text("published " + MetaNames.score(task) + ", " + publishedSeeds(task) + ", "
                + evidence(PublishedRuns.PAIRS, PublishedRuns.MODELS));
        StringColumn ours =
                Columns.text("our " + MetaNames.score(task) + ", " + evidence(facts.pairs(), facts.models()));
        IntColumn seeds = Columns.count("seeds");
        IntColumn collapsed = Columns.count("collapsed");
        StringColumn gap = Columns.text("gap");
        DoubleColumn auroc = Columns.number("AUROC", DECIMALS);
        for (NetworkScores network : NetworkScores.of(facts, task)) {
            method.append(network.title());
            published.append(cell(network.publishedSummary()));
            ours.append(cell(network.summary()));
            seeds.append(network.runs().size());
            collapsed.append(network.collapsed());
            gap.append(gapCell(network));
            auroc.append(network.auroc());
        }
        for (BaselineResult baseline : baselines(facts, task)) {
            method.append(baseline.baseline().title(task));
            published.append(Wording.MISSING);
            ours.append(number(baseline.score()));
            seeds.appendMissing();
            collapsed.appendMissing();
            gap.append(Wording.MISSING);
            auroc.append(baseline.auroc());
        }
        List<Column<?>> columns = new ArrayList<>(List.of(method, published, ours, seeds, collapsed, gap));
        if (task == Task.CORRECTNESS) {
            columns.add(auroc);
        }
        return Table.create(MetaNames.of(task), columns);
    }

    /**
     * Lists the thirty published runs, each beside ours of the same task, architecture and seed.
     *
     * @param facts what the study knows
     * @return thirty rows; "not run" where we have none
     */
    public static Table runs(MetaFacts facts) {
        Runs table = new Runs();
        Comparison.of(results(facts, Preset.ORIGINAL)).rows().stream()
                .filter(row -> row.published().isPresent())
                .forEach(row -> table.append(row, Preset.ORIGINAL));
        return Table.create("runs", table.columns());
    }

    /**
     * Lists our runs that the original has no counterpart of: other architectures, seeds or presets.
     *
     * @param facts what the study knows
     * @return a row per run; none if there is none
     */
    public static Table furtherRuns(MetaFacts facts) {
        Runs table = new Runs();
        for (Preset preset : Preset.values()) {
            for (ComparisonRow row : Comparison.of(results(facts, preset)).rows()) {
                // Trained in another way, a run is no repetition of the published one.
                boolean further = preset != Preset.ORIGINAL || row.published().isEmpty();
                if (further && row.ours().isPresent()) {
                    table.append(
                            new ComparisonRow(row.task(), row.architecture(), row.seed(), Optional.empty(), row.ours()),
                            preset);
                }
            }
        }
        return Table.create("further runs", table.columnsWithoutPublished());
    }

    /**
     * Counts the learned numbers of each meta-network.
     *
     * @return a row per architecture, with a column for each task
     */
    public static Table sizes() {
        StringColumn networks = Columns.text("encoder");
        IntColumn ratio = Columns.count("learned numbers, ratio");
        IntColumn correctness = Columns.count("learned numbers, right or wrong");
        for (Architecture architecture : Architecture.values()) {
            networks.append(MetaNames.of(architecture, Preset.ORIGINAL));
            ratio.append(MetaParameters.count(architecture, Task.RATIO));
            correctness.append(MetaParameters.count(architecture, Task.CORRECTNESS));
        }
        return Table.create("Learned numbers", networks, ratio, correctness);
    }

    /**
     * Says how each kind was trained.
     *
     * @param facts what the study knows
     * @return a row per task, architecture, preset and settings that ran: learning rate, warm-up, epochs, batch size,
     *     how many runs, and their mean time in minutes
     */
    public static Table settings(MetaFacts facts) {
        StringColumn tasks = Columns.text("task");
        StringColumn networks = Columns.text("meta-network");
        StringColumn rates = Columns.text("learning rate");
        IntColumn warmUps = Columns.count("warm-up epochs");
        IntColumn epochs = Columns.count("epochs");
        IntColumn batches = Columns.count("batch size");
        IntColumn runs = Columns.count("runs");
        DoubleColumn minutes = Columns.number("minutes per run", 1);
        for (Task task : Task.values()) {
            for (NetworkScores network : NetworkScores.of(facts, task)) {
                List<MetaSettings> distinct = network.runs().stream()
                        .map(run -> withoutSeed(run.result().settings()))
                        .distinct()
                        .toList();
                for (MetaSettings settings : distinct) {
                    List<MetaRunResult> own = network.runs().stream()
                            .map(MetaRun::result)
                            .filter(result -> withoutSeed(result.settings()).equals(settings))
                            .toList();
                    tasks.append(MetaNames.of(task).toLowerCase(Locale.ROOT));
                    networks.append(network.title());
                    rates.append(Wording.setting(settings.learningRate()));
                    warmUps.append(settings.warmUpEpochs());
                    epochs.append(settings.epochs());
                    batches.append(settings.batchSize());
                    runs.append(own.size());
                    minutes.append(own.stream()
                            .mapToDouble(MetaTables::minutes)
                            .average()
                            .orElse(Double.NaN));
                }
            }
        }
        return Table.create("settings", tasks, networks, rates, warmUps, epochs, batches, runs, minutes);
    }

    /** The baselines of one task, in the order in which they are declared. */
    static List<BaselineResult> baselines(MetaFacts facts, Task task) {
        return facts.baselines().stream()
                .filter(result -> result.task() == task)
                .sorted(Comparator.comparing(BaselineResult::baseline))
                .toList();
    }

    /** Three decimals; a number that is none says so. */
    static String number(double score) {
        return Double.isFinite(score) ? Wording.ratio(score) : UNDEFINED;
    }

    private static List<MetaRunResult> results(MetaFacts facts, Preset preset) {
        return facts.runs().stream()
                .map(MetaRun::result)
                .filter(result -> result.settings().preset() == preset)
                .toList();
    }

    /** What runs of several seeds share. */
    private static MetaSettings withoutSeed(MetaSettings settings) {
        return new MetaSettings(
                settings.architecture(),
                settings.task(),
                settings.preset(),
                settings.learningRate(),
                settings.warmUpEpochs(),
                settings.epochs(),
                settings.batchSize(),
                0,
                settings.patience(),
                settings.bestOnValidation());
    }

    private static double minutes(MetaRunResult result) {
        return result.curve().epochs().stream()
                        .mapToDouble(EpochScores::seconds)
                        .sum()
                / 60;
    }

    private static String publishedSeeds(Task task) {
        long seeds = PublishedRuns.read().stream()
                .filter(run -> run.task() == task)
                .mapToLong(PublishedRun::seed)
                .distinct()
                .count();
        return Wording.count(seeds, "seed", "seeds");
    }

    private static String evidence(int pairs, int models) {
        return Wording.count(pairs, "pair", "pairs") + ", " + Wording.count(models, "model", "models");
    }

    private static String cell(Optional<SeedSummary> summary) {
        if (summary.isEmpty()) {
            return ComparisonRow.NOT_RUN;
        }
        double deviation = summary.get().deviation();
        return number(summary.get().mean()) + (Double.isFinite(deviation) ? " (" + Wording.ratio(deviation) + ")" : "");
    }

    private static String gapCell(NetworkScores network) {
        if (network.runs().isEmpty() || network.published().isEmpty()) {
            return ComparisonRow.NOT_RUN;
        }
        double gap = network.gap();
        return Double.isFinite(gap) ? String.format(Locale.ROOT, "%+.3f", gap) : UNDEFINED;
    }

    /** Rows of single runs. */
    private static final class Runs {
        private final StringColumn task = Columns.text("task");
        private final StringColumn network = Columns.text("meta-network");
        private final StringColumn seed = Columns.text("seed");
        private final StringColumn score = Columns.text("score");
        private final StringColumn published = Columns.text("published");
        private final StringColumn ours = Columns.text("ours");
        private final StringColumn gap = Columns.text("gap");
        private final StringColumn kept = Columns.text("kept epoch");

        void append(ComparisonRow row, Preset preset) {
            task.append(MetaNames.of(row.task()).toLowerCase(Locale.ROOT));
            network.append(MetaNames.of(row.architecture(), preset));
            seed.append(Long.toString(row.seed()));
            score.append(MetaNames.score(row.task()));
            published.append(row.publishedCell());
            ours.append(row.oursCell());
            gap.append(row.gapCell());
            kept.append(row.ours()
                    .map(run -> run.keptEpoch() + " of " + run.curve().epochs().size())
                    .orElse(ComparisonRow.NOT_RUN));
        }

        List<Column<?>> columns() {
            return Arrays.asList(task, network, seed, score, published, ours, gap, kept);
        }

        List<Column<?>> columnsWithoutPublished() {
            return Arrays.asList(task, network, seed, score, ours, kept);
        }
    }
}
