package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.AnswerFile;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.ModelAnswers;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.ReferenceFile;
import org.activationlab.pairs.ReferenceTraces;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());

    private static final EvidencePlan NATURAL = plan(SamplingDesign.NATURAL);
    private static final EvidencePlan BALANCED = plan(SamplingDesign.BALANCED);

    @TempDir
    private static Path root;

    /** The files of the run's own plan before any evidence was drawn. */
    private static final Map<Path, FileTime> BEFORE = new HashMap<>();

    private static EvidencePlan plan(SamplingDesign design) {
        EvidencePlan usual = EvidencePlan.of(design);
        return usual.withPairsPerModel(30)
                .withNoise(usual.noise().withDraws(50))
                .withReferenceImages(20)
                .withReferenceDraws(4)
                .withExtraDraws(5);
    }

    @BeforeAll
    static void drawBoth() throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            open(folder).export();
        }
        BEFORE.putAll(times());
        draw(NATURAL);
        draw(BALANCED);
    }

    private static Study open(RunFolder folder) throws Exception {
        return Study.open(folder, PLAN, DATA, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT);
    }

    private static EvidenceSummary draw(EvidencePlan plan) throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            return open(folder).evidence(plan);
        }
    }

    private static Map<Path, FileTime> times() throws Exception {
        Map<Path, FileTime> times = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("population.csv") && !file.endsWith("run.lock"))
                    .toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private static List<Path> arrows(String place) throws Exception {
        try (Stream<Path> files = Files.list(root.resolve(place))) {
            return files.sorted().toList();
        }
    }

    @Test
    void leavesTheEvidenceOfTheRunAlone() throws Exception {
        assertThat(times()).containsAllEntriesOf(BEFORE);
        assertThat(PairFile.readHeader(root.resolve("pairs.arrow")).noise()).isEqualTo(PLAN.noise());
        // Fingerprints of runs from before noise could be fresh must not change.
        assertThat(Files.readString(root.resolve("run.json"))).doesNotContain("sharing");
        assertThat(Json.readSummed(root.resolve("run.json"), RunDescription.class)
                        .plan()
                        .noise()
                        .sharing())
                .isEqualTo(NoiseSharing.SHARED);
        assertThat(Json.text(new NoiseSettings(0.9, 7, 1)))
                .isEqualToIgnoringWhitespace("{\"scale\":0.9,\"draws\":7,\"seed\":1,\"stopWidth\":0.0}");
    }

    @Test
    void drawsNaturalPairsWithLabelsThatAnyoneCanCheck() throws Exception {
        EvidenceSummary summary = draw(NATURAL);
        PairTable pairs = PairFile.read(root.resolve("evidence/natural/pairs.arrow"));
        LabelTable labels = pairs.labels();
        int models = arrows("labels").size();
        assertThat(summary.file()).isEqualTo(root.resolve("evidence/natural/pairs.arrow"));
        assertThat(summary.models()).isEqualTo(models);
        assertThat(summary.pairs()).isEqualTo(30 * models).isEqualTo(pairs.size());
        double ratios = 0;
        int right = 0;
        Map<String, ModelAnswers> answers = new HashMap<>();
        for (Path file : arrows("evidence/predictions")) {
            ModelAnswers own = AnswerFile.read(file);
            answers.put(own.modelId(), own);
        }
        assertThat(answers).hasSize(models);
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, DATA.test())) {
            for (ModelAnswers own : answers.values()) {
                int[] digits = reader.predict(
                        SafeTensors.read(root.resolve("models/" + own.modelId() + ".safetensors"), LeNet.SHAPES)
                                .parameters());
                // Two programs' rounding may part all but equal logits: one in ten thousand is far more than happens.
                assertThat(IntStream.range(0, 500).filter(image -> digits[image] != own.digit(image)))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
        for (int row = 0; row < labels.size(); row++) {
            assertThat(labels.trueDigit(row)).isEqualTo(DATA.test().label(labels.image(row)));
            assertThat(labels.predictedDigit(row))
                    .isEqualTo(answers.get(labels.modelId(row)).digit(labels.image(row)));
            float[] logits = pairs.trace(row).values("fc3");
            for (float logit : logits) {
                assertThat(logits[labels.predictedDigit(row)]).isGreaterThanOrEqualTo(logit - 1e-4f);
            }
            assertThat(labels.ratio(row).draws()).isEqualTo(50);
            assertThat(labels.meanKl(row)).isPresent();
            if (labels.correct(row)) {
                right++;
                ratios += labels.ratio(row).value();
            }
        }
        assertThat(summary.right()).isEqualTo((double) right / labels.size());
        assertThat(summary.ratioRight()).isCloseTo(ratios / right, within(1e-12));
        assertThat(summary.leak().byModel()).isBetween(0.5, 1.0);
        assertThat(summary.words()).contains("pairs of", "by image", "by model");
    }

    @Test
    void drawsBalancedPairsThatALookUpByImageSaysNothingAbout() throws Exception {
        EvidenceSummary summary = draw(BALANCED);
        assertThat(summary.right()).isEqualTo(0.5);
        assertThat(summary.leak().byImage()).isEqualTo(0.5);
        assertThat(summary.meanKl()).isPositive();
        PairTable pairs = PairFile.read(root.resolve("evidence/balanced/pairs.arrow"));
        assertThat(pairs.size()).isEqualTo(summary.pairs()).isPositive();
        assertThat(PairFile.readHeader(root.resolve("evidence/balanced/pairs.arrow"))
                        .noise())
                .isEqualTo(BALANCED.noise());
    }

    @Test
    void keepsTheSameReferenceImagesForEveryModel() throws Exception {
        int[] images = null;
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, DATA.train())) {
            for (Path file : arrows("evidence/reference")) {
                ReferenceTraces traces = ReferenceFile.read(file);
                assertThat(traces.size()).isEqualTo(20);
                assertThat(traces.images()).isSorted().doesNotHaveDuplicates();
                images = images == null ? traces.images() : images;
                assertThat(traces.images()).isEqualTo(images);
                var network =
                        SafeTensors.read(root.resolve("models/" + traces.modelId() + ".safetensors"), LeNet.SHAPES);
                ActivationTrace own =
                        reader.read(network.parameters(), List.of(images[7])).get(0);
                assertThat(traces.trace(7).values("fc3")).containsExactly(own.values("fc3"), within(1e-4f));
            }
        }
        assertThat(images).isNotNull();
    }

    @Test
    void makesAgainExactlyWhatWasDeleted() throws Exception {
        Map<Path, FileTime> before = times();
        Path label = arrows("evidence/natural/labels").get(1);
        Path joined = root.resolve("evidence/natural/pairs.arrow");
        Path reference = arrows("evidence/reference").get(0);
        String name = label.getFileName().toString().replace(".arrow", ".json");
        String other = reference.getFileName().toString().replace(".arrow", ".json");
        byte[] bytes = Files.readAllBytes(label);
        for (Path file : List.of(label, joined, reference)) {
            Files.delete(file);
        }
        draw(NATURAL);
        assertThat(Files.readAllBytes(label)).isEqualTo(bytes);
        Map<Path, FileTime> after = times();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.keySet().stream().filter(file -> !after.get(file).equals(before.get(file))))
                .containsExactlyInAnyOrder(
                        label,
                        joined,
                        reference,
                        root.resolve("records/natural-label/" + name),
                        root.resolve("records/natural-join/pairs.json"),
                        root.resolve("records/reference/" + other));
    }

    @Test
    void refusesAnotherPlanInTheSamePlaceAndNamesTheDifference() {
        EvidencePlan other = NATURAL.withPairsPerModel(31)
                .withNoise(NATURAL.noise().withDraws(51))
                .withSeed(1);
        assertThatThrownBy(() -> draw(other))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("pairsPerModel: 30 before, 31 now")
                .hasMessageContaining("noise.draws: 50 before, 51 now")
                .hasMessageContaining("seed: 42 before, 1 now")
                .hasMessageContaining("delete the folder evidence/natural/");
        assertThatThrownBy(() -> draw(NATURAL.withReferenceDraws(5)))
                .hasMessageContaining("the reference images and their noisy copies are shared by all designs");
        assertThatThrownBy(() -> draw(NATURAL.withReferenceImages(3000)))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("3000 reference images, but there are 2560");
    }

    @Test
    void plansAreCheckedWhenTheyAreMade() {
        assertThat(EvidencePlan.of(SamplingDesign.NATURAL).noise())
                .isEqualTo(new NoiseSettings(0.9, 200, 42, 0, NoiseSharing.PER_PAIR));
        assertThatThrownBy(() -> EvidencePlan.of(SamplingDesign.ORIGINAL)).hasMessageContaining("NATURAL or BALANCED");
        assertThatThrownBy(() -> NATURAL.withNoise(NoiseSettings.defaults())).hasMessageContaining("PER_PAIR");
        assertThatThrownBy(() -> NATURAL.withPairsPerModel(0)).hasMessageContaining("pairsPerModel");
        assertThatThrownBy(() -> NATURAL.withReferenceImages(0)).hasMessageContaining("referenceImages");
    }
}
