package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.PublishedRuns;
import org.activationlab.meta.Task;
import tech.tablesaw.api.Table;

/** The chapter about meta-networks: the original's numbers, ours, and what needs no network, side by side. */
public final class MetaReport {

    private static final String COMMAND = "activation-lab meta";

    private final HtmlPage page;
    private final MetaFacts facts;

    private MetaReport(HtmlPage page, MetaFacts facts) {
        this.page = page;
        this.facts = facts;
    }

    /**
     * Adds the chapter. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param page the page so far
     * @param facts what the study knows; without runs the chapter says so
     * @return the same page
     */
    public static HtmlPage addTo(HtmlPage page, MetaFacts facts) {
        MetaReport report = new MetaReport(page, facts);
        report.trained();
        report.scores();
        if (!facts.runs().isEmpty()) {
            report.curves();
            report.predicted();
        }
        report.allRuns();
        report.limits();
        return page;
    }

    private void trained() {
        page.section("Meta-networks: what was trained");
        page.prose("A meta-network is a second network that reads the activations of a LeNet-5 for one image (the last "
                + "four stages, as a sequence of four) and judges the LeNet's answer. It is trained for one of two tasks: "
                + "to expect the noise ratio of the pair, scored by R2 (1 is perfect, 0 is no better than the mean ratio), "
                + "or to say whether the answer is right or wrong, scored by accuracy. The original study trained three "
                + "kinds, RNN, LSTM and transformer, five times each and published "
                + Wording.number(PublishedRuns.read().size(), 0)
                + " test scores. Its program holds a GRU too, but never ran it.");
        if (facts.runs().isEmpty()) {
            page.prose(
                    "Nothing was trained here yet. The command '" + COMMAND + "' trains meta-networks on the pairs of "
                            + "this run; then their scores stand beside the published ones below.");
            return;
        }
        page.prose("Here "
                + Wording.count(facts.runs().size(), "meta-network was", "meta-networks were") + " trained on "
                + Wording.count(facts.trainPairs(), "pair", "pairs") + "; "
                + Wording.number(facts.validationPairs(), 0) + " further pairs served to watch the training and "
                + Wording.number(facts.testPairs(), 0) + " to test it. The "
                + Wording.count(facts.pairs(), "pair", "pairs") + " come from "
                + Wording.count(facts.models(), "judged model", "judged models") + "; the original had about "
                + Wording.number(PublishedRuns.PAIRS, 0) + " pairs of " + Wording.number(PublishedRuns.MODELS, 0)
                + " models.");
        if (has(Preset.ORIGINAL)) {
            page.prose(
                    "The preset ORIGINAL repeats the original's program with a quirk that changes what it computes. A "
                            + "network has two modes: in training mode, batch normalisation uses the mean and spread of "
                            + "each batch and dropout is on; in evaluation mode, it uses running averages and dropout is "
                            + "off. The original's program enters evaluation mode for the validation after the first "
                            + "epoch and never returns. So from the second epoch on, its networks learn with the running "
                            + "averages of the first epoch and without dropout. The parameters of the last epoch are the "
                            + "ones tested.");
        }
        if (has(Preset.CORRECTED)) {
            page.prose(
                    "The preset CORRECTED stays in training mode whenever it trains, keeps the epoch with the lowest "
                            + "validation loss, and lets the transformer's learning rate climb over the first epochs.");
        }
        List<String> departures = departures();
        if (!departures.isEmpty()) {
            page.prose("Not all runs have the settings of their preset: " + String.join("; ", departures)
                    + ". Their scores are no repetition of the published ones.");
        }
        page.table(MetaTables.settings(facts), "How the meta-networks were trained.");
    }

    private boolean has(Preset preset) {
        return facts.runs().stream().anyMatch(run -> run.result().settings().preset() == preset);
    }

    /** Runs whose settings are not those that their preset names, as in a quick trial. */
    private List<String> departures() {
        TreeSet<String> departures = new TreeSet<>();
        for (MetaRun run : facts.runs()) {
            MetaSettings own = run.result().settings();
            MetaSettings preset = own.preset() == Preset.ORIGINAL
                    ? MetaSettings.original(own.architecture(), own.task(), own.seed())
                    : MetaSettings.corrected(own.architecture(), own.task(), own.seed());
            if (own.equals(preset)) {
                continue;
            }
            String name = MetaNames.of(own.architecture(), own.preset()) + ", "
                    + MetaNames.of(own.task()).toLowerCase(Locale.ROOT) + ": ";
            departures.add(name
                    + (own.epochs() == preset.epochs()
                            ? "other settings"
                            : Wording.count(own.epochs(), "epoch", "epochs") + " instead of " + preset.epochs()));
        }
        return List.copyOf(departures);
    }

    private void scores() {
        page.section("Published scores, ours, and scores without a network");
        page.prose("A meta-network must be compared with what needs none. A majority answer, or one threshold on the "
                + "judged network's own confidence, is the least. A look-up is a table of training pairs: for a test pair "
                + "it answers with the mean of the training pairs of the same image, of the same model, or of the same "
                + "model and predicted digit. It sees no activation. But pairs are split one by one, as in the original, "
                + "so the same images and models stand on both sides, and what a look-up reaches can be reached "
                + "by recognising the image or the model.");
        for (Task task : Task.values()) {
            boolean baselines = !MetaTables.baselines(facts, task).isEmpty();
            page.table(
                    MetaTables.scores(facts, task),
                    MetaNames.of(task) + ": test " + MetaNames.score(task)
                            + ", mean over the seeds with the sample standard deviation in brackets, collapsed runs "
                            + "included. The gap is our mean less the published one. Baselines were not published (-).");
            if (baselines || runs(task)) {
                page.figure(
                        MetaScoreFigure.of(facts, task),
                        "Published above, ours below, on other pairs and models. Small dots are seeds, collapsed ones "
                                + "included; one too far left for the figure stands beside its row's name. Bars are the "
                                + "95 % interval of the mean over seeds (Student's t); a single seed has none. They hold "
                                + "the pairs fixed: other pairs would move the means, too. The dashed line leads from the best method without a network to the others.");
            }
            MetaStanding.of(facts, task).paragraphs().forEach(page::prose);
        }
        collapses().forEach(page::prose);
    }

