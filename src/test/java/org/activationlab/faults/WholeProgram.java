package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.app.sentences.SmallReviews;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunFolder;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.StudyProgress;

/**
 * Everything that this program writes, at a size of seconds: twelve trainings of two epochs, so that judges find families
 * enough to be divided; pairs, both kinds of evidence, judges, cards and pages; a classifier; a network of sentences.
 */
final class WholeProgram {

    /** Where the run is, in the folder of everything. */
    static final String RUN = "run";
    /** Where the classifier is. */
    static final String CLASSIFIER = "classifier";
    /** Where the network of sentences is. */
    static final String SENTENCES = "sentences";

    /** A training of a classifier of one seed. */
    static final List<String> CLASSIFY = List.of(
            "classify",
            "train",
            "--network",
            "single-channel",
            "--data",
            "synthetic",
            "--train-images",
            "360",
            "--test-images",
            "120",
            "--epochs",
            "3",
            "--batch",
            "20",
            "--seed",
            "3");

    private WholeProgram() {}

    /** The plan of the run: tiny's, with a population of its own. */
    static StudyPlan plan() {
        Grid grid = new Grid(
                List.of(Optimizer.ADAM),
                List.of(0.002, 0.003, 0.004, 0.005),
                List.of(0.0),
                List.of(2),
                List.of(0),
                List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM, Initialization.PYTORCH_DEFAULT),
                List.of(32));
        return StudyPlan.tiny().withPopulation(List.of(GridSample.all(grid)));
    }

    /** The images of the plan. */
    static DigitData digits() {
        StudyPlan plan = plan();
        return SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
    }

    /** Writes run.json, as the first moment of a run does, and nothing else. */
    static void begin(Path folder) throws Exception {
        try (RunFolder run = RunFolder.open(folder.resolve(RUN))) {
            Study.open(run, plan(), digits(), ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT);
        }
    }

    /** Every command in its order, by a short name. */
    static Map<String, List<String>> commands(Path folder) throws IOException {
        String run = folder.resolve(RUN).toString();
        String sentences = folder.resolve(SENTENCES).toString();
        Path reviews = folder.resolve("reviews");
        if (!Files.exists(reviews.resolve("test.tsv"))) {
            SmallReviews.write(reviews);
        }
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("run", List.of("run", "--run", run, "--workers", "1"));
        all.put("evidence-natural", evidence(run, "natural"));
        all.put("evidence-balanced", evidence(run, "balanced"));
        all.put(
                "judge",
                List.of(
                        "judge",
                        "--run",
                        run,
                        "--design",
                        "natural",
                        "--inputs",
                        "logits,reference,weights",
                        "--tasks",
                        "ratio",
                        "--seeds",
                        "1",
                        "--workers",
                        "1"));
        all.put("cards", List.of("cards", run));
        all.put("flow", List.of("export", "--whole-flow", "--run", run, "--workers", "1"));
        all.put("audit", List.of("audit", run));
        all.put("certify", List.of("certify", run));
        all.put("layers", List.of("layers", run));
        all.put("report", List.of("report", run));
        all.put("classify", with(CLASSIFY, "--out", folder.resolve(CLASSIFIER).toString()));
        all.put(
                "sentences",
                List.of(
                        "sentences",
                        "train",
                        "--data",
                        reviews.toString(),
                        "--epochs",
                        "2",
                        "--embedding",
                        "6",
                        "--hidden",
                        "4",
                        "--out",
                        sentences));
        return all;
    }

    private static List<String> evidence(String run, String design) {
        return List.of(
                "evidence",
                "--run",
                run,
                "--design",
                design,
                "--pairs-per-model",
                "60",
                "--draws",
                "20",
                "--extra-draws",
                "5",
                "--reference-draws",
                "4",
                "--workers",
                "1");
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new java.util.ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    /** Does all of it in this process. */
    static void make(Path folder) throws Exception {
        if (!Files.exists(folder.resolve(RUN).resolve("run.json"))) {
            begin(folder);
        }
        for (Map.Entry<String, List<String>> command : commands(folder).entrySet()) {
            CommandLineDoor.Answer answer = CommandLineDoor.ask(command.getValue());
            if (answer.code() != 0) {
                throw new IllegalStateException(command.getKey() + ": " + answer.err());
            }
        }
    }

    /**
     * Does all of it in a process of its own, and says on stdout what it is about to do.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long began = System.nanoTime();
        if (!Files.exists(folder.resolve(RUN).resolve("run.json"))) {
            begin(folder);
        }
        for (Map.Entry<String, List<String>> command : commands(folder).entrySet()) {
            System.out.printf("%.2f s: %s%n", (System.nanoTime() - began) / 1e9, command.getKey());
            System.out.flush();
            CommandLineDoor.Answer answer = CommandLineDoor.ask(command.getValue());
            if (answer.code() != 0) {
                System.out.println(answer.err());
                System.exit(1);
            }
        }
        System.out.printf("%.2f s: done%n", (System.nanoTime() - began) / 1e9);
        System.exit(0);
    }
}
