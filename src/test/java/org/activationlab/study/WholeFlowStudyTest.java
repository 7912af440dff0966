package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.files.Sha256;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ModelWeights;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.WeightReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports the whole data flow of a tiny study. */
class WholeFlowStudyTest {

    private static final StudyPlan PLAN = StudyPlan.tiny();
    private static final DigitData DATA =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, PLAN.trainImages(), PLAN.testImages());

    @TempDir
    private static Path root;

    private static String fingerprintBefore = "";
    private static Map<String, String> filesBefore = Map.of();
    private static List<Path> flow = List.of();
    private static final List<String> NOTES = new ArrayList<>();

    @BeforeAll
    static void exportTwice() throws Exception {
        try (RunFolder folder = RunFolder.open(root)) {
            Study study = open(folder);
            study.export();
            fingerprintBefore = study.fingerprint();
            filesBefore = sums();
            flow = study.exportWholeFlow();
        }
    }

    private static Study open(RunFolder folder) throws Exception {
        StudyProgress notes = new StudyProgress() {
            @Override
            public void begin(String stage, String unit, long total, long alreadyDone) {}

            @Override
            public void advance(long amount) {}

            @Override
            public void note(String line) {
                NOTES.add(line);
            }

            @Override
            public void end(String summary) {}
        };
        return Study.open(folder, PLAN, DATA, ComputeDevice.CPU, new LocalWorkers(2), notes);
    }

    private static List<PopulationRow> kept() throws Exception {
        return PopulationTable.read(root.resolve("population.csv")).stream()
                .filter(row -> row.model().kept())
                .toList();
    }

    private static String id(PopulationRow row) {
        return row.model().hyperParameters().id();
    }

    /** Every file of the folder that is not rewritten by each start. */
    private static Map<String, String> sums() throws Exception {
        Map<String, String> sums = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("run.lock")) {
                    sums.put(root.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
                }
            }
        }
        return sums;
    }

    @Test
    void writesNothingOfTheFlowUnlessAskedAndLeavesTheRestAlone() throws Exception {
        assertThat(filesBefore.keySet()).noneMatch(name -> name.contains("flow") || name.contains("weights"));
        Map<String, String> now = sums();
        now.keySet().removeIf(name -> !filesBefore.containsKey(name));
        assertThat(now).isEqualTo(filesBefore);
    }

    @Test
    void writesOneFilePerKeptModelAndOneOfAllWeights() throws Exception {
        List<Path> expected = new ArrayList<>();
        for (PopulationRow row : kept()) {
            expected.add(root.resolve("flow").resolve(id(row) + ".arrow"));
        }
        expected.add(root.resolve("flow/weights.arrow"));
        assertThat(flow).hasSizeGreaterThan(2).isEqualTo(expected);
        assertThat(flow).allMatch(Files::isRegularFile);
    }

    @Test
    void keepsTheLabelsAndLastLayersOfThePairsAndTheImageOfTheTestSet() throws Exception {
        for (PopulationRow row : kept()) {
            PairTable pairs = PairFile.read(root.resolve("pairs").resolve(id(row) + ".arrow"));
            Path file = root.resolve("flow").resolve(id(row) + ".arrow");
            PairTable whole = PairFile.read(file);
            assertThat(whole.layout()).isEqualTo(TraceLayout.LENET_WHOLE);
            assertThat(PairFile.readHeader(file))
                    .isEqualTo(PairFile.readHeader(root.resolve("pairs").resolve(id(row) + ".arrow")));
            assertThat(whole.size()).isEqualTo(pairs.size());
            for (int i = 0; i < pairs.size(); i++) {
                assertThat(whole.pair(i).labelled()).isEqualTo(pairs.pair(i).labelled());
                for (String layer : TraceLayout.LENET_LAST_FOUR.names()) {
                    assertThat(whole.trace(i).values(layer))
                            .isEqualTo(pairs.trace(i).values(layer));
                }
                byte[] pixels = new byte[LabelledImages.PIXELS];
                DATA.test().copyPixels(whole.image(i), pixels, 0);
                float[] image = whole.trace(i).values("pixels");
                for (int pixel = 0; pixel < pixels.length; pixel++) {
                    assertThat(image[pixel]).isEqualTo((pixels[pixel] & 255) / 255f);
                }
            }
        }
    }

    @Test
    void theWeightsAreThoseOfTheModels() throws Exception {
        try (WeightReader reader = WeightReader.open(root.resolve("flow/weights.arrow"))) {
            assertThat(reader.header().synthetic()).isTrue();
            assertThat(reader.header().dataSet()).endsWith(" train");
            for (PopulationRow row : kept()) {
                assertThat(reader.next())
                        .contains(new ModelWeights(
                                id(row),
                                SafeTensors.read(root.resolve(row.file()), LeNet.SHAPES)
                                        .parameters()));
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void saysFirstHowMuchItWillWriteAndIsRightWithinFivePerCent() throws Exception {
        long pairs = 0;
        for (PopulationRow row : kept()) {
            pairs += PairFile.count(root.resolve("pairs").resolve(id(row) + ".arrow"));
        }
        int models = kept().size();
        WholeFlowSize size = new WholeFlowSize(pairs, models, models);
        assertThat(NOTES.get(0))
                .isNotEmpty()
                .contains("%,d pairs of %d models".formatted(pairs, models), "MB are free");
        long written = 0;
        for (Path file : flow) {
            written += Files.size(file);
        }
        assertThat(size.bytes()).isBetween(written, written * 105 / 100);
    }

    @Test
    void doesNothingTheSecondTimeAndMakesAgainWhatIsMissing() throws Exception {
        Map<String, String> before = sums();
        int notes = NOTES.size();
        try (RunFolder folder = RunFolder.open(root)) {
            Study study = open(folder);
            assertThat(study.exportWholeFlow()).isEqualTo(flow);
            assertThat(sums()).isEqualTo(before);
            assertThat(NOTES).hasSize(notes);

            Files.delete(flow.get(0));
            Files.delete(flow.get(flow.size() - 1));
            assertThat(study.exportWholeFlow()).isEqualTo(flow);
            Map<String, String> after = sums();
            after.keySet().removeIf(name -> name.startsWith("records/"));
            before.keySet().removeIf(name -> name.startsWith("records/"));
            assertThat(after).isEqualTo(before);
            assertThat(NOTES).hasSize(notes + 1);
        }
    }

    @Test
    void theFingerprintOfARunCountsTheFlow() throws Exception {
        assertThat(fingerprintBefore).isNotEqualTo(RunInventory.of(root).fingerprint());
    }

    @Test
    void refusesToBeginWithoutRoomAndNamesBothNumbers() throws Exception {
        WholeFlowSize size = new WholeFlowSize(1_000, 5, 5);
        // 1,000 x 6,598 and 5 x 44,426 values of four bytes are the least that it can be.
        assertThat(size.bytes()).isGreaterThan(26_392_000 + 888_520);
        size.requireRoom(size.bytes(), root);
        assertThatThrownBy(() -> size.requireRoom(1_234_567, root))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("needs about %,d bytes".formatted(size.bytes()))
                .hasMessageContaining(root + " has 1,234,567 bytes free")
                .hasMessageContaining("Make room");
    }
}
