package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.EpochScores;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestAnswers;

/** Runs of meta-networks small enough to check by hand. */
final class MetaExample {

    private MetaExample() {}

    /** A run of three epochs that trains from 0.5 over 0.7 to 0.9, and validates at 0.6, 0.68 and the test score. */
    static MetaRun run(Architecture architecture, Task task, long seed, double score) {
        return run(settings(Preset.ORIGINAL, architecture, task, seed), score, Optional.empty(), answers(task));
    }

    static MetaRun collapsed(Architecture architecture, Task task, long seed, double score) {
        return run(
                settings(Preset.ORIGINAL, architecture, task, seed),
                score,
                Optional.of("it gives every pair the same answer"),
                answers(task));
    }

    static MetaRun corrected(Architecture architecture, Task task, long seed, double score) {
        return run(settings(Preset.CORRECTED, architecture, task, seed), score, Optional.empty(), answers(task));
    }

    static MetaRun run(MetaSettings settings, double score, Optional<String> collapse, TestAnswers answers) {
        LearningCurve curve = new LearningCurve(List.of(
                new EpochScores(1, 0.5, 0.4, 0.5, 0.6, 30),
                new EpochScores(2, 0.3, 0.3, 0.7, 0.68, 30),
                new EpochScores(3, 0.1, 0.25, 0.9, score, 30)));
        return new MetaRun(new MetaRunResult(settings, 1000, 50, 3, 0.1, score, collapse, curve), answers);
    }

    private static MetaSettings settings(Preset preset, Architecture architecture, Task task, long seed) {
        return preset == Preset.ORIGINAL
                ? MetaSettings.original(architecture, task, seed)
                : MetaSettings.corrected(architecture, task, seed);
    }

    /** Four test pairs. Right or wrong: of the four pairs of a right and a wrong one, three are ranked rightly. */
    static TestAnswers answers(Task task) {
        return task == Task.CORRECTNESS
                ? TestAnswers.parse("model,image,target,answer\na,0,1,0.9\na,1,1,0.4\nb,0,0,0.6\nb,1,0,0.1\n")
                : TestAnswers.parse("model,image,target,answer\na,0,0,0.2\na,1,0.25,0.25\nb,0,0.75,0.75\nb,1,1,0.9\n");
    }

    /** Look-ups by image, by model and by (model, predicted digit), and the majority. */
    static List<BaselineResult> baselines(Task task, double majority, double image, double model, double digit) {
        double auroc = task == Task.RATIO ? Double.NaN : 0.75;
        return List.of(
                new BaselineResult(Baseline.IMAGE_LOOKUP, task, image, auroc, 640, 200),
                new BaselineResult(Baseline.MODEL_LOOKUP, task, model, auroc, 640, 200),
                new BaselineResult(Baseline.MODEL_AND_DIGIT_LOOKUP, task, digit, auroc, 640, 200),
                new BaselineResult(Baseline.MAJORITY, task, majority, auroc, 640, 200));
    }

    static MetaFacts facts(List<MetaRun> runs) {
        List<BaselineResult> baselines = new ArrayList<>(baselines(Task.CORRECTNESS, 0.5, 0.936, 0.6, 0.7));
        baselines.addAll(baselines(Task.RATIO, -0.0001, 0.36, 0.25, 0.538));
        return facts(runs, baselines);
    }

    static MetaFacts facts(List<MetaRun> runs, List<BaselineResult> baselines) {
        return new MetaFacts(runs, baselines, 1000, 50, 640, 160, 200);
    }

    /** RNN at correctness 0.90 and 0.92; LSTM at the ratio 0.7; transformer at correctness collapsed at 0.5. */
    static List<MetaRun> fourRuns() {
        return List.of(
                run(Architecture.RNN, Task.CORRECTNESS, 2, 0.92),
                run(Architecture.RNN, Task.CORRECTNESS, 1, 0.90),
                run(Architecture.LSTM, Task.RATIO, 1, 0.7),
                collapsed(Architecture.TRANSFORMER, Task.CORRECTNESS, 4, 0.5));
    }
}
