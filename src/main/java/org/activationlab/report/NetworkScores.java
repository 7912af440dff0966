package org.activationlab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.Preset;
import org.activationlab.meta.PublishedRun;
import org.activationlab.meta.PublishedRuns;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.SeedSummary;

/**
 * One kind of meta-network at one task: the published runs beside ours.
 *
 * @param task the question
 * @param preset in which way ours were trained
 * @param architecture the encoder
 * @param published the original's runs; none for the gru and for every corrected one
 * @param runs ours, by seed; possibly none
 */
record NetworkScores(
        Task task, Preset preset, Architecture architecture, List<PublishedRun> published, List<MetaRun> runs) {

    /** All kinds that a report must show: the four of the original's program, run or not, then the corrected that ran. */
    static List<NetworkScores> of(MetaFacts facts, Task task) {
        List<NetworkScores> all = new ArrayList<>();
        for (Preset preset : Preset.values()) {
            for (Architecture architecture : Architecture.values()) {
                List<MetaRun> own = runs(facts, task, preset).stream()
                        .filter(run -> run.result().settings().architecture() == architecture)
                        .toList();
                if (preset == Preset.ORIGINAL) {
                    all.add(new NetworkScores(task, preset, architecture, PublishedRuns.of(task, architecture), own));
                } else if (!own.isEmpty()) {
                    all.add(new NetworkScores(task, preset, architecture, List.of(), own));
                }
            }
        }
        return all;
    }

    /** The runs of one task and preset, by architecture and seed. */
    static List<MetaRun> runs(MetaFacts facts, Task task, Preset preset) {
        return facts.runs().stream()
                .filter(run -> run.result().settings().task() == task)
                .filter(run -> run.result().settings().preset() == preset)
                .sorted(Comparator.comparing(
                                (MetaRun run) -> run.result().settings().architecture())
                        .thenComparing(run -> run.result().settings().seed()))
                .toList();
    }

    String title() {
        return MetaNames.of(architecture, preset);
    }

    /** The name inside a sentence, after "the". */
    String phrase() {
        return MetaNames.phrase(architecture, preset);
    }

    double[] publishedScores() {
        return published.stream().mapToDouble(PublishedRun::testScore).toArray();
    }

    /** Our scores by seed, collapsed ones included; NaN where R2 is undefined. */
    double[] scores() {
        return runs.stream().mapToDouble(run -> run.result().testScore()).toArray();
    }

    Optional<SeedSummary> publishedSummary() {
        return summary(publishedScores());
    }

    /** Over all our seeds, collapsed ones included, as the original's mean is. */
    Optional<SeedSummary> summary() {
        return summary(scores());
    }

    /** Over the seeds that did not collapse. */
    Optional<SeedSummary> soundSummary() {
        return summary(runs.stream()
                .map(MetaRun::result)
                .filter(result -> !result.collapsed())
                .mapToDouble(MetaRunResult::testScore)
                .toArray());
    }

    int collapsed() {
        return (int) runs.stream().filter(run -> run.result().collapsed()).count();
    }

    /** Our mean less the published one; NaN where one of them is missing or undefined. */
    double gap() {
        return mean(summary()) - mean(publishedSummary());
    }

    /** The mean over our seeds of how well the answers rank right before wrong; NaN at the ratio or where undefined. */
    double auroc() {
        if (task == Task.RATIO) {
            return Double.NaN;
        }
        return runs.stream().mapToDouble(NetworkScores::auroc).average().orElse(Double.NaN);
    }

    private static double auroc(MetaRun run) {
        double[] answers = run.answers().answers();
        double[] targets = run.answers().targets();
        // A diverged network answers NaN, which has no rank.
        if (answers.length == 0 || !Arrays.stream(answers).allMatch(Double::isFinite)) {
            return Double.NaN;
        }
        boolean[] right = new boolean[targets.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = targets[i] == 1;
        }
        return Auroc.of(answers, right);
    }

    static double mean(Optional<SeedSummary> summary) {
        return summary.map(SeedSummary::mean).orElse(Double.NaN);
    }

    private static Optional<SeedSummary> summary(double[] scores) {
        return scores.length == 0 ? Optional.empty() : Optional.of(SeedSummary.of(scores));
    }
}