    private boolean runs(Task task) {
        return facts.runs().stream().anyMatch(run -> run.result().settings().task() == task);
    }

    private List<String> collapses() {
        List<String> parts = new ArrayList<>();
        for (Task task : Task.values()) {
            for (NetworkScores network : NetworkScores.of(facts, task)) {
                for (MetaRun run : network.runs()) {
                    run.result()
                            .collapse()
                            .ifPresent(reason -> parts.add(network.title() + ", "
                                    + MetaNames.of(task).toLowerCase(Locale.ROOT) + ", seed "
                                    + run.result().settings().seed() + " ("
                                    + MetaNames.score(task) + " "
                                    + MetaTables.number(run.result().testScore()) + "): " + reason));
                }
            }
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        return List.of(Wording.count(parts.size(), "run", "runs") + " of "
                + Wording.number(facts.runs().size(), 0)
                + " collapsed, that is, learned nothing, and so " + (parts.size() == 1 ? "says" : "say")
                + " nothing of the architecture: " + String.join("; ", parts) + ".");
    }

    private void curves() {
        page.section("Learning curves of the meta-networks");
        for (Preset preset : Preset.values()) {
            for (Task task : Task.values()) {
                if (!NetworkScores.runs(facts, task, preset).isEmpty()) {
                    page.figure(
                            MetaLearningCurves.of(facts, task, preset),
                            "Preset " + preset
                                    + ". One line per seed and kind of pairs. Training scores are taken while "
                                    + "an epoch learns and validation scores after it, so early training scores lie low."
                                    + (task == Task.RATIO ? " Scores below 0 are cut off." : "")
                                    + " Gaps in the title are means over the runs that did not collapse.");
                }
            }
        }
    }

    private void predicted() {
        page.section("Expected against true noise ratios");
        boolean any = false;
        for (Preset preset : Preset.values()) {
            var best = PredictedRatios.best(facts.runs(), preset);
            if (best.isPresent()) {
                any = true;
                page.figure(
                        PredictedRatios.of(best.get()),
                        "The run with the highest R2 on the test pairs among those of preset " + preset
                                + ": chosen by the test pairs, so it flatters.");
            }
        }
        if (!any) {
            page.prose("No meta-network has an R2 for the noise ratio, so there is nothing to draw.");
        }
    }

    private void allRuns() {
        page.section("All runs of meta-networks");
        page.table(
                MetaTables.runs(facts),
                "The published runs, each beside ours of the same seed. A seed decides initial values and order, but "
                        + "the two programs draw other numbers from it, so only means and spreads can be compared. 'kept "
                        + "epoch' is the one whose parameters were tested.");
        Table further = MetaTables.furtherRuns(facts);
        if (!further.isEmpty()) {
            page.table(further, "Our runs that the original has no counterpart of.");
        }
    }

    private void limits() {
        page.section("What the scores of meta-networks cannot say");
        page.prose("Pairs are split one by one, so no score here speaks of a new image or of a new model. Whether a "
                + "meta-network reads reliability from activations can only be told on pairs whose image and model are "
                + "both new to it.");
        if (facts.runs().isEmpty()) {
            return;
        }
        page.prose("Ours rest on " + Wording.count(facts.pairs(), "pair", "pairs") + " of "
                + Wording.count(facts.models(), "model", "models") + ", the published scores on about "
                + Wording.number(PublishedRuns.PAIRS, 0) + " of " + Wording.number(PublishedRuns.MODELS, 0)
                + (facts.models() < PublishedRuns.MODELS
                        ? ": fewer models to learn from"
                        : facts.models() > PublishedRuns.MODELS ? ": more models to learn from" : "")
                + ". A gap between the two columns can come from that as well as from the programs.");
        page.prose(
                seeds() + " The spread over seeds shows what initial values and order do, on one and the same split; "
                        + "it says nothing of other splits, pairs or models, and no test of significance was made. All scores are "
                        + "those of the test pairs; nothing was chosen by them but the run that is drawn in detail.");
    }

    private String seeds() {
        List<Integer> counts = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Task task : Task.values()) {
            List<String> own = new ArrayList<>();
            for (NetworkScores network : NetworkScores.of(facts, task)) {
                if (network.runs().isEmpty()) {
                    own.add("the " + network.phrase());
                } else {
                    counts.add(network.runs().size());
                }
            }
            if (!own.isEmpty()) {
                missing.add("for '" + MetaNames.of(task).toLowerCase(Locale.ROOT) + "' " + Wording.list(own));
            }
        }
        int least = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return (counts.size() == 1 ? "The only kind trained had " : "Each kind trained had ")
                + (least == most ? Wording.count(most, "seed", "seeds") : least + " to " + most + " seeds") + "."
                + (least == 1 ? " One seed has no spread." : "")
                + (missing.isEmpty() ? "" : " Not run: " + String.join("; ", missing) + ".");
    }
}
