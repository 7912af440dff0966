package org.activationlab.interpret.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class TracInTest {

    /** One pixel, two classes, all weights 0: both probabilities are one half. */
    private static final NetworkDesign LINEAR = new NetworkDesign(
            "linear",
            ActivationShape.of(1, 1, 1),
            List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(1, 2))));

    private static final Parameters ZEROS = Parameters.of(LINEAR.shapes(), new float[4]);

    private static Influences ofHandCase(List<Snapshot> snapshots) throws InterruptedException {
        Batch training = Batch.of(LINEAR.input(), new float[] {1, 2, 3});
        return TracIn.of(
                ComputeDevice.CPU,
                LINEAR,
                snapshots,
                TrainingSet.of(training, 0, 1, 1),
                Batch.of(LINEAR.input(), new float[] {2}),
                1);
    }

    @Test
    void ofAHandCase() throws InterruptedException {
        // Errors are (-1/2, 1/2) for class 0 and the opposite for class 1: products of -1/2 and 1/2.
        Influences influences = ofHandCase(List.of(new Snapshot(ZEROS, 0.1)));
        assertThat(influences.value(0, 0)).isCloseTo(-0.1 * 0.5 * (1 * 2 + 1), within(1e-12));
        assertThat(influences.value(0, 1)).isCloseTo(0.1 * 0.5 * (2 * 2 + 1), within(1e-12));
        assertThat(influences.value(0, 2)).isCloseTo(0.1 * 0.5 * (3 * 2 + 1), within(1e-12));
        assertThat(influences.helpful(0, 5)).containsExactly(2, 1);
        assertThat(influences.helpful(0, 1)).containsExactly(2);
        assertThat(influences.harmful(0, 5)).containsExactly(0);
        assertThat(influences.images()).isEqualTo(1);
        assertThat(influences.trainingImages()).isEqualTo(3);
        Influences twice = ofHandCase(List.of(new Snapshot(ZEROS, 0.1), new Snapshot(ZEROS, 0.3)));
        for (int i = 0; i < 3; i++) {
            assertThat(twice.value(0, i)).isCloseTo(4 * influences.value(0, i), within(1e-12));
        }
    }

    @Test
    void ofPyTorch() throws InterruptedException {
        JsonNode reference = Reference.read("influence");
        DigitData digits = Mnist.orSkip();
        List<float[]> asked = new ArrayList<>();
        int[] classes = new int[3];
        for (int i = 0; i < classes.length; i++) {
            asked.add(digits.test().pixels(i));
            classes[i] = digits.test().label(i);
        }
        Influences influences = TracIn.of(
                ComputeDevice.CPU,
                LeNet.DESIGN,
                List.of(
                        new Snapshot(Reference.formulaWeights(reference.get("weights")), 0.1),
                        new Snapshot(Reference.trainedLeNet(), 0.025)),
                TrainingSet.of(digits.train().first(12)),
                Batch.ofRows(LeNet.DESIGN.input(), asked),
                classes);
        double tolerance = 1e-5 * reference.get("largest_influence").asDouble();
        for (int image = 0; image < 3; image++) {
            for (int learned = 0; learned < 12; learned++) {
                assertThat(influences.value(image, learned))
                        .as("training image %d on test image %d", learned, image)
                        .isCloseTo(
                                reference
                                        .get("influences")
                                        .get(image)
                                        .get(learned)
                                        .asDouble(),
                                within(tolerance));
            }
        }
    }

    /** What the estimate is made of: a small step of gradient descent on one image changes another's loss by it. */
    @Test
    void isWhatASmallStepOfTheLastLayerDoes() throws InterruptedException {
        NetworkDesign design = new NetworkDesign(
                "two layers",
                ActivationShape.of(1, 1, 3),
                List.of(
                        new NamedLayer("flat", new Flatten()),
                        new NamedLayer("hidden", new Dense(3, 4)),
                        new NamedLayer("tanh", Nonlinearity.TANH),
                        new NamedLayer("out", new Dense(4, 3))));
        Parameters start = WeightDraw.fresh(design, 5);
        Batch learned = Batch.of(design.input(), new float[] {0.2f, -1, 0.7f});
        Batch asked = Batch.of(design.input(), new float[] {1, 0.3f, -0.5f});
        double rate = 0.01;
        double expected = TracIn.of(
                        ComputeDevice.CPU,
                        design,
                        List.of(new Snapshot(start, rate)),
                        TrainingSet.of(learned, 2),
                        asked,
                        0)
                .value(0, 0);
        float[] numbers = start.block();
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, design, start)) {
            double[] errors = CrossEntropy.errors(network.logits(learned).row(0), 2);
            float[] inputs = network.activations("tanh", learned).row(0);
            double before = CrossEntropy.of(network.logits(asked).row(0), 0);
            int weights = numbers.length - 3 * 4 - 3;
            for (int out = 0; out < 3; out++) {
                for (int in = 0; in < 4; in++) {
                    numbers[weights + out * 4 + in] -= (float) (rate * errors[out] * inputs[in]);
                }
                numbers[weights + 12 + out] -= (float) (rate * errors[out]);
            }
            try (LayeredNetwork after = network.with(Parameters.of(design.shapes(), numbers))) {
                double lowered = before - CrossEntropy.of(after.logits(asked).row(0), 0);
                assertThat(lowered).isCloseTo(expected, within(0.02 * Math.abs(expected) + 1e-6));
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        NetworkDesign soft = new NetworkDesign(
                "squashed",
                ActivationShape.of(1, 1, 1),
                List.of(
                        new NamedLayer("flat", new Flatten()),
                        new NamedLayer("map", new Dense(1, 2)),
                        new NamedLayer("tanh", Nonlinearity.TANH)));
        Batch image = Batch.of(LINEAR.input(), new float[] {1});
        assertThatThrownBy(() -> TracIn.of(
                        ComputeDevice.CPU,
                        soft,
                        List.of(new Snapshot(Parameters.of(soft.shapes(), new float[4]), 1)),
                        TrainingSet.of(image, 0),
                        image,
                        0))
                .hasMessageContaining("tanh of squashed is not");
        assertThatThrownBy(() -> ofHandCase(List.of())).hasMessageContaining("0 snapshots");
        assertThatThrownBy(() -> new Snapshot(ZEROS, 0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> TrainingSet.of(image, 0, 1)).hasMessageContaining("2 classes");
        assertThatThrownBy(() -> TracIn.of(
                        ComputeDevice.CPU, LINEAR, List.of(new Snapshot(ZEROS, 1)), TrainingSet.of(image, 2), image, 0))
                .hasMessageContaining("from 0 to 1");
    }
}
