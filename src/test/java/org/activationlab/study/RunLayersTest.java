package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges of a whole small study, trained for an epoch, and the layers they use. */
class RunLayersTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final SplitPlan BY_IMAGE = SplitPlan.of(SplitRule.BY_IMAGE, 0);
    private static final JudgePlan JUDGES = new JudgePlan(
            SamplingDesign.NATURAL,
            BY_IMAGE,
            List.of(settings(JudgeInput.LOGITS), settings(JudgeInput.ACTIVATIONS), settings(JudgeInput.REFERENCE)));

    @TempDir
    private static Path root;

    private static JudgeSettings settings(JudgeInput input) {
        return JudgeSettings.of(input, Task.RATIO, 1).withWidth(16).withEpochs(2);
    }

    @BeforeAll
    static void train() throws Exception {
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());
        EvidencePlan usual = EvidencePlan.of(SamplingDesign.NATURAL);
        try (RunFolder folder = RunFolder.open(root)) {
            Study.open(folder, PLAN, data, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT)
                    .evidence(usual.withPairsPerModel(30)
                            .withNoise(usual.noise().withDraws(20))
                            .withExtraDraws(0)
                            .withReferenceImages(12)
                            .withReferenceDraws(4));
            JudgeStudy.of(folder, JUDGES, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT)
                    .train();
        }
    }

    private static Set<String> files() throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
        }
    }

    @Test
    void asksEveryJudgeThatReadsSeveralLayersAndWritesPageAndTableOnly() throws Exception {
        Set<String> before = files();
        List<String> heard = new ArrayList<>();
        RunLayers layers = RunLayers.write(root, SamplingDesign.NATURAL, heard::add);
        Set<String> written = files();
        written.removeAll(before);
        assertThat(written).containsExactlyInAnyOrder("layers.html", "layers.csv");
        assertThat(layers.page())
                .content()
                .contains("Which layer knows?", "SYNTHETIC digits drawn by code, not MNIST.");
        assertThat(heard).hasSize(2);
        List<String> lines = Files.readAllLines(layers.csv());
        assertThat(lines).hasSize(1 + 2 * 4);
        assertThat(lines.get(1)).contains("raw activations, width 16, 2 epochs", "by image: seen models, new images");
        // With all numbers in place the judge answers as it does without a game.
        JudgeEvidence evidence = JudgeEvidence.of(root, JUDGES);
        int[] test = evidence.cells().split().test();
        JudgeSettings settings = settings(JudgeInput.REFERENCE);
        double[] answers =
                evidence.table(settings.input(), test).answers(JudgeStage.read(root, JUDGES, settings), test);
        double r2 = RegressionScores.r2(evidence.data().ratios(test), answers);
        assertThat(lines.get(5)).contains("summaries, reference images").contains("," + r2 + ",");
        assertThat(layers.tables()).containsKey("Noise ratio, R2: Shapley values (standard error)");
        assertThat(layers.findings().get(0)).startsWith("Noise ratio: the best judge (");
    }

    @Test
    void saysWhatToDoWithoutATrainedNetwork() {
        assertThatThrownBy(() -> RunLayers.write(root, SamplingDesign.BALANCED, line -> {}))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("neither judges of balanced pairs nor meta-networks")
                .hasMessageContaining("activation-lab judge");
    }

    @Test
    void readsTheSplitOfARecord() throws StudyException {
        assertThat(TrainedJudges.split("by model and image, seed 7"))
                .isEqualTo(SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, 7));
        SplitPlan region = SplitPlan.leaveOut(Region.parse("weight-decay=0.05"), -1);
        assertThat(TrainedJudges.split(region.title() + ", seed -1")).isEqualTo(region);
        for (String wrong : List.of("nothing", "by chance, seed 0", "by image, seed x", "without it, seed 0")) {
            assertThatThrownBy(() -> TrainedJudges.split(wrong))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("\"" + wrong + "\"");
        }
    }
}
