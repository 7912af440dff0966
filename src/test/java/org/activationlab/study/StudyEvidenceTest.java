package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.files.Unsummed;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.DrawFile;
import org.activationlab.pairs.DrawTable;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.FreshNoiseLabeller;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceNoiseFile;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Noisy reference images and extra draws of a whole small study, and evidence read back. */
class StudyEvidenceTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());
    private static final int EXTRA = 40;
    private static final EvidencePlan NATURAL = plan(SamplingDesign.NATURAL).withExtraDraws(EXTRA);
    private static final EvidencePlan BALANCED = plan(SamplingDesign.BALANCED).withExtraDraws(0);

    @TempDir
    private static Path root;

    private static EvidencePlan plan(SamplingDesign design) {
        EvidencePlan usual = EvidencePlan.of(design);
        return usual.withPairsPerModel(30)
                .withNoise(usual.noise().withDraws(60))
                .withReferenceImages(12)
                .withReferenceDraws(9);
    }

    @BeforeAll
    static void drawBoth() throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            open(folder).export();
        }
        draw(NATURAL);
        draw(BALANCED);
    }

    private static Study open(RunFolder folder) throws Exception {
        return Study.open(folder, PLAN, DATA, ComputeDevice.CPU, new LocalWorkers(2), StudyProgress.SILENT);
    }

    private static void draw(EvidencePlan plan) throws Exception {
        draw(root, plan);
    }

    private static void draw(Path place, EvidencePlan plan) throws Exception {
        try (RunFolder folder = RunFolder.open(place)) {
            open(folder).evidence(plan);
        }
    }

    private static Path firstIn(String place) throws Exception {
        try (Stream<Path> files = Files.list(root.resolve(place))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static Map<Path, FileTime> times() throws Exception {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("population.csv") && !file.endsWith("run.lock"))
                    .toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void readsAllEvidenceOfADesign() throws Exception {
        StudyEvidence evidence = StudyEvidence.read(root, SamplingDesign.NATURAL);
        LabelTable labels = evidence.pairs().labels();
        assertThat(labels.size())
                .isEqualTo(PairFile.count(root.resolve("evidence/natural/pairs.arrow")))
                .isPositive();
        List<String> models = labels.modelIds().stream().distinct().toList();
        assertThat(evidence.traits()).hasSize(PLAN.models().size());
        assertThat(List.copyOf(evidence.reference().keySet())).isEqualTo(models);
        assertThat(List.copyOf(evidence.referenceNoise().keySet())).isEqualTo(models);
        assertThat(List.copyOf(evidence.draws().keySet())).isEqualTo(models);
        for (String model : models) {
            ReferenceNoise noise = evidence.referenceNoise().get(model);
            assertThat(noise.draws()).isEqualTo(9);
            assertThat(noise.images())
                    .hasSize(12)
                    .isEqualTo(evidence.reference().get(model).images());
            for (int row = 0; row < noise.size(); row++) {
                assertThat(Arrays.stream(noise.votes(row)).sum()).isEqualTo(9);
            }
            DrawTable draws = evidence.draws().get(model);
            List<Integer> rows = IntStream.range(0, labels.size())
                    .filter(row -> labels.modelId(row).equals(model))
                    .boxed()
                    .toList();
            assertThat(draws.images())
                    .isEqualTo(rows.stream().mapToInt(labels::image).toArray());
            for (int row : rows) {
                int place = rows.indexOf(row);
                int digit = labels.predictedDigit(row);
                long kept = IntStream.range(0, 10)
                        .filter(draw -> draws.digit(place, draw) == digit)
                        .count();
                assertThat((long) evidence.monteCarlo(row, 10).unchanged()).isEqualTo(kept);
                assertThat(evidence.monteCarlo(row, EXTRA).unchanged()).isEqualTo(draws.unchanged(place, digit, EXTRA));
            }
        }
        assertThat(evidence.inputs().keySet())
                .containsExactly(
                        "evidence/natural/draws",
                        "evidence/natural/pairs.arrow",
                        "evidence/reference",
                        "evidence/reference-noise",
                        "traits");
        assertThat(evidence.inputs().values()).allMatch(sum -> sum.matches("[0-9a-f]{64}"));
        assertThat(StudyEvidence.read(root, SamplingDesign.NATURAL).inputs()).isEqualTo(evidence.inputs());
    }

    @Test
    void extraDrawsAgreeWithLabelsByChanceOnly() throws Exception {
        StudyEvidence evidence = StudyEvidence.read(root, SamplingDesign.NATURAL);
        LabelTable labels = evidence.pairs().labels();
        double labelled = 0;
        double estimated = 0;
        int same = 0;
        for (int row = 0; row < labels.size(); row++) {
            labelled += labels.ratio(row).value();
            estimated += evidence.monteCarlo(row, EXTRA).value();
        }
        // Means over many pairs of unbiased estimates of the same shares.
        double deviation = 0.5 * Math.sqrt((1.0 / 60 + 1.0 / EXTRA) / labels.size());
        assertThat(estimated / labels.size()).isCloseTo(labelled / labels.size(), within(4 * deviation));
        String model = labels.modelId(0);
        DrawTable draws = evidence.draws().get(model);
        try (FreshNoiseLabeller labeller = new FreshNoiseLabeller(ComputeDevice.CPU, DATA.test(), NATURAL.noise())) {
            var network = SafeTensors.read(root.resolve("models/" + model + ".safetensors"), LeNet.SHAPES)
                    .parameters();
            List<Integer> images = Arrays.stream(draws.images()).boxed().toList();
            List<int[]> seen = labeller.predictions(model, network, images);
            for (int row = 0; row < images.size(); row++) {
                int own = row;
                same += IntStream.range(0, EXTRA).allMatch(draw -> seen.get(own)[draw] == draws.digit(own, draw))
                        ? 1
                        : 0;
            }
            // A pair whose answer no noise changes has equal draws; with the same noise all pairs would.
            assertThat(same).isLessThan(images.size());
        }
    }

    @Test
    void readsOtherDesignsWithoutDraws() throws Exception {
        StudyEvidence balanced = StudyEvidence.read(root, SamplingDesign.BALANCED);
        assertThat(balanced.draws()).isEmpty();
        assertThat(balanced.referenceNoise()).isNotEmpty();
        assertThat(balanced.inputs())
                .doesNotContainKey("evidence/balanced/draws")
                .containsKey("evidence/reference");
        assertThat(root.resolve("evidence/balanced/draws")).doesNotExist();
        assertThatThrownBy(() -> balanced.monteCarlo(0, 5)).hasMessageContaining("extraDraws above 0");
        StudyEvidence original = StudyEvidence.read(root, SamplingDesign.ORIGINAL);
        assertThat(original.pairs().size()).isEqualTo(PairFile.count(root.resolve("pairs.arrow")));
        assertThat(original.inputs()).containsKey("pairs.arrow");
    }

    @Test
    void readsTheLabelsOfAllPairsWithoutTheirActivations() throws Exception {
        for (SamplingDesign design : SamplingDesign.values()) {
            assertThat(said(EvidenceLabels.read(root, design)))
                    .containsExactlyInAnyOrderElementsOf(
                            said(StudyEvidence.read(root, design).pairs().labels()));
        }
    }

    private static List<String> said(LabelTable labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(row -> labels.modelId(row) + " " + labels.image(row) + " " + labels.correct(row) + " "
                        + labels.ratio(row))
                .toList();
    }

    @Test
    void refusesLabelsOfUnfinishedOrChangedEvidence() throws Exception {
        Path labels = firstIn("evidence/natural/labels");
        byte[] bytes = Files.readAllBytes(labels);
        Files.write(labels, new byte[] {0}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> EvidenceLabels.read(root, SamplingDesign.NATURAL))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("was changed or damaged");
        Files.write(labels, bytes);
        Path joined = root.resolve("evidence/natural/pairs.arrow");
        Path aside = joined.resolveSibling("aside");
        Files.move(joined, aside);
        assertThatThrownBy(() -> EvidenceLabels.read(root, SamplingDesign.NATURAL))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("pairs.arrow is missing in " + root);
        Files.move(aside, joined);
    }

    @Test
    void makesAgainExactlyWhatWasDeleted() throws Exception {
        Map<Path, FileTime> before = times();
        Path noise = firstIn("evidence/reference-noise");
        Path draws = firstIn("evidence/natural/draws");
        byte[] noiseBytes = Files.readAllBytes(noise);
        byte[] drawBytes = Files.readAllBytes(draws);
        Files.delete(noise);
        Files.delete(draws);
        for (String design : List.of("natural", "balanced")) {
            assertThatThrownBy(() -> StudyEvidence.read(
                            root, design.equals("natural") ? SamplingDesign.NATURAL : SamplingDesign.BALANCED))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("is missing in " + root)
                    .hasMessageContaining("'activation-lab evidence --run " + root + " --design " + design + "'");
        }
        draw(NATURAL);
        assertThat(Files.readAllBytes(noise)).isEqualTo(noiseBytes);
        assertThat(Files.readAllBytes(draws)).isEqualTo(drawBytes);
        Map<Path, FileTime> after = times();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        String name = noise.getFileName().toString().replace(".arrow", ".json");
        List<Path> again = new ArrayList<>();
        after.forEach((file, time) -> {
            if (!time.equals(before.get(file))) {
                again.add(file);
            }
        });
        assertThat(again)
                .containsExactlyInAnyOrder(
                        noise,
                        draws,
                        root.resolve("records/reference-noise/" + name),
                        root.resolve("records/natural-draws/" + name));
    }

    @Test
    void refusesFilesThatWereChangedAndPlansThatWereEdited() throws Exception {
        for (Path file : List.of(
                firstIn("evidence/reference-noise"),
                firstIn("evidence/natural/draws"),
                root.resolve("evidence/natural/pairs.arrow"))) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);
            assertThatThrownBy(() -> StudyEvidence.read(root, SamplingDesign.NATURAL))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("was changed or damaged");
            Files.write(file, bytes);
        }
        Path plan = root.resolve("evidence/natural/plan.json");
        String text = Files.readString(plan);
        Files.writeString(plan, Unsummed.json(text).replace("\"seed\" : 42\n}", "\"seed\" : 43\n}"));
        assertThatThrownBy(() -> StudyEvidence.read(root, SamplingDesign.NATURAL))
                .hasMessageContaining("was made by another plan");
        Files.delete(plan);
        assertThatThrownBy(() -> StudyEvidence.read(root, SamplingDesign.NATURAL))
                .hasMessageContaining("plan.json is missing");
        Files.writeString(plan, text);
        assertThatThrownBy(() -> StudyEvidence.read(root.resolve("models"), SamplingDesign.NATURAL))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("is no run folder");
    }

    @Test
    void refusesReferenceNoiseOfOtherSettingsThanTheOtherDesigns() {
        EvidencePlan[] others = {
            BALANCED.withReferenceDraws(10),
            BALANCED.withReferenceImages(13),
            BALANCED.withNoise(BALANCED.noise().withScale(0.5)),
            BALANCED.withNoise(BALANCED.noise().withSeed(1))
        };
        String[] words = {
            "referenceDraws: 9 before, 10 now",
            "referenceImages: 12 before, 13 now",
            "noise.scale: 0.9 before, 0.5 now",
            "noise.seed: 42 before, 1 now"
        };
        for (int i = 0; i < others.length; i++) {
            EvidencePlan other = others[i];
            assertThatThrownBy(() -> draw(other))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("shared by all designs, but evidence/natural/plan.json")
                    .hasMessageContaining(words[i]);
        }
        assertThatThrownBy(() -> draw(NATURAL.withExtraDraws(41)))
                .hasMessageContaining("extraDraws: 40 before, 41 now");
    }

    @Test
    void theOnlyDesignCanBeDrawnAnewWithOtherReferenceNoise(@TempDir Path copy) throws Exception {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(root.relativize(file).toString());
                if (!file.toString().contains("balanced")) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
        EvidencePlan other = NATURAL.withReferenceDraws(5);
        assertThatThrownBy(() -> draw(copy, other))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("referenceDraws: 9 before, 5 now")
                .hasMessageContaining("delete the folder evidence/natural/ and the folders records/natural-*,"
                        + " records/reference, records/reference-noise to draw it anew");
        for (String gone : List.of("evidence/natural", "records/natural", "records/reference")) {
            try (Stream<Path> all = Files.walk(copy)) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(file -> copy.relativize(file).toString().startsWith(gone))
                        .toList()) {
                    Files.delete(file);
                }
            }
        }
        draw(copy, other);
        StudyEvidence evidence = StudyEvidence.read(copy, SamplingDesign.NATURAL);
        assertThat(evidence.referenceNoise().values()).allMatch(noise -> noise.draws() == 5);
        // The draws are what they were: their noise does not depend on how many reference images there are.
        StudyEvidence before = StudyEvidence.read(root, SamplingDesign.NATURAL);
        assertThat(evidence.monteCarlo(3, EXTRA)).isEqualTo(before.monteCarlo(3, EXTRA));
    }

    @Test
    void filesSayHowTheirNoiseWasMade() throws Exception {
        assertThat(ReferenceNoiseFile.readNoise(firstIn("evidence/reference-noise")))
                .isEqualTo(NATURAL.noise().withDraws(9));
        assertThat(DrawFile.readNoise(firstIn("evidence/natural/draws")))
                .isEqualTo(NATURAL.noise().withDraws(EXTRA));
        assertThat(ReferenceNoiseFile.readHeader(firstIn("evidence/reference-noise"))
                        .dataSet())
                .endsWith(" train");
        assertThat(DrawFile.readHeader(firstIn("evidence/natural/draws")).dataSet())
                .endsWith(" test");
        assertThatThrownBy(() -> NATURAL.withReferenceDraws(1))
                .hasMessageContaining("referenceDraws must be at least 2");
        assertThatThrownBy(() -> NATURAL.withExtraDraws(-1)).hasMessageContaining("extraDraws must be at least 0");
    }
}
