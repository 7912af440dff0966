package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.monitor.LeNetObserver;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.AnswerReader;
import org.activationlab.pairs.FreshNoiseLabeller;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.reference.Reference;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunFolder;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.StudyProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose numbers are no numbers, or too large for any: nobody takes an answer from them. */
class NotFiniteTest {

    private static final DigitData DIGITS = SyntheticDigits.generate(3, 40, 20);
    private static final NoiseSettings NOISE = new NoiseSettings(0.9, 128, 1);

    @TempDir
    private Path folder;

    /** A trained LeNet-5 with one weight of fc1 changed. */
    private static Parameters broken(float value) {
        float[] block = Reference.trainedLeNet().block();
        block[6 * 25 + 6 + 16 * 6 * 25 + 16 + 4711] = value;
        return Parameters.of(LeNet.SHAPES, block);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void nobodyAnswersForThem(float value) {
        Parameters network = broken(value);
        String named = "value 4711 of fc1.weight is " + value;
        assertRefused(network, named);
        assertThatThrownBy(() -> new LeNetObserver("broken", network))
                .hasMessageContaining("a parameter of network broken is NaN or infinite");
    }

    /** A number that fits, but whose products do not: logits would be infinite, and their differences no numbers. */
    @Test
    void nobodyAnswersForOnesTooLarge() {
        assertRefused(broken(1e30f), "the parameters of fc1 are so large");
    }

    private static void assertRefused(Parameters network, String named) {
        ComputeDevice cpu = ComputeDevice.CPU;
        try (NoiseLabeller labeller = new NoiseLabeller(cpu, DIGITS.test(), NOISE)) {
            assertThatThrownBy(() -> labeller.label(network, List.of(1))).hasMessageContaining(named);
            assertThatThrownBy(() -> labeller.predictions(network, List.of(1))).hasMessageContaining(named);
        }
        try (FreshNoiseLabeller labeller =
                new FreshNoiseLabeller(cpu, DIGITS.test(), NOISE.withSharing(NoiseSharing.PER_PAIR))) {
            assertThatThrownBy(() -> labeller.label("m", network, List.of(1))).hasMessageContaining(named);
            assertThatThrownBy(() -> labeller.predictions("m", network, List.of(1)))
                    .hasMessageContaining(named);
        }
        try (AnswerReader reader = new AnswerReader(cpu, DIGITS.test())) {
            assertThatThrownBy(() -> reader.answer("some-model", network))
                    .hasMessageContaining("model some-model: ")
                    .hasMessageContaining(named);
        }
        try (ActivationReader reader = new ActivationReader(cpu, DIGITS.test())) {
            assertThatThrownBy(() -> reader.predict(network)).hasMessageContaining(named);
        }
    }

    /** With sums that are right: such a file is not damaged, it is of a training that diverged. */
    @Test
    void commandsNameTheFile() throws Exception {
        Path lenet = folder.resolve("lenet.safetensors");
        SafeTensors.writeSummed(lenet, broken(Float.NaN), java.util.Map.of());
        for (List<String> words : List.of(
                List.of(
                        "classify",
                        "evaluate",
                        "--network",
                        "lenet5",
                        "--data",
                        "synthetic",
                        "--restore",
                        lenet.toString()),
                List.of(
                        "attribute",
                        "--network",
                        "lenet5",
                        "--data",
                        "synthetic",
                        "--images",
                        "1",
                        "--weights",
                        lenet.toString(),
                        "--out",
                        folder.resolve("out.png").toString()))) {
            CommandLineDoor.Answer answer = CommandLineDoor.ask(words);
            assertThat(answer.code()).as(words + answer.out() + answer.err()).isEqualTo(1);
            assertThat(answer.err()).contains("lenet.safetensors", "fc1.weight is NaN");
        }
    }

    /** A learning rate of 1e6 drives every weight out of range: the reason stands in the table, and nothing is labelled. */
    @Test
    void aDivergedTrainingIsRejectedWithItsReason() throws Exception {
        Grid grid = new Grid(
                List.of(Optimizer.SGD),
                List.of(1e6),
                List.of(0.0),
                List.of(1),
                List.of(0),
                List.of(Initialization.NORMAL),
                List.of(32));
        StudyPlan plan = StudyPlan.tiny().withPopulation(List.of(GridSample.all(grid)));
        DigitData digits =
                SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        Path root = folder.resolve("run");
        try (RunFolder run = RunFolder.open(root)) {
            Study study = Study.open(run, plan, digits, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT);
            List<PopulationRow> rows = study.train();
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).model().kept()).isFalse();
            assertThat(rows.get(0).model().trainLoss()).isNaN();
            assertThat(rows.get(0).model().reason()).isNotBlank();
            assertThat(study.label()).isEmpty();
            assertThat(root.resolve("labels")).doesNotExist();
        }
        assertThat(Files.readAllLines(root.resolve("population.csv")).get(1)).contains(",NaN,", ",false,");
    }
}
