// Reference values: PyTorch 2.13, reference/lenet_step.json, lenet_sgd.json, lenet_adam.json, noise_label.json; calls
// in make_reference.py.
package org.activationlab.lenet.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTrainerTest {

    @BeforeAll
    static void theRegistersAreThere() {
        Assumptions.assumeTrue(
                System.getProperty("os.arch").equals("amd64"), "other processors have registers of 128 bits");
        assertThat(LaneSupport.obstacle()).isEmpty();
    }

    @Test
    void agreesWithPyTorchOnLogitsLossAndEveryGradient() {
        JsonNode reference = Reference.read("lenet_step");
        LaneImages images = images(Mnist.orSkip().train().first(8));
        int[] numbers = IntStream.range(0, 8).toArray();
        float[] start = Reference.formulaWeights(reference.get("weights")).block();
        float[] piece = new float[LaneImages.PIECE];
        images.gather(numbers, 0, 8, piece);
        LaneForward forward = new LaneForward();
        forward.run(new LaneWeights(start.clone()), piece, 0, false);
        float[] logits = new float[80];
        for (int i = 0; i < 80; i++) {
            logits[i] = forward.logits()[i % 10 * 16 + i / 10];
        }
        assertThat(logits).containsExactly(Reference.floats(reference.get("logits")), within(1e-6f));
        // One step of SGD with rate 1 moves each parameter by its gradient.
        LaneTrainer trainer = new LaneTrainer(images, List.of(start), false, new float[] {1}, new float[] {0});
        double[] loss = new double[1];
        trainer.step(numbers, 0, 8, loss);
        assertThat(loss[0] / 8).isCloseTo(reference.get("loss").asDouble(), within(1e-6));
        float[] end = trainer.parameters(0);
        int from = 0;
        for (ParameterShape shape : LeNet.SHAPES) {
            float[] own = new float[shape.size()];
            for (int i = 0; i < own.length; i++) {
                own[i] = start[from + i] - end[from + i];
            }
            Reference.assertClose(own, reference.get("gradients").get(shape.name()), 1e-6, shape.name());
            from += own.length;
        }
    }

    @ParameterizedTest(name = "{0}, decay: {1}")
    @CsvSource({
        "false, true, 2e-6, 1e-6",
        "false, false, 2e-6, 1e-6",
        "true, true, 5e-6, 5e-5",
        "true, false, 5e-6, 5e-5"
    })
    void followsPyTorchForTwentySteps(boolean adam, boolean decay, double lossWithin, double valueWithin) {
        JsonNode reference = Reference.read(adam ? "lenet_adam" : "lenet_sgd");
        JsonNode run = decay ? reference : reference.get("without_weight_decay");
        float rate = (float) run.get("settings").get("lr").asDouble();
        float own = (float) run.get("settings").get("weight_decay").asDouble();
        float[] start = Reference.formulaWeights(reference.get("weights")).block();
        // The neighbours train with other settings: they must not disturb the one under test.
        LaneTrainer trainer = new LaneTrainer(
                images(Mnist.orSkip().train().first(640)),
                List.of(start, start, start),
                adam,
                new float[] {rate / 2, rate, rate},
                new float[] {own, own, 0.01f});
        int[] order = IntStream.range(0, 640).toArray();
        List<Double> losses = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            double[] loss = new double[3];
            trainer.step(order, 32 * (number - 1), 32 * number, loss);
            losses.add(loss[1] / 32);
            JsonNode expected = run.get("parameters_after_step").get(Integer.toString(number));
            if (expected != null) {
                Parameters now = Parameters.of(LeNet.SHAPES, trainer.parameters(1));
                for (ParameterShape shape : LeNet.SHAPES) {
                    String where = shape.name() + " after step " + number;
                    Reference.assertClose(now.values(shape.name()), expected.get(shape.name()), valueWithin, where);
                }
            }
        }
        for (int i = 0; i < 20; i++) {
            assertThat(losses.get(i))
                    .as("loss before step %d", i + 1)
                    .isCloseTo(run.get("losses").get(i).asDouble(), within(lossWithin));
        }
    }

    @Test
    void aNetworkLearnsTheSameBitsInAnyCompany() {
        LaneImages images = images(Mnist.orSkip().train().first(96));
        float[] start = Reference.trainedLeNet().block();
        float[] other = new float[start.length];
        LaneTrainer alone = new LaneTrainer(images, List.of(start), true, new float[] {0.01f}, new float[] {0});
        LaneTrainer many = new LaneTrainer(
                images, List.of(other, start, other), true, new float[] {0.1f, 0.01f, 1e9f}, new float[] {0, 0, 9});
        int[] order = IntStream.range(0, 96).map(i -> 95 - i).toArray();
        for (int from = 0; from < 96; from += 32) {
            alone.step(order, from, from + 32, new double[1]);
            many.step(order, from, from + 32, new double[3]);
        }
        assertThat(many.parameters(1)).isEqualTo(alone.parameters(0));
    }

    /** The batch's mean gradient is the sum of parts; empty places must add nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 47})
    void aBatchOfAnySizeHasTheMeanOfItsImagesGradients(int size) {
        LaneImages images = images(Mnist.orSkip().train().first(size));
        float[] start = Reference.trainedLeNet().block();
        int[] order = IntStream.range(0, size).toArray();
        double[] sums = new double[start.length];
        for (int i = 0; i < size; i++) {
            float[] moved = stepped(images, start, order, i, i + 1);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += (start[k] - moved[k]) / size;
            }
        }
        float[] together = stepped(images, start, order, 0, size);
        for (int k = 0; k < sums.length; k++) {
            assertThat((double) start[k] - together[k]).isCloseTo(sums[k], within(2e-6));
        }
    }

    private static float[] stepped(LaneImages images, float[] start, int[] order, int from, int to) {
        LaneTrainer trainer = new LaneTrainer(images, List.of(start), false, new float[] {1}, new float[] {0});
        trainer.step(order, from, to, new double[1]);
        return trainer.parameters(0);
    }

    @Test
    void scoresTheReferenceNetworkAsPyTorchDoes() {
        LabelledImages test = Mnist.orSkip().test();
        int[] digits = new int[test.size()];
        double loss =
                new LaneScorer(images(test)).score(Reference.trainedLeNet().block(), digits);
        long right = IntStream.range(0, digits.length)
                .filter(i -> digits[i] == test.label(i))
                .count();
        assertThat(right / 10_000.0)
                .isEqualTo(Reference.read("noise_label")
                        .get("test_accuracy_of_10000")
                        .asDouble());
        assertThat(loss).isBetween(0.0, 1.0);
    }

    @Test
    void aNetworkWithoutNumbersLosesNoNumber() {
        LaneImages images = images(Mnist.orSkip().train().first(16));
        float[] broken = Reference.trainedLeNet().block();
        broken[3] = Float.NaN;
        assertThat(new LaneScorer(images).score(broken, new int[16])).isNaN();
        double[] loss = new double[1];
        new LaneTrainer(images, List.of(broken), false, new float[] {1}, new float[] {0})
                .step(IntStream.range(0, 16).toArray(), 0, 16, loss);
        assertThat(loss[0]).isNaN();
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        assertThatThrownBy(() -> new LaneScorer(new LaneImages(1, (image, into, at) -> {}, image -> 0))
                        .score(new float[7], new int[1]))
                .hasMessageContaining("44426")
                .hasMessageContaining("7");
    }

    private static LaneImages images(LabelledImages images) {
        return new LaneImages(images.size(), images::copyPixels, images::label);
    }
}
