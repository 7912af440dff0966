package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.MetaFacts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAuditTest {

    @TempDir
    private static Path run;

    @BeforeAll
    static void makeEvidenceAndScoreBaselines() throws Exception {
        StudyPlan plan = StudyPlan.tiny();
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        try (RunFolder folder = RunFolder.open(run)) {
            Study.open(folder, plan, data, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT)
                    .export();
        }
        train();
    }

    private static void train() throws Exception {
        try (RunFolder folder = RunFolder.open(run)) {
            MetaPlan none = MetaPlan.preset("tiny").withTrainings(List.of());
            MetaStudy.of(folder, none, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT)
                    .train();
        }
    }

    private static MetaFacts facts() throws Exception {
        return MetaInventory.facts(run, RunInventory.of(run)).orElseThrow();
    }

    @Test
    void scoresTheSplitByPairAsTheStudyDoes() throws Exception {
        RunAudit audit = RunAudit.write(run);
        assertThat(audit.page()).content().contains("Leak audit", "SYNTHETIC digits drawn by code, not MNIST.");
        assertThat(audit.tables()).containsKeys("Right or wrong, accuracy / AUROC", "Noise ratio, R2", "Splits");
        assertThat(audit.findings().get(0)).startsWith("On the split by pair, a table of ");
        List<String> lines = Files.readAllLines(audit.csv());
        for (BaselineResult result : facts().baselines()) {
            assertThat(lines.stream()
                            .filter(line -> line.startsWith("BY_PAIR,") && line.contains("," + result.baseline() + ","))
                            .map(line -> line.split(",", -1))
                            .map(cells -> cells[cells.length - (result.task() == Task.RATIO ? 1 : 3)]))
                    .containsExactly(Double.toString(result.score()));
        }
    }

    @Test
    void aRunFromBeforeTheFurtherBaselinesCanBeReadAndGoesOn() throws Exception {
        assertThat(facts().baselines()).hasSize(2 * Baseline.values().length);
        Path first = run.resolve("records/baselines/baselines.json");
        String before = Files.readString(first);
        Files.delete(run.resolve("records/baselines/logit-baselines.json"));
        Files.delete(run.resolve("meta/logit-baselines.json"));
        assertThat(facts().baselines()).hasSize(2 * 6).noneMatch(result -> result.baseline() == Baseline.DOCTOR);
        train();
        assertThat(facts().baselines()).hasSize(2 * Baseline.values().length);
        assertThat(first).hasContent(before);
    }

    @Test
    void refusesARunWithoutEvidence(@TempDir Path empty) throws Exception {
        StudyPlan plan = StudyPlan.tiny();
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        try (RunFolder folder = RunFolder.open(empty)) {
            Study.open(folder, plan, data, ComputeDevice.CPU, new LocalWorkers(1), StudyProgress.SILENT);
        }
        assertThatThrownBy(() -> RunAudit.write(empty))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("pairs.arrow, which is not in");
    }

    @Test
    void siblingsDifferBySeedOrEpochsOnly() {
        HyperParameters settings = HyperParameters.defaults();
        ModelTraits traits = PopulationTraits.of(settings);
        assertThat(traits.modelId()).isEqualTo(settings.id());
        assertThat(traits.optimizer()).isEqualTo("SGD");
        assertThat(traits.learningRate()).isEqualTo(0.1);
        assertThat(traits.weightDecay()).isZero();
        assertThat(traits.initialization()).isEqualTo("PYTORCH_DEFAULT");
        for (HyperParameters sibling : List.of(settings.withSeed(42), settings.withEpochs(4))) {
            assertThat(PopulationTraits.of(sibling).siblings()).isEqualTo(traits.siblings());
            assertThat(PopulationTraits.of(sibling).modelId()).isNotEqualTo(traits.modelId());
        }
        for (HyperParameters other : List.of(
                settings.withOptimizer(Optimizer.ADAM),
                settings.withLearningRate(0.05),
                settings.withWeightDecay(0.05),
                settings.withBatchSize(64),
                settings.withInitialization(Initialization.XAVIER_UNIFORM))) {
            assertThat(PopulationTraits.of(other).siblings()).isNotEqualTo(traits.siblings());
        }
    }
}
