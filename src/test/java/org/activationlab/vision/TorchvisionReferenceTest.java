package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four networks, their weights read from a file, beside torchvision's own (torchvision.json). */
class TorchvisionReferenceTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"RESNET18, 64, 1", "RESNET34, 64, 1", "VGG16, 224, 8", "VGG19, 224, 8"})
    void logitsActivationsAndSlopesAreTorchvisions(TorchvisionNetwork kind, int side, int divisor) throws Exception {
        JsonNode expected = Reference.read("torchvision").get(kind.name());
        NetworkDesign design = kind.design(side, 10, divisor);
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, weights(expected), Map.of());
        try (LayeredNetwork network = ClassifierFile.load(ComputeDevice.CPU, design, file)) {
            Batch image = Batch.of(design.input(), numbers(expected.get("image"), 3 * side * side));
            check(network.logits(image).values(), expected.get("logits"), 1);
            for (Map.Entry<String, JsonNode> shown : expected.get("every_97th").properties()) {
                check(network.activations(shown.getKey(), image).values(), shown.getValue(), 97);
            }
            check(
                    network.gradients(NetworkDesign.INPUT, image, Target.logit(3))
                            .slopes()
                            .values(),
                    expected.get("slopes_every_97th"),
                    97);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedArrayByArray() throws Exception {
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, weights(Reference.read("torchvision").get("RESNET18")), Map.of());
        assertThatThrownBy(() ->
                        ClassifierFile.load(ComputeDevice.CPU, TorchvisionNetwork.RESNET18.design(64, 1000, 1), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fc.weight must have the shape [1000, 512], but has [10, 512]");
        assertThatThrownBy(() ->
                        ClassifierFile.load(ComputeDevice.CPU, TorchvisionNetwork.RESNET34.design(64, 10, 1), file))
                .hasMessageContaining("layer1.2.conv1.weight [64, 64, 3, 3] is missing")
                .hasMessageContaining("more");
    }

    /** Sums run over thousands of products, in another order than PyTorch's: 1e-4 of the largest value. */
    private static void check(float[] own, JsonNode expected, int every) {
        float[] values = Reference.floats(expected);
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        float[] picked = new float[values.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = own[i * every];
        }
        assertThat(picked).containsExactly(values, within(1e-4f * largest));
    }

    private static Parameters weights(JsonNode expected) {
        List<ParameterShape> shapes = new ArrayList<>();
        Map<String, float[]> values = new HashMap<>();
        int count = 0;
        for (JsonNode row : expected.get("weights")) {
            int[] dimensions = new int[row.get("shape").size()];
            for (int i = 0; i < dimensions.length; i++) {
                dimensions[i] = row.get("shape").get(i).asInt();
            }
            ParameterShape shape = ParameterShape.of(row.get("name").asText(), dimensions);
            shapes.add(shape);
            values.put(shape.name(), numbers(row, shape.size()));
            count += shape.size();
        }
        float[] block = new float[count];
        int at = 0;
        for (ParameterShape shape : shapes) {
            System.arraycopy(values.get(shape.name()), 0, block, at, shape.size());
            at += shape.size();
        }
        return Parameters.of(shapes, block);
    }

    private static float[] numbers(JsonNode table, int count) {
        SplittableRandom random = new SplittableRandom(table.get("seed").asLong());
        double center = table.get("center").asDouble();
        double scale = table.get("scale").asDouble();
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (center + scale * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
