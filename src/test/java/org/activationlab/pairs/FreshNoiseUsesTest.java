package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.NormalNumbers;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.reference.PlainLeNet;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise of its own for reference images and for extra draws; {@link FreshNoiseLabellerTest} has the labels'. */
class FreshNoiseUsesTest {

    private static final NoiseSettings NOISE =
            NoiseSettings.defaults().withDraws(37).withSharing(NoiseSharing.PER_PAIR);

    private static FreshAnswers answers(boolean registers, LabelledImages images) {
        return registers
                ? FreshAnswers.inRegisters(images, NOISE)
                : new TensorFreshNoise(ComputeDevice.CPU, images, NOISE);
    }

    private static ReferenceNoise reference(
            boolean registers, NoiseSettings noise, Parameters network, Integer... numbers) throws Exception {
        try (ReferenceNoiseReader reader = new ReferenceNoiseReader(answers(registers, images(6)), noise)) {
            return reader.read("some-model", network, List.of(numbers));
        }
    }

    private static DrawTable draws(boolean registers, NoiseSettings noise, String model, Integer... numbers)
            throws Exception {
        try (DrawReader reader = new DrawReader(answers(registers, images(6)), noise)) {
            return reader.read(model, Reference.trainedLeNet(), List.of(numbers));
        }
    }

