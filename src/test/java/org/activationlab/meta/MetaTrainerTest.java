package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaTrainerTest {

    private static final MetaData DATA = ExampleData.learnable(400);
    private static final Split SPLIT = SplitRule.BY_PAIR.split(DATA.pairs().labels(), 1);
    private static MetaTrainer trainer;

    @BeforeAll
    static void open() {
        trainer = new MetaTrainer(ComputeDevice.CPU, DATA);
    }

    @AfterAll
    static void close() {
        trainer.close();
    }

    @Test
    void learnsTheRatioAndWhatIsRight() throws InterruptedException {
        MetaRunResult ratio = trainer.train(
                        settings(Architecture.RNN, Task.RATIO, Preset.CORRECTED, 10)
                                .withBatchSize(32),
                        SPLIT,
                        MetaProgress.SILENT)
                .result();
        assertThat(ratio.testScore()).isGreaterThan(0.8);
        assertThat(ratio.collapsed()).isFalse();
        assertThat(ratio.pairs()).isEqualTo(400);
        assertThat(ratio.models()).isEqualTo(10);
        assertThat(ratio.curve().epochs()).hasSize(10);
        assertThat(ratio.keptEpoch()).isEqualTo(ratio.curve().bestEpoch());
        MetaRunResult correctness = trainer.train(
                        settings(Architecture.RNN, Task.CORRECTNESS, Preset.CORRECTED, 10)
                                .withBatchSize(32),
                        SPLIT,
                        MetaProgress.SILENT)
                .result();
        assertThat(correctness.testScore()).isGreaterThan(0.8);
        assertThat(correctness.testLoss()).isLessThan(0.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "TRANSFORMER"})
    void twoThreadsAtOnceGetTheNumbersOfOneAfterTheOther(Architecture architecture) throws Exception {
        List<MetaSettings> jobs = List.of(
                settings(architecture, Task.RATIO, Preset.CORRECTED, 1),
                settings(architecture, Task.CORRECTNESS, Preset.CORRECTED, 1));
        List<MetaTrainer.Outcome> inTurn = new ArrayList<>();
        for (MetaSettings job : jobs) {
            inTurn.add(trainer.train(job, SPLIT, MetaProgress.SILENT));
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<MetaTrainer.Outcome>> calls = new ArrayList<>();
            for (MetaSettings job : jobs) {
                calls.add(() -> trainer.train(job, SPLIT, MetaProgress.SILENT));
            }
            List<Future<MetaTrainer.Outcome>> atOnce = threads.invokeAll(calls);
            for (int i = 0; i < jobs.size(); i++) {
                assertSame(atOnce.get(i).get(), inTurn.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(inTurn.get(0).parameters()).isNotEqualTo(inTurn.get(1).parameters());
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "TRANSFORMER"})
    void anInterruptedTrainingGoesOnBitByBit(Architecture architecture, @TempDir Path folder) throws Exception {
        MetaSettings settings = settings(architecture, Task.CORRECTNESS, Preset.CORRECTED, 3);
        MetaTrainer.Outcome whole = trainer.train(settings, SPLIT, MetaProgress.SILENT);
        Path file = folder.resolve("run.safetensors");
        int[] steps = {0};
        MetaProgress interrupting = new MetaProgress() {
            @Override
            public void trained(int pairs) {
                steps[0]++;
                if (steps[0] == 6) {
                    // In the middle of the second epoch of four steps.
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void finished(EpochScores epoch) {}
        };
        assertThatThrownBy(() -> trainer.trainResumably(settings, SPLIT, file, interrupting))
                .isInstanceOf(InterruptedException.class);
        assertThat(steps[0]).isEqualTo(6);
        List<Integer> epochs = new ArrayList<>();
        MetaProgress counting = new MetaProgress() {
            @Override
            public void trained(int pairs) {}

            @Override
            public void finished(EpochScores epoch) {
                epochs.add(epoch.epoch());
            }
        };
        assertSame(trainer.trainResumably(settings, SPLIT, file, counting), whole);
        assertThat(epochs).containsExactly(2, 3);
        assertSame(trainer.trainResumably(settings, SPLIT, file, counting), whole);
        assertThat(epochs).containsExactly(2, 3);
    }

    @Test
    void refusesTheCheckpointOfAnotherTraining(@TempDir Path folder) throws Exception {
        MetaSettings settings = settings(Architecture.RNN, Task.RATIO, Preset.ORIGINAL, 1);
        Path file = folder.resolve("run.safetensors");
        trainer.trainResumably(settings, SPLIT, file, MetaProgress.SILENT);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> trainer.trainResumably(
                        settings.withLearningRate(0.5),
                        SplitRule.BY_PAIR.split(DATA.pairs().labels(), 2),
                        file,
                        MetaProgress.SILENT))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("learningRate=0.5")
                .hasMessageContaining("split was")
                .hasMessageNotContaining("data was");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void theOriginalFreezesItsStatisticsAfterTheFirstEpoch() throws Exception {
        MetaSettings original = settings(Architecture.RNN, Task.RATIO, Preset.ORIGINAL, 1);
        MetaTrainer.Outcome one = trainer.train(original, SPLIT, MetaProgress.SILENT);
        MetaTrainer.Outcome two = trainer.train(original.withEpochs(2), SPLIT, MetaProgress.SILENT);
        for (String name : List.of("decoder.norm1.running_mean", "decoder.norm3.running_var")) {
            assertThat(two.parameters().values(name)).isEqualTo(one.parameters().values(name));
        }
        assertThat(two.parameters().values("decoder.linear4.bias"))
                .isNotEqualTo(one.parameters().values("decoder.linear4.bias"));
        MetaSettings corrected =
                settings(Architecture.RNN, Task.RATIO, Preset.CORRECTED, 2).withEarlyStopping(0, false);
        assertThat(trainer.train(corrected, SPLIT, MetaProgress.SILENT)
                        .parameters()
                        .values("decoder.norm1.running_mean"))
                .isNotEqualTo(one.parameters().values("decoder.norm1.running_mean"));
    }

    @Test
    void aDivergedTrainingStopsAndIsCalledCollapsed() throws InterruptedException {
        MetaSettings wild =
                settings(Architecture.RNN, Task.RATIO, Preset.ORIGINAL, 3).withLearningRate(1e30);
        MetaRunResult result = trainer.train(wild, SPLIT, MetaProgress.SILENT).result();
        assertThat(result.collapsed()).isTrue();
        assertThat(result.curve().epochs()).hasSizeLessThan(3);
    }

    @Test
    void stopsWhenValidationNoLongerImproves() throws InterruptedException {
        MetaSettings eager = settings(Architecture.RNN, Task.RATIO, Preset.CORRECTED, 30)
                .withLearningRate(0.05)
                .withEarlyStopping(2, true);
        MetaRunResult result = trainer.train(eager, SPLIT, MetaProgress.SILENT).result();
        assertThat(result.curve().epochs()).hasSize(result.keptEpoch() + 2);
    }

    @Test
    void aLastPairNeverStandsAlone() {
        assertThat(MetaTrainer.batches(new int[] {5, 6, 7, 8, 9}, 2))
                .containsExactly(new int[] {5, 6}, new int[] {7, 8, 9});
        assertThat(MetaTrainer.batches(new int[] {5, 6, 7, 8}, 3)).containsExactly(new int[] {5, 6, 7, 8});
        assertThat(MetaTrainer.batches(new int[] {5, 6}, 9)).containsExactly(new int[] {5, 6});
    }

    private static MetaSettings settings(Architecture architecture, Task task, Preset preset, int epochs) {
        MetaSettings settings = preset == Preset.ORIGINAL
                ? MetaSettings.original(architecture, task, 3)
                : MetaSettings.corrected(architecture, task, 3);
        return settings.withEpochs(epochs).withBatchSize(64);
    }

    /** Everything but wall time. */
    /** The trainer mixes on the device; here the numbers are put together one by one. */
    @ParameterizedTest
    @EnumSource(names = {"LSTM", "TRANSFORMER"})
    void judgesTracesPutTogetherFromTwo(Architecture architecture) {
        MetaSettings settings = MetaSettings.original(architecture, Task.CORRECTNESS, 3);
        Parameters parameters = MetaParameters.draw(architecture, Task.CORRECTNESS, 3);
        int[] rows = {5, 17, 200};
        int[] donors = {9, 5, 0};
        Set<String> own = Set.of("fc1", "fc3");
        float[] features = new float[3 * 470];
        for (int i = 0; i < 3; i++) {
            DATA.pairs().copyActivations("maxpool2", donors[i], features, 470 * i);
            DATA.pairs().copyActivations("fc1", rows[i], features, 470 * i + 256);
            DATA.pairs().copyActivations("fc2", donors[i], features, 470 * i + 376);
            DATA.pairs().copyActivations("fc3", rows[i], features, 470 * i + 460);
        }
        try (MetaNetwork network = new MetaNetwork(ComputeDevice.CPU, architecture, Task.CORRECTNESS, parameters)) {
            assertThat(trainer.judge(settings, parameters, own, rows, donors))
                    .containsExactly(network.judge(features), within(1e-6));
        }
        assertThat(trainer.judge(settings, parameters, Set.of("maxpool2", "fc1", "fc2", "fc3"), rows, donors))
                .containsExactly(trainer.judge(settings, parameters, rows), within(1e-6));
        assertThat(trainer.judge(settings, parameters, Set.of(), rows, donors))
                .containsExactly(trainer.judge(settings, parameters, donors), within(1e-6));
    }

    private static void assertSame(MetaTrainer.Outcome one, MetaTrainer.Outcome other) {
        assertThat(one.parameters()).isEqualTo(other.parameters());
        assertThat(one.result())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*seconds")
                .isEqualTo(other.result());
    }
}
