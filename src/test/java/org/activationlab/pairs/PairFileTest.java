package org.activationlab.pairs;

import static org.activationlab.pairs.ExamplePairs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.files.Sha256;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFileTest {

    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("new").resolve("7f3a.arrow");
        List<Pair> pairs = ExamplePairs.pairs("7f3a", 160, TraceLayout.LENET_LAST_FOUR);
        PairFile.write(file, ExamplePairs.header("7f3a"), TraceLayout.LENET_LAST_FOUR, pairs);
        PairTable table = PairFile.read(file);
        assertThat(table.layout()).isEqualTo(TraceLayout.LENET_LAST_FOUR);
        assertThat(ExamplePairs.rows(table)).isEqualTo(pairs);
        assertThat(PairFile.readHeader(file)).isEqualTo(ExamplePairs.header("7f3a"));
    }

    @Test
    void readsBackSeveralBatchesAndNone() throws IOException {
        for (int rows : new int[] {0, 1, 1023, 1024, 1025, 2500}) {
            Path file = folder.resolve(rows + ".arrow");
            List<Pair> pairs = ExamplePairs.pairs("m", rows, SMALL);
            PairFile.write(file, ExamplePairs.header("m"), SMALL, pairs);
            assertThat(ExamplePairs.rows(PairFile.read(file))).isEqualTo(pairs);
        }
    }

    @Test
    void keepsActivationsThatAreNotFiniteBitByBit() throws IOException {
        float[] odd = {Float.NaN, Float.NEGATIVE_INFINITY, -0.0f};
        LabelledPair labelled = ExamplePairs.labelled("m", 1).get(0);
        Pair pair = new Pair(labelled, ActivationTrace.of(SMALL, odd, new float[] {Float.MIN_VALUE}));
        Path file = folder.resolve("odd.arrow");
        PairFile.write(file, ExamplePairs.header("m"), SMALL, List.of(pair));
        assertThat(PairFile.read(file).pair(0)).isEqualTo(pair);
    }

    @Test
    void labelsReadBackWithoutActivations() throws IOException {
        for (int rows : new int[] {0, 1, 1025}) {
            Path file = folder.resolve(rows + ".arrow");
            List<LabelledPair> pairs = ExamplePairs.labelled("m", rows);
            LabelFile.write(file, ExamplePairs.header("m"), pairs);
            LabelTable table = LabelFile.read(file);
            List<LabelledPair> found = new ArrayList<>();
            for (int row = 0; row < table.size(); row++) {
                found.add(table.labelledPair(row));
            }
            assertThat(found).isEqualTo(pairs);
            assertThat(LabelFile.readHeader(file)).isEqualTo(ExamplePairs.header("m"));
        }
    }

    @Test
    void arrowItselfFindsTheDocumentedColumnsAndMetadata() throws IOException {
        Path file = folder.resolve("m.arrow");
        Pair pair = ExamplePairs.pairs("m", 2, TraceLayout.LENET_LAST_FOUR).get(1);
        PairFile.write(file, ExamplePairs.header("m"), TraceLayout.LENET_LAST_FOUR, List.of(pair));
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
            var root = reader.getVectorSchemaRoot();
            var schema = root.getSchema();
            assertThat(schema.getFields().toString().replaceAll("\\$data\\$|item", "x"))
                    .isEqualTo("[model_id: Utf8 not null, image: Int(32, true) not null,"
                            + " true_digit: Int(8, true) not null, predicted_digit: Int(8, true) not null,"
                            + " correct: Bool not null, unchanged: Int(32, true) not null,"
                            + " draws: Int(32, true) not null, ratio: FloatingPoint(DOUBLE) not null,"
                            + " votes: FixedSizeList(10)<x: Int(32, true) not null> not null,"
                            + " maxpool2: FixedSizeList(256)<x: FloatingPoint(SINGLE) not null> not null,"
                            + " fc1: FixedSizeList(120)<x: FloatingPoint(SINGLE) not null> not null,"
                            + " fc2: FixedSizeList(84)<x: FloatingPoint(SINGLE) not null> not null,"
                            + " fc3: FixedSizeList(10)<x: FloatingPoint(SINGLE) not null> not null]");
            assertThat(schema.getFields())
                    .allSatisfy(field ->
                            assertThat(field.getMetadata()).containsOnlyKeys("unit", "shape", "meaning", "source"));
            assertThat(schema.findField("fc1").getMetadata()).containsEntry("shape", "[120]");
            assertThat(schema.getCustomMetadata())
                    .containsEntry("format", "activation-lab pairs")
                    .containsEntry("format_version", "1")
                    .containsEntry("model_id", "m")
                    .containsEntry("plan_fingerprint", "plan-12ab")
                    .containsEntry("data_set", "made-up digits")
                    .containsEntry("data_set_fingerprint", "data-34cd")
                    .containsEntry("noise_scale", "0.9")
                    .containsEntry("noise_draws", "50")
                    .containsEntry("noise_seed", "42")
                    .containsEntry("synthetic", "true")
                    .containsKey("noise_generator");
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getMetaData()).containsEntry("rows", "1").containsEntry("models", "1");
            assertThat(((VarCharVector) root.getVector("model_id")).getObject(0))
                    .hasToString("m");
            assertThat(((IntVector) root.getVector("image")).get(0)).isEqualTo(7);
            assertThat(((BitVector) root.getVector("correct")).get(0))
                    .isEqualTo(pair.sample().correct() ? 1 : 0);
            assertThat(((Float8Vector) root.getVector("ratio")).get(0))
                    .isEqualTo(pair.ratio().unchanged() / 50.0);
            var logits = (FixedSizeListVector) root.getVector("fc3");
            assertThat(logits.getNullCount()).isZero();
            assertThat(((Float4Vector) logits.getDataVector()).get(9))
                    .isEqualTo(pair.trace().values("fc3")[9]);
        }
    }

    @Test
    void equalPairsMakeEqualFiles() throws IOException {
        List<Pair> pairs = ExamplePairs.pairs("m", 1100, SMALL);
        PairFile.write(folder.resolve("one"), ExamplePairs.header("m"), SMALL, pairs);
        PairFile.write(folder.resolve("two"), ExamplePairs.header("m"), SMALL, pairs);
        assertThat(Sha256.of(folder.resolve("one"))).isEqualTo(Sha256.of(folder.resolve("two")));
    }

    @Test
    void portionsDoNotShowInTheFile() throws IOException {
        List<Pair> pairs = ExamplePairs.pairs("m", 1100, SMALL);
        PairFile.write(folder.resolve("whole"), ExamplePairs.header("m"), SMALL, pairs);
        List<List<Pair>> portions =
                List.of(pairs.subList(0, 1), List.of(), pairs.subList(1, 1090), pairs.subList(1090, 1100));
        PairFile.write(folder.resolve("parts"), ExamplePairs.header("m"), SMALL, portions.iterator());
        assertThat(folder.resolve("parts")).hasSameBinaryContentAs(folder.resolve("whole"));
    }

    @Test
    void sha256IsThePublishedOneOfAbc() throws IOException {
        // FIPS 180-2, appendix B.1
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        assertThat(Sha256.of(file)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void refusesRowsThatTheHeaderDoesNotDescribeAndKeepsTheOlderFile() throws IOException {
        Path file = folder.resolve("m.arrow");
        List<Pair> pairs = ExamplePairs.pairs("m", 3, SMALL);
        PairFile.write(file, ExamplePairs.header("m"), SMALL, pairs);
        assertThatThrownBy(() -> PairFile.write(file, ExamplePairs.header("other"), SMALL, pairs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected rows of model other, but a row is of model m");
        PairFileHeader defaults = PairFileHeader.of("m", "plan", "data", "print", NoiseSettings.defaults());
        assertThatThrownBy(() -> PairFile.write(file, defaults, SMALL, pairs))
                .hasMessageContaining("expected 1000 votes per row, but image 0 has 50");
        assertThatThrownBy(() -> PairFile.write(file, ExamplePairs.header("m"), TraceLayout.LENET_LAST_FOUR, pairs))
                .hasMessageContaining("expected traces of layout");
        assertThat(ExamplePairs.rows(PairFile.read(file))).isEqualTo(pairs);
        try (var files = Files.list(folder)) {
            assertThat(files).as("no partial file stays").containsExactly(file);
        }
    }

    @Test
    void refusesToWriteManyModelsAsOne() {
        PairFileHeader many = ExamplePairs.header("m").joined(PairSelection.ALL);
        assertThatThrownBy(() -> PairFile.write(folder.resolve("x"), many, SMALL, List.of()))
                .hasMessageContaining("PairDataSet.join");
        assertThatThrownBy(() -> LabelFile.write(folder.resolve("x"), many, List.of()))
                .hasMessageContaining("PairDataSet.join");
    }

    @Test
    void refusesPartsNamedLikeLabels() {
        TraceLayout layout = new TraceLayout(List.of(new TraceLayout.Part("ratio", 1, "clash")));
        assertThatThrownBy(() -> PairFile.write(folder.resolve("x"), ExamplePairs.header("m"), layout, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label column ratio");
    }

    @Test
    void refusesHeadersWithoutTexts() {
        assertThatThrownBy(() -> PairFileHeader.of("m", " ", "data", "print", NoiseSettings.defaults()))
                .hasMessageContaining("planFingerprint");
        assertThatThrownBy(() -> PairFileHeader.of("a/b", "p", "data", "print", NoiseSettings.defaults()))
                .hasMessageContaining("\"a/b\"");
    }

    @Test
    void aMissingFileIsReportedAsMissing() {
        assertThatThrownBy(() -> PairFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tablesGiveColumnsAsCopies() {
        List<Pair> pairs = ExamplePairs.pairs("m", 4, SMALL);
        PairTable table = PairTable.of(SMALL, pairs);
        float[] expected = new float[12];
        for (int row = 0; row < 4; row++) {
            System.arraycopy(pairs.get(row).trace().values("a"), 0, expected, 3 * row, 3);
        }
        Arrays.fill(table.activations("a"), 99);
        Arrays.fill(table.ratios(), 99);
        Arrays.fill(table.labels().images(), 99);
        assertThat(table.activations("a")).containsExactly(expected);
        assertThat(table.ratios())
                .containsExactly(
                        pairs.stream().mapToDouble(p -> p.ratio().value()).toArray());
        assertThat(table.labels().images()).containsExactly(0, 7, 14, 21);
        assertThat(table.labels().draws()).containsExactly(50, 50, 50, 50);
        assertThat(table.labels().unchanged())
                .containsExactly(
                        pairs.stream().mapToInt(p -> p.ratio().unchanged()).toArray());
        assertThat(table.labels().modelIds()).containsExactly("m", "m", "m", "m");
        for (int row = 0; row < 4; row++) {
            assertThat(table.correct()[row]).isEqualTo(pairs.get(row).sample().correct());
        }
        float[] into = new float[5];
        table.copyActivations("a", 2, into, 1);
        assertThat(into).containsExactly(0, expected[6], expected[7], expected[8], 0);
        assertThatThrownBy(() -> table.copyActivations("a", 4, into, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> table.trace(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void tablesGoBelowEachOther() {
        List<Pair> one = ExamplePairs.pairs("one", 3, SMALL);
        List<Pair> two = ExamplePairs.pairs("two", 2, SMALL);
        PairTable joined = PairTable.concat(
                List.of(PairTable.of(SMALL, one), PairTable.of(SMALL, List.of()), PairTable.of(SMALL, two)));
        List<Pair> expected = new ArrayList<>(one);
        expected.addAll(two);
        assertThat(ExamplePairs.rows(joined)).isEqualTo(expected);
        assertThatThrownBy(() -> PairTable.concat(List.of())).hasMessageContaining("at least one table");
        assertThatThrownBy(() -> PairTable.concat(
                        List.of(PairTable.of(SMALL, one), PairTable.of(TraceLayout.LENET_LAST_FOUR, List.of()))))
                .hasMessageContaining("layout");
        assertThat(LabelTable.concat(List.of()).size()).isZero();
    }
}
