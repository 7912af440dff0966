package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestAnswers;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaStudyTest {

    private static final MetaPlan PLAN = MetaPlan.preset("tiny");

    @TempDir
    private static Path shared;

    /** A run with evidence and no meta-network. */
    private static Path evidence;

    /** The same with PLAN's trainings, left alone while they ran. */
    private static Path reference;

    private static String fingerprint = "";

    @BeforeAll
    static void trainUndisturbed() throws Exception {
        evidence = shared.resolve("evidence");
        StudyPlan plan = StudyPlan.tiny();
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        try (RunFolder folder = RunFolder.open(evidence)) {
            Study.open(folder, plan, data, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT)
                    .export();
        }
        reference = copy("reference");
        train(reference, PLAN, 2);
        fingerprint = RunInventory.of(reference).fingerprint();
    }

    private static Path copy(String name) throws Exception {
        Path target = shared.resolve(name);
        try (Stream<Path> all = Files.walk(evidence)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(evidence.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return target;
    }

    private static List<MetaRunResult> train(Path root, MetaPlan plan, int workers) throws Exception {
        return train(root, plan, workers, StudyProgress.SILENT);
    }

    private static List<MetaRunResult> train(Path root, MetaPlan plan, int workers, StudyProgress progress)
            throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            return MetaStudy.of(folder, plan, ComputeDevice.CPU, new LocalWorkers(workers), progress)
                    .train();
        }
    }

    /** Counts epochs and may fail at one of them, as a machine would that loses its power. */
    private static final class Epochs implements StudyProgress {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final int failAt;
        private long advanced;

        Epochs(int failAt) {
            this.failAt = failAt;
        }

        @Override
        public void begin(String stage, String unit, long total, long alreadyDone) {
            advanced = alreadyDone;
        }

        @Override
        public synchronized void advance(long amount) {
            advanced += amount;
        }

        @Override
        public void note(String line) {
            lines.add(line);
            if (lines.size() == failAt) {
                throw new IllegalStateException("the power failed");
            }
        }

        @Override
        public void end(String summary) {}
    }

    @Test
    void keepsScoresThatAnyoneCanRecountFromTheTestAnswers() throws Exception {
        PairTable pairs = PairFile.read(reference.resolve("pairs.arrow"));
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < pairs.size(); row++) {
            rows.put(pairs.modelId(row) + "/" + pairs.image(row), row);
        }
        for (MetaRunResult result : train(reference, PLAN, 2)) {
            Task task = result.settings().task();
            TestAnswers test = TestAnswers.parse(
                    Files.readString(reference.resolve("meta/" + MetaStage.nameOf(result.settings()) + "-test.csv")));
            assertThat(test.size()).isEqualTo((int) Math.round(0.2 * pairs.size()));
            double[] truth = test.targets();
            double[] said = test.answers();
            double mean = Arrays.stream(truth).average().orElseThrow();
            double residual = 0;
            double total = 0;
            int hits = 0;
            for (int i = 0; i < test.size(); i++) {
                int row = rows.get(test.modelId(i) + "/" + test.image(i));
                double own = task == Task.RATIO ? pairs.ratio(row).value() : pairs.correct(row) ? 1 : 0;
                assertThat(truth[i]).isEqualTo(own);
                residual += (truth[i] - said[i]) * (truth[i] - said[i]);
                total += (truth[i] - mean) * (truth[i] - mean);
                hits += said[i] > 0.5 == (truth[i] == 1) ? 1 : 0;
            }
            double score = task == Task.RATIO ? 1 - residual / total : (double) hits / test.size();
            assertThat(result.testScore()).isCloseTo(score, within(1e-9));
            assertThat(result.pairs()).isEqualTo(pairs.size());
            assertThat(result.curve().epochs()).hasSize(task == Task.RATIO ? 14 : 11);
        }
    }

    @Test
    void saysInEachParameterFileWhatItIs() throws Exception {
        for (MetaSettings settings : PLAN.trainings()) {
            SafeTensors file =
                    SafeTensors.read(reference.resolve("meta/" + MetaStage.nameOf(settings) + ".safetensors"));
            assertThat(file.metadata())
                    .containsEntry("settings", settings.toString())
                    .containsEntry("device", "CPU")
                    .containsKeys("data", "split", "engine", "kept_epoch");
        }
    }

    @Test
    void givesTheSameNumbersWithOneWorkerAsWithTwo() throws Exception {
        Path alone = copy("alone");
        train(alone, PLAN, 1);
        assertThat(RunInventory.of(alone).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void goesOnAfterTheLastFullEpochAndEndsWithTheSameNumbers() throws Exception {
        Path broken = copy("broken");
        Epochs first = new Epochs(7);
        assertThatThrownBy(() -> train(broken, PLAN, 1, first)).hasMessageContaining("the power failed");
        assertThat(broken.resolve("meta/checkpoints/rnn-ratio-original-seed1.safetensors"))
                .exists();

        Epochs second = new Epochs(0);
        train(broken, PLAN, 1, second);
        // 14 and 11 epochs in all; the seventh was finished when the power failed.
        assertThat(second.lines).hasSize(14 + 11 - 7);
        assertThat(second.lines.get(0)).startsWith("rnn-ratio-original-seed1: epoch 8 of 14, loss ");
        assertThat(second.advanced).isEqualTo((14 + 11) * trainPairs(broken));
        assertThat(RunInventory.of(broken).fingerprint()).isEqualTo(fingerprint);
        assertThat(broken.resolve("meta/checkpoints")).doesNotExist();
    }

    private static long trainPairs(Path root) throws Exception {
        return MetaInventory.facts(root, RunInventory.of(root)).orElseThrow().trainPairs();
    }

    @Test
    void addsTrainingsToAFolderAndLeavesThoseThatAreThere() throws Exception {
        Path more = copy("more");
        train(more, PLAN, 2);
        Path old = more.resolve("meta/rnn-ratio-original-seed1.safetensors");
        FileTime before = Files.getLastModifiedTime(old);
        MetaSettings another = MetaSettings.corrected(Architecture.RNN, Task.RATIO, 2);
        MetaSettings changed = another.withEpochs(3).withEarlyStopping(1, true);
        train(more, PLAN.withTrainings(List.of(another, changed)), 2);
        assertThat(Files.getLastModifiedTime(old)).isEqualTo(before);

        assertThat(RunInventory.of(more).finished("meta")).isEqualTo(4);
        assertThat(MetaInventory.facts(more, RunInventory.of(more)).orElseThrow().runs().stream()
                        .map(run -> run.result().settings()))
                .as("a table has no place for changed settings")
                .containsExactlyInAnyOrder(
                        PLAN.trainings().get(0), PLAN.trainings().get(1), another);
        assertThat(MetaStage.nameOf(another)).isEqualTo("rnn-ratio-corrected-seed2");
        assertThat(MetaStage.nameOf(changed)).matches("rnn-ratio-corrected-seed2-[0-9a-f]{8}");
    }

    @Test
    void refusesTrainingsOnOtherPairsInTheSameFolder() {
        assertThatThrownBy(() -> train(reference, PLAN.withMostPairs(100), 2))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("share: \"1.0, seed 0\" before")
                .hasMessageContaining("Use a new run folder");
    }

    @Test
    void usesAboutAsManyPairsAsThePlanAllows() throws Exception {
        Path fewer = copy("fewer");
        MetaPlan plan = PLAN.withMostPairs(100)
                .withTrainings(List.of(Architecture.RNN), List.of(Task.CORRECTNESS), List.of(1L), Preset.ORIGINAL);
        int pairs = train(fewer, plan, 1).get(0).pairs();
        int all = PairFile.count(fewer.resolve("pairs.arrow"));
        double share = 100.0 / all;
        assertThat((double) pairs).isCloseTo(100, within(4 * Math.sqrt(all * share * (1 - share))));
    }

    @Test
    void saysThatEvidenceIsMissing(@TempDir Path root) throws Exception {
        StudyPlan plan = StudyPlan.tiny();
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        try (RunFolder folder = RunFolder.open(root)) {
            Study.open(folder, plan, data, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT);
            assertThatThrownBy(() -> MetaStudy.of(
                                    folder, PLAN, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT)
                            .train())
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("pairs.arrow, which is not in")
                    .hasMessageContaining("activation-lab export");
        }
    }

    @Test
    void reportsOnlyResultsThatTheRecordsVouchFor() throws Exception {
        Path changed = copy("changed");
        train(changed, PLAN, 2);
        RunReport.write(changed);
        Path result = changed.resolve("meta/rnn-ratio-original-seed1.json");
        Files.writeString(result, Files.readString(result).replace("\"testScore\" : ", "\"testScore\" : 1"));
        assertThatThrownBy(() -> RunReport.write(changed))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("meta/rnn-ratio-original-seed1.json")
                .hasMessageContaining("was changed or damaged");
        Files.delete(result);
        assertThatThrownBy(() -> RunReport.write(changed))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("activation-lab meta");
    }
}
