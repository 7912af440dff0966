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

class FreshNoiseLabellerTest {

    private static final NoiseSettings NOISE =
            NoiseSettings.defaults().withDraws(40).withSharing(NoiseSharing.PER_PAIR);

    private static FreshNoiseLabeller labeller(boolean registers, LabelledImages images, NoiseSettings settings) {
        return new FreshNoiseLabeller(
                registers
                        ? FreshAnswers.inRegisters(images, settings)
                        : new TensorFreshNoise(ComputeDevice.CPU, images, settings),
                settings);
    }

    /** Random grey strokes: no digits, but what a network answers to them depends on the noise. */
    private static LabelledImages images(int count) {
        SplittableRandom random = new SplittableRandom(11);
        byte[] pixels = new byte[count * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
        }
        return LabelledImages.of(pixels, new byte[count]);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void agreesWithATextbookComputationInDoublePrecision(boolean registers) throws InterruptedException {
        LabelledImages images = images(3);
        Parameters network = Reference.trainedLeNet();
        PlainLeNet plain = new PlainLeNet(network);
        try (FreshNoiseLabeller labeller = labeller(registers, images, NOISE)) {
            List<Integer> numbers = List.of(2, 0, 1);
            List<NoiseLabel> labels = labeller.label("some-model", network, numbers);
            List<int[]> digits = labeller.predictions("some-model", network, numbers);
            for (int i = 0; i < numbers.size(); i++) {
                int image = numbers.get(i);
                double[] clean = pixels(images, image);
                double[] cleanLogits = plain.logits(clean);
                float[] noise = new float[784 * 40];
                NormalNumbers.fill(
                        new RandomStreams(42).seedOf("noise/some-model/" + image), 0, noise.length, noise, 0, 1);
                int[] votes = new int[10];
                double sum = 0;
                for (int draw = 0; draw < 40; draw++) {
                    double[] copy = clean.clone();
                    for (int pixel = 0; pixel < 784; pixel++) {
                        copy[pixel] += 0.9f * noise[draw * 784 + pixel];
                    }
                    double[] logits = plain.logits(copy);
                    int largest = largest(logits);
                    votes[largest]++;
                    assertThat(digits.get(i)[draw])
                            .as("image %d, draw %d", image, draw)
                            .isEqualTo(largest);
                    sum += divergence(cleanLogits, logits);
                }
                assertThat(labels.get(i).votes()).isEqualTo(VoteHistogram.of(votes));
                assertThat(labels.get(i).meanKl())
                        .isCloseTo(sum / 40, within(1e-5))
                        .isGreaterThan(0.01);
            }
        }
    }

    private static double[] pixels(LabelledImages images, int image) {
        byte[] bytes = new byte[784];
        images.copyPixels(image, bytes, 0);
        double[] pixels = new double[784];
        Arrays.setAll(pixels, i -> (bytes[i] & 0xff) / 255f);
        return pixels;
    }

    private static int largest(double[] logits) {
        return IntStream.range(0, 10).reduce(0, (best, k) -> logits[k] > logits[best] ? k : best);
    }

    /** KL(softmax of the first || softmax of the second), straight from its definition. */
    private static double divergence(double[] clean, double[] noisy) {
        double sumClean = Arrays.stream(clean).map(Math::exp).sum();
        double sumNoisy = Arrays.stream(noisy).map(Math::exp).sum();
        return IntStream.range(0, 10)
                .mapToDouble(k -> Math.exp(clean[k])
                        / sumClean
                        * Math.log(Math.exp(clean[k]) / sumClean / (Math.exp(noisy[k]) / sumNoisy)))
                .sum();
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void findsNoDivergenceWhereTheAnswerDoesNotDependOnTheImage(boolean registers) throws InterruptedException {
        float[] block = new float[LeNet.PARAMETER_COUNT];
        // The last ten numbers are the biases of the logits.
        block[block.length - 4] = 2;
        block[block.length - 5] = 1.5f;
        Parameters constant = Parameters.of(LeNet.SHAPES, block);
        try (FreshNoiseLabeller labeller = labeller(registers, images(2), NOISE)) {
            for (NoiseLabel label : labeller.label("m", constant, List.of(0, 1))) {
                assertThat(label.meanKl()).isZero();
                assertThat(label.votes().count(6)).isEqualTo(40);
            }
        }
    }

    @Test
    void countsTheSameInRegistersAsByTensorOperations() throws InterruptedException {
        LabelledImages images = images(30);
        List<Integer> numbers = IntStream.range(0, 30).boxed().toList();
        NoiseSettings noise = NOISE.withDraws(300);
        int moved = 0;
        try (FreshNoiseLabeller registers = labeller(true, images, noise);
                FreshNoiseLabeller tensors = labeller(false, images, noise)) {
            for (Parameters network : List.of(Reference.trainedLeNet(), Initialization.PYTORCH_DEFAULT.draw(1))) {
                List<int[]> one = registers.predictions("m", network, numbers);
                List<int[]> other = tensors.predictions("m", network, numbers);
                List<NoiseLabel> oneLabels = registers.label("m", network, numbers);
                List<NoiseLabel> otherLabels = tensors.label("m", network, numbers);
                for (int i = 0; i < 30; i++) {
                    for (int draw = 0; draw < 300; draw++) {
                        moved += one.get(i)[draw] == other.get(i)[draw] ? 0 : 1;
                    }
                    assertThat(oneLabels.get(i).meanKl())
                            .isCloseTo(otherLabels.get(i).meanKl(), within(1e-5));
                }
            }
        }
        // 18,000 answers; none is expected to move, one of an untrained network's all but equal logits may.
        assertThat(moved).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void drawsOtherNoiseForEveryPairAndTheSameForTheSamePair(boolean registers) throws InterruptedException {
        // Both images are black: with shared noise their answers were the same.
        LabelledImages images = LabelledImages.of(new byte[2 * 784], new byte[] {3, 7});
        Parameters network = Reference.trainedLeNet();
        try (FreshNoiseLabeller labeller = labeller(registers, images, NOISE.withDraws(200));
                FreshNoiseLabeller fewer = labeller(registers, images, NOISE.withDraws(17));
                FreshNoiseLabeller reseeded =
                        labeller(registers, images, NOISE.withDraws(200).withSeed(43))) {
            List<int[]> own = labeller.predictions("a", network, List.of(0, 1));
            assertThat(own.get(0)).isNotEqualTo(own.get(1));
            assertThat(labeller.predictions("b", network, List.of(0)).get(0)).isNotEqualTo(own.get(0));
            assertThat(reseeded.predictions("a", network, List.of(0)).get(0)).isNotEqualTo(own.get(0));
            assertThat(labeller.predictions("a", network, List.of(1, 0)).get(1)).isEqualTo(own.get(0));
            assertThat(fewer.predictions("a", network, List.of(1)).get(0)).isEqualTo(Arrays.copyOf(own.get(1), 17));
        }
    }

    @Test
    void refusesSharedNoiseAndDrawsThatEndEarlyAsTheOtherLabellerRefusesFreshNoise() {
        LabelledImages images = images(1);
        assertThatThrownBy(() -> new FreshNoiseLabeller(ComputeDevice.CPU, images, NoiseSettings.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withSharing(PER_PAIR)");
        assertThatThrownBy(() -> new FreshNoiseLabeller(ComputeDevice.CPU, images, NOISE.withStopWidth(0.1)))
                .hasMessageContaining("all of its draws");
        assertThatThrownBy(() -> new NoiseLabeller(ComputeDevice.CPU, images, NOISE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use FreshNoiseLabeller");
    }

    @Test
    void leavesNoNativeArrayBehindAndStopsWhenInterrupted() throws InterruptedException {
        LabelledImages images = images(2);
        Parameters network = Initialization.PYTORCH_DEFAULT.draw(1);
        try (FreshNoiseLabeller labeller = labeller(false, images, NOISE.withDraws(130))) {
            int held = labeller.held();
            assertThat(held).isPositive();
            for (int round = 0; round < 3; round++) {
                labeller.label("m", network, List.of(0, 1));
                assertThat(labeller.held()).isEqualTo(held);
            }
        }
        for (boolean registers : new boolean[] {true, false}) {
            try (FreshNoiseLabeller labeller = labeller(registers, images, NOISE)) {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> labeller.label("m", network, List.of(0)))
                        .isInstanceOf(InterruptedException.class);
            } finally {
                Thread.interrupted();
            }
        }
    }
}
