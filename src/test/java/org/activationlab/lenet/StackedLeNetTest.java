// Reference values: PyTorch 2.13, reference/lenet_step.json, lenet_sgd.json, lenet_adam.json; calls in
// make_reference.py.
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackedLeNetTest {

    @Test
    void agreesWithPyTorchOnLogitsLossAndEveryGradient() {
        JsonNode reference = Reference.read("lenet_step");
        LabelledImages images = Mnist.orSkip().train().first(8);
        Parameters weights = Reference.formulaWeights(reference.get("weights"));
        // Three copies: each network of a stack must get the same answer as one alone.
        try (NDManager scope = ComputeDevice.CPU.open();
                StackedLeNet stack = new StackedLeNet(scope, Collections.nCopies(3, weights));
                ImageBatches batches = new ImageBatches(scope, images);
                NDManager step = scope.newSubManager()) {
            NDArray numbers = step.create(new int[] {0, 1, 2, 3, 4, 5, 6, 7});
            NDArray x = batches.images(step, numbers);
            NDArray logits = stack.score(step, x).transpose(0, 2, 1);
            StackedLeNet.Gradients gradients = stack.gradients(step, x, batches.oneHot(step, numbers));
            float[] all = gradients.flat.toFloatArray();
            for (int network = 0; network < 3; network++) {
                assertThat(logits.get(network).flatten().toFloatArray())
                        .containsExactly(Reference.floats(reference.get("logits")), within(1e-6f));
                assertThat(gradients.loss.getFloat(network))
                        .isCloseTo((float) reference.get("loss").asDouble(), within(1e-6f));
                int from = network * LeNet.PARAMETER_COUNT;
                for (ParameterShape shape : LeNet.SHAPES) {
                    JsonNode expected = reference.get("gradients").get(shape.name());
                    float[] own = Arrays.copyOfRange(all, from, from + shape.size());
                    Reference.assertClose(own, expected, 1e-6, shape.name());
                    from += shape.size();
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, decay: {1}")
    @CsvSource({"SGD, true, 2e-6, 1e-6", "SGD, false, 2e-6, 1e-6", "ADAM, true, 5e-6, 5e-5", "ADAM, false, 5e-6, 5e-5"})
    void followsPyTorchForTwentySteps(Optimizer optimizer, boolean decay, double lossWithin, double valueWithin) {
        JsonNode reference = Reference.read(optimizer == Optimizer.SGD ? "lenet_sgd" : "lenet_adam");
        JsonNode run = decay ? reference : reference.get("without_weight_decay");
        HyperParameters settings = HyperParameters.defaults()
                .withOptimizer(optimizer)
                .withLearningRate(run.get("settings").get("lr").asDouble())
                .withWeightDecay(run.get("settings").get("weight_decay").asDouble());
        // The neighbours in the stack train with other rates: they must not disturb the one under test.
        List<HyperParameters> members = List.of(
                settings.withLearningRate(settings.learningRate() / 2), settings, settings.withWeightDecay(0.01));
        LabelledImages images = Mnist.orSkip().train().first(640);
        Parameters weights = Reference.formulaWeights(reference.get("weights"));
        List<Double> losses = new ArrayList<>();
        try (NDManager scope = ComputeDevice.CPU.open();
                StackedLeNet stack = new StackedLeNet(scope, Collections.nCopies(3, weights));
                ImageBatches batches = new ImageBatches(scope, images)) {
            StackedUpdate update = new StackedUpdate(optimizer, members, stack.flat());
            for (int number = 1; number <= 20; number++) {
                try (NDManager step = scope.newSubManager()) {
                    NDArray numbers = step.arange(32 * (number - 1), 32 * number, 1, DataType.INT32);
                    StackedLeNet.Gradients gradients =
                            stack.gradients(step, batches.images(step, numbers), batches.oneHot(step, numbers));
                    losses.add((double) gradients.loss.getFloat(1));
                    update.step(step, gradients.flat);
                }
                JsonNode expected = run.get("parameters_after_step").get(Integer.toString(number));
                if (expected != null) {
                    Parameters now = stack.parameters().get(1);
                    for (ParameterShape shape : LeNet.SHAPES) {
                        String where = shape.name() + " after step " + number;
                        Reference.assertClose(now.values(shape.name()), expected.get(shape.name()), valueWithin, where);
                    }
                }
            }
        }
        for (int i = 0; i < 20; i++) {
            assertThat(losses.get(i))
                    .as("loss before step %d", i + 1)
                    .isCloseTo(run.get("losses").get(i).asDouble(), within(lossWithin));
        }
    }
}
