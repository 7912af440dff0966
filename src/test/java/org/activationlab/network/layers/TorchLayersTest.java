package org.activationlab.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

/** Every kind of layer beside PyTorch's, in a small ResNet and a small VGG with torchvision's names (layers.json). */
class TorchLayersTest {

    private static final NetworkDesign RESNET = new NetworkDesign(
            "small ResNet",
            ActivationShape.of(3, 20, 20),
            List.of(
                    new NamedLayer("conv1", new Convolution(3, 4, 5, 2, 2, false)),
                    new NamedLayer("bn1", new BatchNormalization(4)),
                    new NamedLayer("relu", Nonlinearity.RELU),
                    new NamedLayer("maxpool", new MaxPool(3, 2, 1)),
                    new NamedLayer("layer1.0", new ResidualBlock(4, 4, 1)),
                    new NamedLayer("layer2.0", new ResidualBlock(4, 6, 2)),
                    new NamedLayer("avgpool", new AveragePool(1)),
                    new NamedLayer("flatten", new Flatten()),
                    new NamedLayer("fc", new Dense(6, 5))));

    private static final NetworkDesign VGG = new NetworkDesign(
            "small VGG",
            ActivationShape.of(3, 20, 20),
            List.of(
                    new NamedLayer("features.0", new Convolution(3, 4, 3, 1, 1, true)),
                    new NamedLayer("features.1", Nonlinearity.RELU),
                    new NamedLayer("features.2", MaxPool.of(2)),
                    new NamedLayer("features.3", new Convolution(4, 6, 3, 1, 1, true)),
                    new NamedLayer("features.4", Nonlinearity.TANH),
                    new NamedLayer("avgpool", new AveragePool(5)),
                    new NamedLayer("flatten", new Flatten()),
                    new NamedLayer("classifier.0", new Dense(150, 8)),
                    new NamedLayer("classifier.1", Nonlinearity.RELU),
                    new NamedLayer("classifier.2", new PassThrough()),
                    new NamedLayer("classifier.3", new Dense(8, 5))));

    @Test
    void aSmallResNetEqualsPyTorchs() {
        checkEvaluation(RESNET, Reference.read("layers").get("resnet"));
    }

    @Test
    void aSmallVggEqualsPyTorchs() {
        checkEvaluation(VGG, Reference.read("layers").get("vgg"));
    }

    private static void checkEvaluation(NetworkDesign design, JsonNode expected) {
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, design, weights(design, expected))) {
            Batch images = images(expected);
            assertThat(network.logits(images).values())
                    .containsExactly(Reference.floats(expected.get("logits")), within(1e-5f));
            for (Map.Entry<String, JsonNode> shown : expected.get("activations").properties()) {
                Batch inside = network.activations(shown.getKey(), images);
                assertThat(inside.values())
                        .as(shown.getKey())
                        .containsExactly(Reference.floats(shown.getValue()), within(1e-5f));
                Gradients gradients = network.gradients(shown.getKey(), inside, Target.logit(2, 4));
                assertThat(gradients.slopes().values())
                        .as("slopes at %s", shown.getKey())
                        .containsExactly(Reference.floats(expected.get("slopes").get(shown.getKey())), within(1e-5f));
            }
            float[] slopes = network.gradients(NetworkDesign.INPUT, images, Target.logit(2, 4))
                    .slopes()
                    .values();
            float[] every7th = Reference.floats(expected.get("slopes_of_images"));
            int each = every7th.length / 2;
            for (int i = 0; i < every7th.length; i++) {
                assertThat(slopes[i / each * 1200 + i % each * 7]).isCloseTo(every7th[i], within(1e-5f));
            }
        }
    }

    @Test
    void whileItLearnsLossGradientsAndRunningStatisticsEqualPyTorchs() {
        JsonNode expected = Reference.read("layers").get("resnet");
        JsonNode learning = expected.get("learning");
        int[] classes = {2, 4};
        try (LearningNetwork network = new LearningNetwork(ComputeDevice.CPU, RESNET, weights(RESNET, expected))) {
            Parameters gradient = network.gradient(images(expected), classes);
            for (ParameterShape shape : gradient.shapes()) {
                float[] slopes = Reference.floats(learning.get("gradients").get(shape.name()));
                double length = 0;
                for (float slope : slopes) {
                    length += slope * slope;
                }
                assertThat(gradient.values(shape.name())).as(shape.name()).containsExactly(slopes, within((float)
                        Math.max(1e-5, 1e-5 * Math.sqrt(length))));
            }
            Parameters after = network.parameters();
            for (ParameterShape shape : RESNET.statistics()) {
                assertThat(after.values(shape.name()))
                        .as(shape.name())
                        .containsExactly(
                                Reference.floats(learning.get("statistics").get(shape.name())), within(1e-5f));
            }
        }
        try (LearningNetwork network = new LearningNetwork(ComputeDevice.CPU, RESNET, weights(RESNET, expected))) {
            double loss = network.step(images(expected), classes, 0.01).loss();
            assertThat(loss).isCloseTo(learning.get("loss").asDouble(), within(1e-5));
            double later = loss;
            for (int i = 0; i < 20; i++) {
                later = network.step(images(expected), classes, 0.01).loss();
            }
            assertThat(later).as("twenty steps of Adam on two images").isLessThan(loss / 5);
        }
    }

    private static Parameters weights(NetworkDesign design, JsonNode expected) {
        Map<String, float[]> values = new HashMap<>();
        for (JsonNode row : expected.get("weights")) {
            int size = 1;
            for (JsonNode dimension : row.get("shape")) {
                size *= dimension.asInt();
            }
            values.put(row.get("name").asText(), numbers(row, size));
        }
        List<ParameterShape> shapes = design.shapes();
        List<Float> block = new ArrayList<>();
        for (ParameterShape shape : shapes) {
            for (float value : values.remove(shape.name())) {
                block.add(value);
            }
        }
        assertThat(values).as("arrays of PyTorch that the design lacks").isEmpty();
        float[] flat = new float[block.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = block.get(i);
        }
        return Parameters.of(shapes, flat);
    }

    private static Batch images(JsonNode expected) {
        return Batch.of(ActivationShape.of(3, 20, 20), numbers(expected.get("images"), 2 * 3 * 20 * 20));
    }

    private static float[] numbers(JsonNode table, int count) {
        SplittableRandom random = new SplittableRandom(table.get("seed").asLong());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float)
                    (table.get("center").asDouble() + table.get("scale").asDouble() * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
