package org.activationlab.pairs;

import static org.activationlab.pairs.ExamplePairs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of evidence with noise of its own for every pair, answers and reference traces. */
class EvidenceFilesTest {

    private static final ModelFileHeader HEADER = new ModelFileHeader("m", "plan", "MNIST test", "data", false);

    private static final PairFileHeader FRESH =
            PairFileHeader.of("m", "plan", "MNIST test", "data", ExamplePairs.NOISE.withSharing(NoiseSharing.PER_PAIR));

    @TempDir
    private Path folder;

    private static List<Pair> fresh(int rows) {
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : ExamplePairs.pairs("m", rows, SMALL)) {
            NoiseLabel label = new NoiseLabel(pair.votes(), 0.25 * pairs.size());
            pairs.add(new Pair(new LabelledPair(pair.sample(), label), pair.trace()));
        }
        return pairs;
    }

    @Test
    void keepsTheMeanDivergenceThroughLabelsPairsAndJoin() throws IOException {
        List<Pair> pairs = fresh(5);
        Path labels = folder.resolve("labels.arrow");
        LabelFile.write(labels, FRESH, pairs.stream().map(Pair::labelled).toList());
        assertThat(LabelFile.read(labels).meanKls()).containsExactly(0, 0.25, 0.5, 0.75, 1);
        assertThat(LabelFile.readHeader(labels)).isEqualTo(FRESH);
        Path one = folder.resolve("pairs.arrow");
        PairFile.write(one, FRESH, SMALL, pairs);
        assertThat(ExamplePairs.rows(PairFile.read(one))).isEqualTo(pairs);
        assertThat(PairFile.columns(one).get(9))
                .isEqualTo(new PairColumn(
                        "mean_kl",
                        "float64",
                        "nats, at least 0",
                        "mean over the noisy copies of KL(softmax of clean logits || softmax of noisy logits)",
                        "model"));
        Path joined = folder.resolve("joined.arrow");
        PairDataSet.join(List.of(one), joined, PairSelection.ALL);
        assertThat(ExamplePairs.rows(PairFile.read(joined))).isEqualTo(pairs);
        assertThat(PairFile.readHeader(joined).noise().sharing()).isEqualTo(NoiseSharing.PER_PAIR);
    }

    @Test
    void filesOfSharedNoiseStayAsTheyWere() throws IOException {
        Path file = folder.resolve("pairs.arrow");
        PairFile.write(file, ExamplePairs.header("m"), SMALL, ExamplePairs.pairs("m", 3, SMALL));
        assertThat(PairFile.columns(file).stream().map(PairColumn::name)).doesNotContain("mean_kl");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("noise_sharing");
        PairTable table = PairFile.read(file);
        assertThat(table.labels().meanKl(0)).isEmpty();
        assertThat(table.labels().meanKls()).containsOnly(Double.NaN);
        assertThat(PairFile.readHeader(file).noise().sharing()).isEqualTo(NoiseSharing.SHARED);
    }

    @Test
    void refusesADivergenceThatIsMissingOrTooMuchOrNone() throws IOException {
        List<LabelledPair> without = ExamplePairs.labelled("m", 2);
        assertThatThrownBy(() -> LabelFile.write(folder.resolve("a"), FRESH, without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the noise is PER_PAIR and image 0 has none");
        List<LabelledPair> with = fresh(2).stream().map(Pair::labelled).toList();
        assertThatThrownBy(() -> LabelFile.write(folder.resolve("a"), ExamplePairs.header("m"), with))
                .hasMessageContaining("the noise is SHARED and image 0 has one");
        for (double wrong : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() ->
                            new LabelledPair(with.get(0).sample(), with.get(0).votes(), OptionalDouble.of(wrong)))
                    .hasMessageContaining("a mean divergence is finite and at least 0");
        }
        Path good = folder.resolve("good");
        PairFile.write(good, FRESH, SMALL, fresh(3));
        Path bad = folder.resolve("bad");
        ChangedArrowFile.without(good, bad, "mean_kl");
        assertThatThrownBy(() -> PairFile.read(bad)).hasMessageContaining("expected the columns");
        Path other = folder.resolve("other");
        ChangedArrowFile.metadata(good, other, "noise_sharing", "SOME");
        assertThatThrownBy(() -> PairFile.read(other)).hasMessageContaining("noise_sharing must be \"PER_PAIR\"");
        Path silent = folder.resolve("silent");
        ChangedArrowFile.metadata(good, silent, "noise_sharing", "-");
        assertThatThrownBy(() -> PairFile.read(silent)).hasMessageContaining("noise_generator must be");
    }

    @Test
    void readsAnswersBack() throws IOException {
        Path file = folder.resolve("answers.arrow");
        int[] digits = new int[1000];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = i * 7 % 10;
        }
        AnswerFile.write(file, HEADER, ModelAnswers.of("m", digits));
        ModelAnswers read = AnswerFile.read(file);
        assertThat(read.modelId()).isEqualTo("m");
        assertThat(read.size()).isEqualTo(1000);
        for (int i = 0; i < digits.length; i++) {
            assertThat(read.digit(i)).isEqualTo(digits[i]);
        }
        assertThat(AnswerFile.readHeader(file)).isEqualTo(HEADER);
        assertThatThrownBy(() -> AnswerFile.write(file, HEADER, ModelAnswers.of("other", 1)))
                .hasMessageContaining("expected answers of model m");
        assertThatThrownBy(() -> ReferenceFile.read(file)).hasMessageContaining("but was \"activation-lab answers\"");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        assertThatThrownBy(() -> AnswerFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers.arrow cannot be read");
    }

    @Test
    void readsReferenceTracesBack() throws IOException {
        Path file = folder.resolve("reference.arrow");
        List<Integer> images = List.of(3, 70, 4);
        List<ActivationTrace> traces =
                ExamplePairs.pairs("m", 3, SMALL).stream().map(Pair::trace).toList();
        ReferenceFile.write(file, HEADER, ReferenceTraces.of("m", images, SMALL, traces));
        ReferenceTraces read = ReferenceFile.read(file);
        assertThat(read.images()).containsExactly(3, 70, 4);
        assertThat(read.layout()).isEqualTo(SMALL);
        assertThat(read.modelId()).isEqualTo("m");
        String name = SMALL.names().get(1);
        float[] column = read.activations(name);
        for (int row = 0; row < 3; row++) {
            assertThat(read.trace(row)).isEqualTo(traces.get(row));
            float[] own = traces.get(row).values(name);
            assertThat(Arrays.copyOfRange(column, row * own.length, (row + 1) * own.length))
                    .isEqualTo(own);
        }
        assertThat(ReferenceFile.readHeader(file)).isEqualTo(HEADER);
        assertThatThrownBy(() -> ReferenceTraces.of("m", List.of(1), SMALL, traces))
                .hasMessageContaining("but 3 came");
        assertThatThrownBy(() -> AnswerFile.read(file))
                .hasMessageContaining("but was \"activation-lab reference traces\"");
    }
}
