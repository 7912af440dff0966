// Reference values: PyTorch 2.13, reference/noise_label.json and lenet_trained.json; calls in make_reference.py.
package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.Initialization;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseLabellerTest {

    private static final List<Integer> FORTY = IntStream.range(0, 40).boxed().toList();

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void countsTheSameVotesAsPyTorch(boolean registers) throws InterruptedException {
        JsonNode reference = Reference.read("noise_label");
        LabelledImages images = Mnist.orSkip().test().first(40);
        try (NoiseLabeller labeller = labeller(registers, images, NoiseSettings.defaults())) {
            List<VoteHistogram> votes = labeller.label(Reference.trainedLeNet(), FORTY);
            for (int i = 0; i < 40; i++) {
                JsonNode expected = reference.get("labels").get(i);
                int moved = 0;
                for (int digit = 0; digit < 10; digit++) {
                    moved += Math.abs(votes.get(i).count(digit)
                            - expected.get("votes").get(digit).asInt());
                }
                // One vote may sit on the other side of a tie of two programs' rounding: it moves two counts by one.
                assertThat(moved).as("votes of image %d", i).isLessThanOrEqualTo(2);
                assertThat(votes.get(i).total()).isEqualTo(1000);
            }
        }
    }

    @Test
    void readsTheSamePredictionsAndActivationsAsPyTorch() {
        JsonNode reference = Reference.read("noise_label");
        LabelledImages images = Mnist.orSkip().test().first(40);
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images)) {
            int[] predicted = reader.predict(Reference.trainedLeNet());
            for (int i = 0; i < 40; i++) {
                assertThat(predicted[i])
                        .isEqualTo(reference
                                .get("labels")
                                .get(i)
                                .get("predicted_digit")
                                .asInt());
            }
            // Read out of order, so that a mix-up of images would show.
            List<Integer> numbers = List.of(3, 0, 4, 2, 1);
            List<ActivationTrace> traces = reader.read(Reference.trainedLeNet(), numbers);
            for (int row = 0; row < numbers.size(); row++) {
                for (String name : TraceLayout.LENET_LAST_FOUR.names()) {
                    JsonNode expected = reference.get("activations").get(name).get(numbers.get(row));
                    assertThat(traces.get(row).values(name))
                            .as("%s of image %d", name, numbers.get(row))
                            .containsExactly(Reference.floats(expected), within(2e-5f));
                }
            }
        }
    }

    @Test
    void measuresThePublishedAccuracyOfTheReferenceNetworkOnAllTestImages() {
        LabelledImages images = Mnist.orSkip().test();
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images)) {
            int[] predicted = reader.predict(Reference.trainedLeNet());
            long right = IntStream.range(0, images.size())
                    .filter(i -> predicted[i] == images.label(i))
                    .count();
            assertThat(right / 10_000.0)
                    .isEqualTo(Reference.read("noise_label")
                            .get("test_accuracy_of_10000")
                            .asDouble());
        }
    }

    private static NoiseLabeller labeller(boolean registers, LabelledImages images, NoiseSettings settings) {
        return new NoiseLabeller(
                registers ? new LaneAnswers(images, settings) : new TensorNoise(ComputeDevice.CPU, images, settings),
                settings);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void agreesWithThePlainComputationExceptWhereTwoLogitsAreAllButEqual(boolean registers)
            throws InterruptedException {
        LabelledImages images = Mnist.orSkip().test().first(400);
        List<Parameters> networks = List.of(
                Reference.trainedLeNet(),
                Initialization.PYTORCH_DEFAULT.draw(1),
                Initialization.XAVIER_UNIFORM.draw(2),
                Initialization.KAIMING_UNIFORM.draw(3));
        List<String> flips = new ArrayList<>();
        int predictions = 0;
        try (NoiseLabeller labeller = labeller(registers, images, NoiseSettings.defaults());
                TensorNoise plainly = new TensorNoise(ComputeDevice.CPU, images, NoiseSettings.defaults())) {
            for (int network = 0; network < networks.size(); network++) {
                List<Integer> numbers = IntStream.range(100 * network, 100 * network + 50)
                        .boxed()
                        .toList();
                List<int[]> fast = labeller.predictions(networks.get(network), numbers);
                for (int i = 0; i < numbers.size(); i++) {
                    List<TensorNoise.PlainPrediction> plain =
                            plainly.plainPredictions(networks.get(network), numbers.get(i));
                    for (int draw = 0; draw < plain.size(); draw++) {
                        predictions++;
                        if (fast.get(i)[draw] != plain.get(draw).digit()) {
                            // A trained network's logits lie far apart: there is no excuse for a flip.
                            assertThat(network).isNotZero();
                            flips.add("network %d, image %d, draw %d: %d instead of %s"
                                    .formatted(network, numbers.get(i), draw, fast.get(i)[draw], plain.get(draw)));
                            assertThat(plain.get(draw).gap())
                                    .as(flips.toString())
                                    .isLessThan(1e-4f);
                        }
                    }
                }
            }
        }
        assertThat(predictions).isEqualTo(200_000);
        // None is expected; an untrained network with nearly equal logits may show one or two.
        assertThat(flips).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void labelsNoImagesWithoutWorkAndEveryNumberOfDraws(boolean registers) throws InterruptedException {
        LabelledImages images = LabelledImages.of(new byte[2 * 784], new byte[] {3, 7});
        Parameters network = Initialization.PYTORCH_DEFAULT.draw(5);
        for (int draws : new int[] {1, 16, 17, 124, 125, 126, 250}) {
            NoiseSettings settings = NoiseSettings.defaults().withDraws(draws);
            try (NoiseLabeller labeller = labeller(registers, images, settings)) {
                assertThat(labeller.label(network, List.of())).isEmpty();
                List<VoteHistogram> votes = labeller.label(network, List.of(1, 0));
                assertThat(votes.get(0).total()).isEqualTo(draws);
                // Both images are black, so the same noise makes them the same.
                assertThat(votes.get(1)).isEqualTo(votes.get(0));
            }
        }
    }

    @Test
    void leavesNoNativeArrayBehindBetweenCalls() throws InterruptedException {
        LabelledImages images = LabelledImages.of(new byte[2 * 784], new byte[] {3, 7});
        NoiseSettings settings = NoiseSettings.defaults().withDraws(130);
        try (TensorNoise answers = new TensorNoise(ComputeDevice.CPU, images, settings);
                NoiseLabeller labeller = new NoiseLabeller(answers, settings);
                ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images)) {
            int labellerHeld = labeller.held();
            int readerHeld = reader.held();
            assertThat(labellerHeld).isPositive();
            for (int seed = 0; seed < 5; seed++) {
                Parameters network = Initialization.PYTORCH_DEFAULT.draw(seed);
                labeller.label(network, List.of(0, 1));
                answers.plainPredictions(network, 0);
                reader.predict(network);
                reader.read(network, List.of(1, 0));
                assertThat(labeller.held()).isEqualTo(labellerHeld);
                assertThat(reader.held()).isEqualTo(readerHeld);
            }
        }
    }

    @ParameterizedTest(name = "in registers: {0}")
    @ValueSource(booleans = {true, false})
    void drawsEndEarlyOnceEveryShareIsKnownWellEnough(boolean registers) throws InterruptedException {
        LabelledImages images = Mnist.orSkip().test().first(40);
        NoiseSettings settings = NoiseSettings.defaults().withStopWidth(0.15);
        try (NoiseLabeller adaptive = labeller(registers, images, settings);
                NoiseLabeller complete = labeller(registers, images, NoiseSettings.defaults())) {
            List<VoteHistogram> some = adaptive.label(Reference.trainedLeNet(), FORTY);
            List<int[]> all = complete.predictions(Reference.trainedLeNet(), FORTY);
            int fewest = 1000;
            for (int i = 0; i < 40; i++) {
                int draws = some.get(i).total();
                fewest = Math.min(fewest, draws);
                // What was counted is the beginning of the same draws.
                for (int digit = 0; digit < 10; digit++) {
                    int own = digit;
                    assertThat(some.get(i).count(digit)).isEqualTo((int) Arrays.stream(all.get(i), 0, draws)
                            .filter(answer -> answer == own)
                            .count());
                    // Wilson's interval at n draws is at most 2 z sqrt(1/4n + z^2/4n^2) / (1 + z^2/n) wide: 0.147 at
                    // 177.
                    assertThat(new NoiseRatio(some.get(i).count(digit), draws)
                                    .interval(0.95)
                                    .width())
                            .isLessThan(0.15);
                }
                assertThat(draws).isIn(128, 256);
            }
            assertThat(fewest).as("a firm answer needs few draws").isLessThan(150);
        }
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        LabelledImages images = LabelledImages.of(new byte[784], new byte[] {3});
        NoiseSettings settings = NoiseSettings.defaults().withDraws(10);
        try (NoiseLabeller labeller = new NoiseLabeller(ComputeDevice.CPU, images, settings)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> labeller.label(Initialization.NORMAL.draw(0), List.of(0)))
                    .isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
