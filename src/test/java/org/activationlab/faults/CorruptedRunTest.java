package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages every kind of file of a run folder and asks every command that reads it. */
@Tag("fault")
class CorruptedRunTest {

    private static final int FLIPS = 2;

    @TempDir
    private Path folder;

    @Test
    void isNeverUsedSilently() throws Exception {
        WholeProgram.make(folder);
        RunReaders readers = new RunReaders(folder);
        Trials trials = new Trials(folder, FLIPS);
        Path root = readers.root();

        on(trials, readers, "run.json", root.resolve("run.json"), "run", "report", "audit", "judge", "info", "cards");
        single(trials, readers, "training log of a group", "training", "run", "report", "audit", "certify", "cards");
        pair(trials, readers, "parameters of a model", "models", "run", "judge", "explain", "flow");
        pair(trials, readers, "labels", "labels", "run", "report");
        pair(trials, readers, "pairs of a model", "pairs", "run");
        on(trials, readers, "joined pairs", root.resolve("pairs.arrow"), "run", "audit", "layers");
        on(
                trials,
                readers,
                "plan of evidence",
                root.resolve("evidence/natural/plan.json"),
                "evidence-natural",
                "judge",
                "certify",
                "cards");
        on(
                trials,
                readers,
                "sample of evidence",
                root.resolve("evidence/natural/sample.json"),
                "evidence-natural",
                "cards");
        pair(trials, readers, "labels of evidence", "evidence/natural/labels", "evidence-natural", "certify");
        pair(trials, readers, "pairs of evidence", "evidence/natural/pairs", "evidence-natural", "certify");
        pair(trials, readers, "draws", "evidence/natural/draws", "evidence-natural", "judge");
        on(
                trials,
                readers,
                "joined evidence",
                root.resolve("evidence/natural/pairs.arrow"),
                "evidence-natural",
                "judge",
                "cards",
                "layers");
        pair(trials, readers, "predictions", "evidence/predictions", "evidence-natural");
        pair(trials, readers, "reference activations", "evidence/reference", "evidence-natural", "judge", "certify");
        pair(trials, readers, "answers to noisy references", "evidence/reference-noise", "evidence-natural", "judge");
        pair(trials, readers, "whole flow", "flow", "flow");
        on(trials, readers, "weights of all models", root.resolve("flow/weights.arrow"), "flow");
        for (String ending : List.of(".json", "-curve.csv", ".safetensors", "-answers.csv", "-test.csv")) {
            meta(trials, readers, ending);
        }
        String judges = "judges/natural/by-model-and-image-seed0";
        on(trials, readers, "result of a judge", readers.file(judges, 0), "judge", "cards", "layers");
        on(trials, readers, "parameters of a judge", readers.file(judges, 1), "judge", "cards", "layers");
        for (String stage : List.of("train", "label", "join", "meta", "natural-label", "reference", "judge")) {
            record(trials, readers, stage);
        }

        trials.write("corrupted-run");
        assertThat(trials.bad()).isEmpty();
        assertThat(trials.damages()).isGreaterThan(200);
        // A kind that nobody refuses or mends would be one that nobody reads: the trial would show nothing.
        assertThat(met(trials))
                .isEqualTo(trials.done().stream().map(Trial::kind).collect(Collectors.toSet()));
    }

    private static Set<String> met(Trials trials) {
        Set<String> kinds = new TreeSet<>();
        for (Trial trial : trials.done()) {
            if (trial.outcome() == Trial.Outcome.REFUSED || trial.outcome() == Trial.Outcome.MADE_AGAIN) {
                kinds.add(trial.kind());
            }
        }
        return kinds;
    }

    private static void on(Trials trials, RunReaders readers, String kind, Path file, String... names)
            throws Exception {
        trials.on(kind, file, file, List.of(name(file)), readers.named(names));
    }

    private static void single(Trials trials, RunReaders readers, String kind, String inside, String... names)
            throws Exception {
        on(trials, readers, kind, readers.first(inside), names);
    }

    private static void pair(Trials trials, RunReaders readers, String kind, String inside, String... names)
            throws Exception {
        Path file = readers.first(inside);
        trials.on(kind, file, readers.file(inside, 1), List.of(name(file)), readers.named(names));
    }

    private static void meta(Trials trials, RunReaders readers, String ending) throws Exception {
        List<Path> fitting = new java.util.ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Path file = readers.file("meta", i);
            if (name(file).startsWith("rnn-") && name(file).endsWith(ending) && !fitting.contains(file)) {
                fitting.add(file);
            }
        }
        for (Path file : fitting) {
            on(trials, readers, "meta-network, " + ending.substring(1), file, "run", "report", "layers");
        }
    }

    /** A record's damage may show as one of the file that it is about, or of its item. */
    private static void record(Trials trials, RunReaders readers, String stage) throws Exception {
        Path file = readers.first("records/" + stage);
        String item = name(file).replace(".json", "");
        List<String> names = List.of(name(file), item);
        String command = stage.startsWith("natural") || stage.equals("reference")
                ? "evidence-natural"
                : stage.equals("judge") ? "judge" : "run";
        trials.on(
                "record of " + stage, file, readers.file("records/" + stage, 1), names, readers.named(command, "info"));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
