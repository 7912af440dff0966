package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationLabTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void runsTheTinyStudyAndSaysWhatItFoundAndWhere() throws Exception {
        Path run = folder.resolve("tiny");
        assertThat(run("run", "--preset", "tiny", "--run", run.toString()))
                .as(err.toString())
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("SYNTHETIC digits drawn by code");
        assertThat(out.toString()).contains("train", "label", "export", "meta", run.toString());
        assertThat(err.toString()).isEmpty();
        // Bars that move are for people on a terminal only.
        assertThat(out.toString()).doesNotContain("\r");
        try (Stream<Path> logs = Files.list(run.resolve("log"))) {
            assertThat(logs.anyMatch(log -> log.toString().endsWith(".log"))).isTrue();
        }

        out.getBuffer().setLength(0);
        assertThat(run("info", run.toString())).isZero();
        assertThat(out.toString()).contains("preset   tiny", "train    2 of 2 groups finished", "fingerprint ");

        Files.delete(run.resolve("report.html"));
        out.getBuffer().setLength(0);
        assertThat(run("report", run.toString())).isZero();
        assertThat(out.toString())
                .startsWith("SYNTHETIC")
                .contains("Models by optimizer and weight decay", "Noise ratio");
        assertThat(run.resolve("report.html")).content().contains("SYNTHETIC digits drawn by code, not MNIST.");

        out.getBuffer().setLength(0);
        assertThat(run(
                        "evidence",
                        "--run",
                        run.toString(),
                        "--design",
                        "natural",
                        "--draws",
                        "20",
                        "--reference-draws",
                        "3",
                        "--extra-draws",
                        "7"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "reference-noise done",
                        "natural-draws done",
                        "natural-label done",
                        "by image",
                        "evidence ",
                        "pairs.arrow");
        assertThat(run("evidence", "--run", run.toString(), "--design", "natural", "--draws", "21"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "noise.draws: 20 before, 21 now",
                        "referenceDraws: 3 before, 32 now",
                        "extraDraws: 7 before, 50");
        assertThat(run("evidence", "--run", run.toString(), "--design", "original"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("design must be NATURAL or BALANCED");
        err.getBuffer().setLength(0);

        out.getBuffer().setLength(0);
        assertThat(run("certify", run.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("SYNTHETIC")
                .contains(
                        "have a certified radius (20 noisy copies", "Right and certified to a radius", "certificates ");
        assertThat(run.resolve("certificates.html")).content().contains("SYNTHETIC digits drawn by code, not MNIST.");
        assertThat(run.resolve("certificates.csv")).content().contains("\nall,all models,");
        assertThat(run("certify", run.toString(), "--design", "balanced")).isEqualTo(1);
        assertThat(err.toString()).contains("has no balanced evidence");
        err.getBuffer().setLength(0);

        out.getBuffer().setLength(0);
        assertThat(run("meta", "--run", run.toString(), "--tasks", "ratio", "--seeds", "1,3", "--architectures", "rnn"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("rnn-ratio-original-seed3: epoch 14 of 14, loss ")
                .doesNotContain("rnn-ratio-original-seed1: ");
        assertThat(run.resolve("meta/rnn-ratio-original-seed3.json")).exists();

        out.getBuffer().setLength(0);
        assertThat(run("audit", run.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("SYNTHETIC")
                .contains("On the split by pair", "Right or wrong, accuracy / AUROC", "audit   " + run);
        assertThat(run.resolve("audit.html")).exists();

        out.getBuffer().setLength(0);
        assertThat(run("layers", run.toString())).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("meta-network rnn-")
                .contains("Shapley values", "Noise ratio, R2: loss without a layer", "layers  " + run);
        assertThat(run.resolve("layers.csv")).exists();

        out.getBuffer().setLength(0);
        assertThat(run("export", "--whole-flow", "--run", run.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("whole data flow: ", "flow " + run.resolve("flow") + ", 6 files");
        out.getBuffer().setLength(0);
        assertThat(run("info", run.toString())).isZero();
        assertThat(out.toString()).contains("flow     5 kept models", "weights  1 of 1 file");

        for (List<String> wrong : List.of(
                List.of("--seeds", "5-1", "--seeds must be numbers such as 1-5"),
                List.of("--seeds", "one", "--seeds must be numbers such as 1-5"),
                List.of("--device", "gpu", "sees no GPU"),
                List.of("--epochs", "0", "epochs must be at least 1"),
                List.of("--architectures", "rnn,rnn", "twice"))) {
            err.getBuffer().setLength(0);
            assertThat(run("meta", "--run", run.toString(), wrong.get(0), wrong.get(1)))
                    .isEqualTo(2);
            assertThat(err.toString()).contains(wrong.get(2)).doesNotContain("\tat ");
        }
        err.getBuffer().setLength(0);

        // A run folder knows its own plan: no preset is needed to go on, and another plan is refused.
        assertThat(run("label", "--run", run.toString())).isZero();
        assertThat(run("label", "--run", run.toString(), "--draws", "7")).isEqualTo(1);
        assertThat(err.toString().lines().findFirst().orElseThrow())
                .startsWith("activation-lab: ")
                .contains("holds a run with other settings");
        assertThat(err.toString())
                .contains("plan.noise.draws: 100 before, 7 now")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "run --presett tiny", "run --workers many", "info", ""})
    void answersWrongUseWithCodeTwoAndTheUsage(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        // Where a word was misspelt, a suggestion stands in place of the usage.
        assertThat(err.toString()).containsAnyOf("Usage: activation-lab", "Possible solutions: --preset");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run --preset big, there is no preset \"big\"",
        "run --device gpu, sees no GPU",
        "run --device tpu, 'device must be cpu, gpu or auto, but was tpu'",
        "run --preset tiny --workers 0, 'workers must be at least 1, but was 0'",
        "run --preset tiny --draws 0, but was 0",
        "run --preset tiny --noise-scale -1, but was -1.0",
        "run --preset tiny --pairs-per-cell 0, 'pairsPerCell must be at least 1, but was 0'",
        "run --preset tiny --share 2, but was 2.0"
    })
    void answersAnImpossibleSettingWithCodeTwoAndItsReason(String line, String reason) {
        assertThat(run((line + " --run " + folder.resolve("never")).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(reason).doesNotContain("\tat ");
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void answersAFailureWithCodeOneAndOneClearLine() {
        assertThat(run("info", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is no run folder").doesNotContain("\tat ");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void addsTheStackTraceOnlyWhenAsked() {
        assertThat(run("info", folder.resolve("nowhere").toString(), "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat org.activationlab");
    }

    @Test
    void refusesDataThatIsNotThere() {
        String nowhere = folder.resolve("no-data").toString();
        String run = folder.resolve("r").toString();
        assertThat(run("run", "--data", nowhere, "--run", run)).isEqualTo(1);
        assertThat(err.toString()).contains("no-data");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void helpNamesEveryOptionOfTheStudy() {
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString())
                .contains("--preset", "--data", "--device", "--run", "--workers", "--draws", "--share", "--debug");
    }

    @Test
    void doctorTellsAboutEachThingThatARunNeeds() {
        int code = run("doctor");
        assertThat(out.toString())
                .contains("java", "memory", "engine   PyTorch 2.7.1", "device", "fonts", "disk", "data");
        // The tests' own machine has all of it: without that no test of this class would pass.
        assertThat(out.toString())
                .contains("Everything that a run needs is there.")
                .doesNotContain("MISSING");
        assertThat(code).isZero();
    }
}
