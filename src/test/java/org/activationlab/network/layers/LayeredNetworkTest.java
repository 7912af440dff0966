package org.activationlab.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.PlainLeNet;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A layered LeNet-5 beside PyTorch's values and beside a textbook's loops, and networks whose answers are seen at once. */
class LayeredNetworkTest {

    private static LayeredNetwork lenet;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
    }

    @AfterAll
    static void close() {
        lenet.close();
    }

    @Test
    void logitsAndGradientsEqualPyTorchs() {
        JsonNode cases = Reference.read("attributions").get("attributions");
        LabelledImages test = Mnist.orSkip().test();
        List<float[]> pixels = new ArrayList<>();
        int[] digits = new int[cases.size()];
        for (JsonNode one : cases) {
            digits[pixels.size()] = one.get("true_digit").asInt();
            pixels.add(test.pixels(one.get("image").asInt()));
        }
        Batch images = Batch.ofRows(LeNet.DESIGN.input(), pixels);
        Batch logits = lenet.logits(images);
        Gradients gradients = lenet.gradients(NetworkDesign.INPUT, images, Target.logit(digits));
        Gradients odds = lenet.gradients(NetworkDesign.INPUT, images, Target.logOdds(digits));
        for (int i = 0; i < cases.size(); i++) {
            JsonNode one = cases.get(i);
            assertThat(logits.row(i)).containsExactly(Reference.floats(one.get("logits")), within(1e-5f));
            assertThat(gradients.slopes().row(i)).containsExactly(Reference.floats(one.get("gradient")), within(1e-6f));
            assertThat(gradients.number(i)).isEqualTo(logits.value(i, digits[i]));
            assertThat(odds.number(i))
                    .isCloseTo(one.get("shapley").get("v_of_all").asDouble(), within(1e-5));
        }
    }

    @Test
    void aGradientPerImageDoesNotDependOnTheOthers() {
        Batch images = noise(3, 7);
        Batch all = lenet.gradients("conv2.relu", lenet.activations("conv2.relu", images), Target.logit(1, 2, 3))
                .slopes();
        Batch second = Batch.of(LeNet.DESIGN.input(), images.row(1));
        Batch alone = lenet.gradients("conv2.relu", lenet.activations("conv2.relu", second), Target.logit(2))
                .slopes();
        assertThat(alone.row(0)).containsExactly(all.row(1), within(1e-6f));
    }

    @Test
    void logitsEqualATextbooksLoops() {
        Batch images = noise(4, 5);
        Batch logits = lenet.logits(images);
        PlainLeNet plain = new PlainLeNet(lenet.parameters());
        for (int i = 0; i < images.count(); i++) {
            float[] row = images.row(i);
            double[] expected = plain.logits(
                    IntStream.range(0, row.length).mapToDouble(k -> row[k]).toArray());
            for (int digit = 0; digit < expected.length; digit++) {
                assertThat(logits.value(i, digit)).isCloseTo((float) expected[digit], within(2e-5f));
            }
        }
    }

    @Test
    void goingOnFromALayerGivesWhatTheWholeWayGives() {
        Batch images = noise(2, 3);
        for (String layer : LeNet.DESIGN.layerNames()) {
            Batch inside = lenet.activations(layer, images);
            assertThat(inside.shape()).isEqualTo(LeNet.DESIGN.shapeOf(layer));
            assertThat(lenet.forward(layer, NetworkDesign.OUTPUT, inside).values())
                    .as(layer)
                    .containsExactly(lenet.logits(images).values(), within(1e-5f));
        }
    }

    /** Slopes by small steps; a step must cross few corners of ReLU and be large beside the rounding of floats. */
    @Test
    void everyTargetsGradientIsTheSlopeOfItsNumber() {
        Batch images = noise(2, 11);
        float[] direction = new float[84];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = i % 3 - 1;
        }
        for (Target target : List.of(
                Target.logit(3, 4),
                Target.probability(3, 4),
                Target.logOdds(3, 4),
                Target.crossEntropy(3),
                Target.neuron("fc1", 17),
                Target.channel("conv1", 2),
                Target.channel("fc2", 5),
                Target.energy("fc1"),
                Target.direction("fc2", direction))) {
            Gradients gradients = lenet.gradients(NetworkDesign.INPUT, images, target);
            for (int row = 0; row < images.count(); row++) {
                float[] slopes = gradients.slopes().row(row);
                double length = Math.sqrt(IntStream.range(0, slopes.length)
                        .mapToDouble(i -> slopes[i] * slopes[i])
                        .sum());
                assertThat(length).as("%s", target).isPositive();
                double step = 1e-3;
                double up = moved(images, slopes, step / length, target, row);
                double down = moved(images, slopes, -step / length, target, row);
                assertThat((up - down) / (2 * step))
                        .as("slope of %s along its gradient, image %d", target, row)
                        .isCloseTo(length, within(0.03 * length));
            }
        }
    }

    private static double moved(Batch images, float[] slopes, double factor, Target target, int row) {
        List<float[]> rows = new ArrayList<>(images.rows());
        float[] pixels = rows.get(row);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] += (float) (factor * slopes[i]);
        }
        return lenet.gradients(NetworkDesign.INPUT, Batch.ofRows(images.shape(), rows), target)
                .number(row);
    }

    @Test
    void ofALinearNetworkTheGradientIsItsWeights() {
        NetworkDesign design = new NetworkDesign(
                "linear",
                ActivationShape.of(1, 1, 3),
                List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(3, 2))));
        float[] numbers = {1, -2, 3, 4, 5, -6, 0.5f, -0.5f};
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, design, Parameters.of(design.shapes(), numbers))) {
            Batch image = Batch.of(design.input(), new float[] {10, 20, 30});
            assertThat(network.logits(image).values()).containsExactly(60.5f, -40.5f);
            Gradients second = network.gradients(NetworkDesign.INPUT, image, Target.logit(1));
            assertThat(second.slopes().values()).containsExactly(4, 5, -6);
            assertThat(second.number(0)).isEqualTo(-40.5);
        }
    }

    @Test
    void ofAMaximumOnlyTheLargerPixelHasAGradient() {
        NetworkDesign larger = new NetworkDesign(
                "larger of four pixels",
                ActivationShape.of(1, 2, 2),
                List.of(new NamedLayer("pool", MaxPool.of(2)), new NamedLayer("flat", new Flatten())));
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, larger, Parameters.of(List.of(), new float[0]))) {
            Batch image = Batch.of(larger.input(), new float[] {1, 7, 3, -2});
            Gradients top = network.gradients(NetworkDesign.INPUT, image, Target.logit(0));
            assertThat(top.number(0)).isEqualTo(7);
            assertThat(top.slopes().values()).containsExactly(0, 1, 0, 0);
        }
    }

    @Test
    void aLargeBatchGoesThroughInPiecesWithEqualResults() {
        NetworkDesign wide = new NetworkDesign(
                "wide",
                ActivationShape.of(1, 1024, 1024),
                List.of(new NamedLayer("means", new AveragePool(1)), new NamedLayer("flat", new Flatten())));
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, wide, Parameters.of(List.of(), new float[0]))) {
            List<float[]> images = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                float[] image = new float[1 << 20];
                Arrays.fill(image, i % 8);
                images.add(image);
            }
            Batch batch = Batch.ofRows(wide.input(), images);
            assertThat(network.logits(batch).values())
                    .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1);
            assertThat(network.gradients(NetworkDesign.INPUT, batch, Target.logit(0))
                            .slopes()
                            .value(17, 5))
                    .isEqualTo(1f / (1 << 20));
        }
    }

    @Test
    void oddRequestsAreRefusedInWords() {
        Batch images = noise(1, 1);
        assertThatThrownBy(() -> lenet.activations("conv3", images))
                .hasMessageContaining("no layer conv3")
                .hasMessageContaining("maxpool2");
        assertThatThrownBy(() -> lenet.forward("fc1", "conv1", images)).hasMessageContaining("stands before");
        assertThatThrownBy(() -> lenet.forward("fc1", "fc2", images)).hasMessageContaining("[120]");
        assertThatThrownBy(() -> lenet.gradients(NetworkDesign.INPUT, images, Target.logit(10)))
                .hasMessageContaining("from 0 to 9, but got 10");
        assertThatThrownBy(() -> lenet.gradients(NetworkDesign.INPUT, noise(3, 1), Target.logit(1, 2)))
                .hasMessageContaining("one for each");
        assertThatThrownBy(() -> new LayeredNetwork(
                        ComputeDevice.CPU, LeNet.DESIGN, Parameters.of(LeNet.SHAPES.subList(0, 2), new float[156])))
                .hasMessageContaining("conv2.weight is missing");
    }

    private static Batch noise(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count * 784];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return Batch.of(LeNet.DESIGN.input(), values);
    }
}