    private static LabelledImages images(int count) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] pixels = new byte[count * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
        }
        return LabelledImages.of(pixels, new byte[count]);
    }

    /** The noisy copies' logits in double precision, noise and network as their descriptions say: (draws, 10). */
    private static double[][] logits(Parameters network, String stream, int image, int draws) {
        byte[] bytes = new byte[784];
        images(6).copyPixels(image, bytes, 0);
        float[] noise = new float[784 * draws];
        NormalNumbers.fill(new RandomStreams(42).seedOf(stream + "/" + image), 0, noise.length, noise, 0, 1);
        PlainLeNet plain = new PlainLeNet(network);
        double[][] logits = new double[draws][];
        for (int draw = 0; draw < draws; draw++) {
            double[] copy = new double[784];
            for (int pixel = 0; pixel < 784; pixel++) {
                copy[pixel] = (bytes[pixel] & 0xff) / 255f + 0.9f * noise[draw * 784 + pixel];
            }
            logits[draw] = plain.logits(copy);
        }
        return logits;
    }

    private static int largest(double[] logits) {
        return IntStream.range(0, 10).reduce(0, (best, k) -> logits[k] > logits[best] ? k : best);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void summarizesNoisyCopiesAsATextbookComputationInDoublePrecisionDoes(boolean registers) throws Exception {
        Parameters network = Reference.trainedLeNet();
        Integer[] numbers = {4, 0, 2};
        ReferenceNoise found = reference(registers, NOISE, network, numbers);
        assertThat(found.modelId()).isEqualTo("some-model");
        assertThat(found.draws()).isEqualTo(37);
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.images()).containsExactly(4, 0, 2);
        for (int row = 0; row < 3; row++) {
            double[][] logits = logits(network, "reference-noise/some-model", numbers[row], 37);
            int[] votes = new int[10];
            Arrays.stream(logits).forEach(own -> votes[largest(own)]++);
            assertThat(found.votes(row)).isEqualTo(votes);
            double[] means = new double[10];
            for (int i = 0; i < 10; i++) {
                int digit = i;
                means[i] = Arrays.stream(logits)
                        .mapToDouble(own -> own[digit])
                        .average()
                        .orElseThrow();
                assertThat(found.meanLogits(row)[i]).isCloseTo((float) means[i], within(1e-4f));
            }
            float[] covariance = found.covariance(row);
            assertThat(covariance).hasSize(100);
            for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++) {
                    int one = i;
                    int other = j;
                    // E[xy] - E[x]E[y]: another formula than the code's.
                    double product = Arrays.stream(logits)
                            .mapToDouble(own -> own[one] * own[other])
                            .average()
                            .orElseThrow();
                    assertThat((double) covariance[10 * i + j]).isCloseTo(product - means[i] * means[j], within(1e-3));
                    assertThat(covariance[10 * i + j]).isEqualTo(covariance[10 * j + i]);
                }
                assertThat(covariance[11 * i]).isGreaterThan(0.1f);
            }
        }
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void findsNoScatterWhereTheAnswerDoesNotDependOnTheImage(boolean registers) throws Exception {
        float[] block = new float[LeNet.PARAMETER_COUNT];
        // The last ten numbers are the biases of the logits.
        block[block.length - 4] = 2;
        block[block.length - 5] = 1.5f;
        ReferenceNoise found = reference(registers, NOISE, Parameters.of(LeNet.SHAPES, block), 1, 5);
        for (int row = 0; row < 2; row++) {
            assertThat(found.votes(row)).containsExactly(0, 0, 0, 0, 0, 0, 37, 0, 0, 0);
            assertThat(found.meanLogits(row)).containsExactly(0, 0, 0, 0, 0, 1.5f, 2, 0, 0, 0);
            assertThat(found.covariance(row)).containsOnly(0);
        }
    }

    @Test
    void agreesInRegistersAndByTensorOperations() throws Exception {
        Integer[] numbers = {0, 1, 2, 3, 4, 5};
        NoiseSettings noise = NOISE.withDraws(200);
        int moved = 0;
        for (Parameters network : List.of(Reference.trainedLeNet(), Initialization.PYTORCH_DEFAULT.draw(1))) {
            ReferenceNoise registers = reference(true, noise, network, numbers);
            ReferenceNoise tensors = reference(false, noise, network, numbers);
            for (int row = 0; row < 6; row++) {
                assertThat(registers.meanLogits(row)).containsExactly(tensors.meanLogits(row), within(1e-4f));
                assertThat(registers.covariance(row)).containsExactly(tensors.covariance(row), within(1e-3f));
                for (int digit = 0; digit < 10; digit++) {
                    moved += Math.abs(registers.votes(row)[digit] - tensors.votes(row)[digit]);
                }
            }
        }
        DrawTable registers = draws(true, noise, "m", numbers);
        DrawTable tensors = draws(false, noise, "m", numbers);
        for (int row = 0; row < 6; row++) {
            for (int draw = 0; draw < 200; draw++) {
                moved += registers.digit(row, draw) == tensors.digit(row, draw) ? 0 : 1;
            }
        }
        // 3,600 answers; none is expected to move, one of an untrained network's all but equal logits may.
        assertThat(moved).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void drawsAreAPrefixOfMoreAndHaveAStreamOfTheirOwn(boolean registers) throws Exception {
        DrawTable fewer = draws(registers, NOISE.withDraws(17), "some-model", 3, 1);
        DrawTable more = draws(registers, NOISE.withDraws(50), "some-model", 1, 3);
        double[][] logits = logits(Reference.trainedLeNet(), "draws/some-model", 3, 50);
        int[] counts = new int[10];
        for (int draw = 0; draw < 50; draw++) {
            assertThat(more.digit(1, draw)).isEqualTo(largest(logits[draw]));
            counts[largest(logits[draw])]++;
        }
        for (int draw = 0; draw < 17; draw++) {
            assertThat(fewer.digit(0, draw)).isEqualTo(more.digit(1, draw));
            assertThat(fewer.digit(1, draw)).isEqualTo(more.digit(0, draw));
        }
        for (int digit = 0; digit < 10; digit++) {
            assertThat(more.unchanged(1, digit, 50)).isEqualTo(counts[digit]);
            assertThat(more.unchanged(1, digit, 17)).isEqualTo(fewer.unchanged(0, digit, 17));
        }
    }

    @Test
    void noUseSharesNoiseWithAnother() throws Exception {
        // A black image: answers differ by their noise alone.
        LabelledImages black = LabelledImages.of(new byte[2 * 784], new byte[] {0, 0});
        Parameters network = Reference.trainedLeNet();
        NoiseSettings noise = NOISE.withDraws(400);
        try (FreshNoiseLabeller labeller = new FreshNoiseLabeller(ComputeDevice.CPU, black, noise);
                DrawReader reader = new DrawReader(ComputeDevice.CPU, black, noise);
                ReferenceNoiseReader reference = new ReferenceNoiseReader(ComputeDevice.CPU, black, noise)) {
            int[] label = labeller.predictions("m", network, List.of(0)).get(0);
            DrawTable extra = reader.read("m", network, List.of(0, 1));
            DrawTable other = reader.read("n", network, List.of(0));
            int[] first = IntStream.range(0, 400).map(i -> extra.digit(0, i)).toArray();
            int[] second = IntStream.range(0, 400).map(i -> extra.digit(1, i)).toArray();
            int[] third = IntStream.range(0, 400).map(i -> other.digit(0, i)).toArray();
            assertThat(first).isNotEqualTo(label).isNotEqualTo(second).isNotEqualTo(third);
            assertThat(reference.read("m", network, List.of(0)).votes(0))
                    .isNotEqualTo(votes(label))
                    .isNotEqualTo(votes(first));
            // The same question asked of other noise: shares differ by chance only, here by at most four deviations.
            for (int digit = 0; digit < 10; digit++) {
                double share = (votes(label)[digit] + votes(first)[digit]) / 800.0;
                double deviation = Math.sqrt(share * (1 - share) * 800);
                assertThat((double) Math.abs(votes(label)[digit] - votes(first)[digit]))
                        .isLessThanOrEqualTo(4 * deviation + 1e-9);
            }
        }
    }

    private static int[] votes(int[] digits) {
        int[] votes = new int[10];
        Arrays.stream(digits).forEach(digit -> votes[digit]++);
        return votes;
    }

    @Test
    void refusesSharedNoiseAndNetworksWithoutAnswers() throws Exception {
        NoiseSettings shared = NoiseSettings.defaults();
        assertThatThrownBy(() -> new ReferenceNoiseReader(ComputeDevice.CPU, images(1), shared))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withSharing(PER_PAIR)");
        assertThatThrownBy(() -> new DrawReader(ComputeDevice.CPU, images(1), shared))
                .hasMessageContaining("withSharing(PER_PAIR)");
        float[] block = new float[LeNet.PARAMETER_COUNT];
        block[block.length - 1] = Float.NaN;
        Parameters broken = Parameters.of(LeNet.SHAPES, block);
        for (boolean registers : new boolean[] {true, false}) {
            assertThatThrownBy(() -> reference(registers, NOISE, broken, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("logits");
        }
    }
}
