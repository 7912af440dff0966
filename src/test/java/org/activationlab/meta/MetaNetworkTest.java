// Reference values: PyTorch 2.13, reference/{rnn,gru,lstm,transformer}.json; calls in make_reference.py.
package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetaNetworkTest {

    @ParameterizedTest
    @EnumSource
    void tokensAndCodesAreThoseOfPyTorch(Architecture architecture) {
        JsonNode reference = MetaReference.read(architecture);
        try (MetaNetwork network = network(architecture, Task.RATIO);
                NDManager step = network.manager().newSubManager()) {
            MetaNetwork.Pass pass = network.evaluate(step, features(step));
            for (int row = 0; row < MetaReference.BATCH; row++) {
                for (int token = 0; token < 4; token++) {
                    float[] values = pass.tokens.get(token).toFloatArray();
                    assertNear(
                            Arrays.copyOfRange(values, row * 256, row * 256 + 8),
                            Reference.floats(
                                    reference.get("tokens_first_8").get(row).get(token)),
                            1e-5);
                }
                float[] codes = pass.encoded.toFloatArray();
                assertNear(
                        Arrays.copyOfRange(codes, row * 256, row * 256 + 32),
                        Reference.floats(
                                reference.get("encoded_last_token_first_32").get(row)),
                        1e-5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void outputsLossesAndGradientsOfTheRatioAreThoseOfPyTorch(Architecture architecture) {
        comparesWithPyTorch(architecture, Task.RATIO, false);
        comparesWithPyTorch(architecture, Task.RATIO, true);
    }

    @ParameterizedTest
    @EnumSource
    void outputsLossesAndGradientsOfCorrectnessAreThoseOfPyTorch(Architecture architecture) {
        comparesWithPyTorch(architecture, Task.CORRECTNESS, false);
        comparesWithPyTorch(architecture, Task.CORRECTNESS, true);
    }

    private static void comparesWithPyTorch(Architecture architecture, Task task, boolean training) {
        String taskName = task == Task.RATIO ? "ratio" : "correctness";
        JsonNode expected = MetaReference.read(architecture).get(taskName).get(training ? "training" : "evaluation");
        double tolerance = training ? 1e-4 : 1e-5;
        try (MetaNetwork network = network(architecture, task);
                NDManager step = network.manager().newSubManager();
                Autograd.Recording recording = Autograd.record()) {
            MetaNetwork.Pass pass = network.forward(step, recording, features(step), training, null);
            NDArray targets = step.create(MetaReference.targets(task), new Shape(MetaReference.BATCH, task.outputs()));
            NDArray loss = network.loss(pass.output, targets);
            recording.backward(loss);
            assertNear(pass.output.toFloatArray(), Reference.floats(expected.get("output")), tolerance);
            assertThat((double) loss.getFloat()).isCloseTo(expected.get("loss").asDouble(), within(tolerance));
            float[] gradient = numbers(pass.gradients());
            int from = 0;
            for (ParameterShape shape : MetaParameters.learned(architecture, task)) {
                float[] own = Arrays.copyOfRange(gradient, from, from + shape.size());
                JsonNode row = expected.get("gradients").get(shape.name());
                double length = row.get("l2").asDouble();
                double allowed = training ? Math.max(2e-3 * length, 1e-4) : 1e-5 * length;
                assertThat(length(own)).as(shape.name()).isCloseTo(length, within(allowed));
                float[] first = Reference.floats(row.get("first"));
                assertNear(Arrays.copyOf(own, first.length), first, allowed);
                from += shape.size();
            }
            if (training) {
                Parameters after = network.parameters();
                expected.get("running_after_one_pass_first_8")
                        .properties()
                        .forEach(entry -> assertNear(
                                Arrays.copyOf(after.values(entry.getKey()), 8),
                                Reference.floats(entry.getValue()),
                                1e-5));
            } else {
                assertThat(network.parameters()).isEqualTo(MetaReference.weights(architecture, task));
            }
        }
    }

    /** What a record holds must outlive the Java objects that it came from. */
    @ParameterizedTest
    @EnumSource
    void garbageCollectionBeforeTheBackwardPassLeavesTheGradientAlone(Architecture architecture) {
        for (Task task : Task.values()) {
            float[] quiet = gradient(architecture, task, false);
            for (int time = 0; time < 5; time++) {
                assertThat(gradient(architecture, task, true)).isEqualTo(quiet);
            }
        }
    }

    private static float[] gradient(Architecture architecture, Task task, boolean collectGarbage) {
        try (MetaNetwork network = network(architecture, task);
                NDManager step = network.manager().newSubManager();
                Autograd.Recording recording = Autograd.record()) {
            MetaNetwork.Pass pass = network.forward(step, recording, features(step), true, null);
            NDArray targets = step.create(MetaReference.targets(task), new Shape(MetaReference.BATCH, task.outputs()));
            NDArray loss = network.loss(pass.output, targets);
            List<ByteBuffer> others = new ArrayList<>();
            if (collectGarbage) {
                System.gc();
                // Freed memory still holds its numbers: new owners overwrite it.
                for (int i = 0; i < 20_000; i++) {
                    others.add(ByteBuffer.allocateDirect(8).putDouble(0, i));
                    others.add(ByteBuffer.allocateDirect(4).putFloat(0, i));
                }
            }
            recording.backward(loss);
            assertThat(others).hasSize(collectGarbage ? 40_000 : 0);
            return numbers(pass.gradients());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasAsManyParametersAsPyTorchs(Architecture architecture) {
        for (Task task : Task.values()) {
            String taskName = task == Task.RATIO ? "ratio" : "correctness";
            JsonNode counts = MetaReference.read(architecture).get(taskName).get("parameter_count");
            assertThat(MetaParameters.count(architecture, task))
                    .isEqualTo(counts.get("total").asInt());
        }
    }

    @Test
    void hasTheParameterCountsOfTheOriginalStudy() {
        assertThat(Arrays.stream(Architecture.values()).map(a -> MetaParameters.count(a, Task.CORRECTNESS)))
                .containsExactly(845_058, 1_893_634, 2_417_922, 5_565_698);
        assertThat(Arrays.stream(Architecture.values()).map(a -> MetaParameters.count(a, Task.RATIO)))
                .containsExactly(844_801, 1_893_377, 2_417_665, 5_565_441);
    }

    @ParameterizedTest
    @EnumSource
    void judgesAsTheReferenceAnswers(Architecture architecture) {
        JsonNode reference = MetaReference.read(architecture);
        try (MetaNetwork network = network(architecture, Task.CORRECTNESS)) {
            double[] judged = network.judge(MetaReference.features());
            for (int row = 0; row < judged.length; row++) {
                JsonNode logits = reference
                        .get("correctness")
                        .get("evaluation")
                        .get("output")
                        .get(row);
                double odds = Math.exp(logits.get(1).asDouble() - logits.get(0).asDouble());
                assertThat(judged[row]).isCloseTo(odds / (1 + odds), within(1e-5));
            }
        }
        try (MetaNetwork network = network(architecture, Task.RATIO)) {
            assertThat(network.judge(MetaReference.features())).hasSize(4);
            assertThatThrownBy(() -> network.judge(new float[469])).hasMessageContaining("rows of 470");
        }
    }

    @Test
    void refusesTheParametersOfAnotherNetwork() {
        Parameters rnn = MetaReference.weights(Architecture.RNN, Task.RATIO);
        assertThatThrownBy(() -> new MetaNetwork(ComputeDevice.CPU, Architecture.GRU, Task.RATIO, rnn))
                .hasMessageContaining("not the parameters of a GRU");
    }

    private static MetaNetwork network(Architecture architecture, Task task) {
        return new MetaNetwork(ComputeDevice.CPU, architecture, task, MetaReference.weights(architecture, task));
    }

    private static NDArray features(NDManager step) {
        return step.create(MetaReference.features(), new Shape(MetaReference.BATCH, 470));
    }

    private static float[] numbers(NDList arrays) {
        NDList rows = new NDList();
        arrays.forEach(array -> rows.add(array.flatten()));
        return NDArrays.concat(rows).toFloatArray();
    }

    private static double length(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static void assertNear(float[] values, float[] expected, double tolerance) {
        assertThat(values).hasSameSizeAs(expected);
        List<Integer> far = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs((double) values[i] - expected[i]) <= tolerance)) {
                far.add(i);
            }
        }
        assertThat(far)
                .as(
                        "places where %s and %s differ by more than %s",
                        Arrays.toString(values), Arrays.toString(expected), tolerance)
                .isEmpty();
    }
}
