package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contest;
import org.activationlab.judge.JudgeInput;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.meta.TestAnswers;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.Confidence;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges of a whole small study: population, evidence, trainings, contest, page. */
class JudgeStudyTest {

    private static final StudyPlan PLAN = StudyPlan.tiny()
            .withPopulation(List.of(GridSample.all(new Grid(
                    List.of(Optimizer.values()),
                    List.of(0.005, 0.01, 0.02),
                    List.of(0.0),
                    List.of(2),
                    List.of(0),
                    List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM),
                    List.of(32)))));
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());
    private static final EvidencePlan EVIDENCE = EvidencePlan.of(SamplingDesign.NATURAL)
            .withPairsPerModel(60)
            .withNoise(EvidencePlan.of(SamplingDesign.NATURAL).noise().withDraws(40))
            .withReferenceImages(30)
            .withReferenceDraws(8)
            .withExtraDraws(20);

    private static final List<MetaSettings> RIVALS =
            MetaSettings.grid(List.of(Architecture.RNN), List.of(Task.values()), List.of(3L), Preset.ORIGINAL);

    @TempDir
    private static Path root;

    private static SplitPlan split;
    private static RunJudges judges;

    @BeforeAll
    static void trainJudges() throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            Study.open(folder, PLAN, DATA, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT)
                    .evidence(EVIDENCE);
        }
        split = RunJudges.divisible(root, SamplingDesign.NATURAL, SplitRule.BY_MODEL_AND_IMAGE);
        train();
        judges = RunJudges.write(root, SamplingDesign.NATURAL, split);
    }

    private static JudgeStudy train() throws Exception {
        JudgePlan plan = JudgePlan.of(
                SamplingDesign.NATURAL,
                split,
                List.of(JudgeInput.WEIGHTS, JudgeInput.NOISE),
                List.of(Task.values()),
                List.of(1L, 2L));
        try (RunFolder folder = RunFolder.open(root)) {
            JudgeStudy study =
                    JudgeStudy.of(folder, plan, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT);
            study.train();
            study.trainRivals(RIVALS);
            return study;
        }
    }

    private static Contest contest(Task task) {
        return judges.facts().main().stream()
                .filter(one -> one.task() == task)
                .findFirst()
                .orElseThrow();
    }

    private static int[] testRows(StudyEvidence evidence) {
        return split.divide(evidence.pairs().labels(), evidence.traits())
                .split()
                .test();
    }

    @Test
    void scoresWhatNeedsNoJudgeAsTheMetricsRoomDoes() throws Exception {
        StudyEvidence evidence = StudyEvidence.read(root, SamplingDesign.NATURAL);
        int[] rows = testRows(evidence);
        double[] ratios = Arrays.stream(rows)
                .mapToDouble(row -> evidence.pairs().ratio(row).value())
                .toArray();
        double[] copies = Arrays.stream(rows)
                .mapToDouble(row -> evidence.monteCarlo(row, 20).value())
                .toArray();
        Contest.Entry monteCarlo = contest(Task.RATIO).entry("20 noisy copies");
        assertThat(monteCarlo.scores().get(PairMetric.R2).value())
                .isCloseTo(RegressionScores.r2(ratios, copies), within(1e-12));
        assertThat(monteCarlo.passes()).isEqualTo(21);
        double[] margins = new double[rows.length];
        boolean[] right = new boolean[rows.length];
        float[] logits = new float[10];
        for (int i = 0; i < rows.length; i++) {
            evidence.pairs().copyActivations("fc3", rows[i], logits, 0);
            margins[i] = Confidence.logitMargin(logits);
            right[i] = evidence.pairs().correct(rows[i]);
        }
        assertThat(contest(Task.CORRECTNESS)
                        .entry("logit margin")
                        .scores()
                        .get(PairMetric.AUROC)
                        .value())
                .isCloseTo(Auroc.of(margins, right), within(1e-12));
        assertThat(contest(Task.CORRECTNESS).pairs()).isEqualTo(rows.length);
    }

    @Test
    void tablesKnowNothingOfNewModelsAndNewImages() {
        for (String table : List.of("look-up by image", "look-up by model", "look-up by (model, predicted digit)")) {
            assertThat(contest(Task.CORRECTNESS)
                            .entry(table)
                            .scores()
                            .get(PairMetric.AUROC)
                            .value())
                    .as(table)
                    .isEqualTo(0.5);
            assertThat(contest(Task.RATIO)
                            .entry(table)
                            .scores()
                            .get(PairMetric.R2)
                            .value())
                    .as(table)
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void judgesStandInTheContestWithTheirSeeds() throws Exception {
        for (Task task : Task.values()) {
            Contest.Entry entry = contest(task).entry(JudgeInput.NOISE.title());
            assertThat(entry.seeds()).isEqualTo(2);
            assertThat(entry.scores().values())
                    .allSatisfy(score -> assertThat(score.deviation()).isNotNegative());
        }
        assertThat(judges.findings())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("NaN"));
        // Without the pictures, whose letters may spell anything.
        String page = Files.readString(judges.page()).replaceAll("base64,[^\"]*", "");
        assertThat(page).contains("noise model, untrained", "<img").doesNotContain("NaN");
        List<String> lines = Files.readAllLines(judges.csv());
        int columns = lines.get(0).split(",").length;
        assertThat(lines.size()).isGreaterThan(100);
        assertThat(lines.stream().skip(1).map(line -> line.replaceAll("\"[^\"]*\"", "x")))
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
    }

    @Test
    void rivalsOfTheOriginalTakePartWithTheAnswersOfTheirOwnTest() throws Exception {
        Path place = root.resolve("rivals/natural/by-model-and-image-seed" + split.seed());
        for (Contest contest : judges.facts().main()) {
            boolean ratio = contest.task() == Task.RATIO;
            TestAnswers said = TestAnswers.parse(Files.readString(
                    place.resolve("rnn-" + (ratio ? "ratio" : "correctness") + "-original-seed3-test.csv")));
            boolean[] right = new boolean[said.size()];
            for (int i = 0; i < right.length; i++) {
                right[i] = said.targets()[i] == 1;
            }
            Contest.Entry entry = contest.entry("rnn of the original");
            assertThat(said.size()).isEqualTo(contest.pairs());
            assertThat(entry.seeds()).isEqualTo(1);
            assertThat(entry.kind()).isEqualTo(Contender.Kind.ORIGINAL);
            assertThat(entry.scores()
                            .get(ratio ? PairMetric.R2 : PairMetric.AUROC)
                            .value())
                    .isCloseTo(
                            ratio
                                    ? RegressionScores.r2(said.targets(), said.answers())
                                    : Auroc.of(said.answers(), right),
                            within(1e-6));
            assertThat(contest.differences())
                    .anySatisfy(one -> assertThat(one.second()).isEqualTo("rnn of the original"));
        }
        assertThat(Files.readString(judges.csv())).contains("rnn of the original");
        assertThat(place.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void trainsNothingTwice() throws Exception {
        Map<Path, FileTime> before = times();
        assertThat(before).hasSizeGreaterThanOrEqualTo(2 * 8);
        train();
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void scoresAlikeWhereItTrainedAndFromTheFolderAlone() throws Exception {
        String csv = Files.readString(judges.csv());
        RunJudges again = train().score();
        assertThat(again.csv()).isEqualTo(judges.csv()).hasContent(csv);
        assertThat(again.tables()).isEqualTo(judges.tables());
    }

    private static Map<Path, FileTime> times() throws Exception {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("judges"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void saysWhatIsMissing() {
        SplitPlan other = SplitPlan.leaveOut(Region.parse("optimizer=ADAM"), 0);
        assertThatThrownBy(() -> RunJudges.write(root, SamplingDesign.NATURAL, other))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("no trained judge")
                .hasMessageContaining("activation-lab judge");
        assertThatThrownBy(() -> RunJudges.write(root, SamplingDesign.BALANCED, split))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("no trained judge");
        assertThatThrownBy(() -> JudgePlan.of(
                        SamplingDesign.ORIGINAL,
                        split,
                        List.of(JudgeInput.values()),
                        List.of(Task.values()),
                        List.of(1L)))
                .hasMessageContaining("NATURAL or BALANCED");
    }
}
