package org.activationlab.interpret.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.SmallNetworks;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GradientAttackTest {

    private static LayeredNetwork lenet;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
    }

    @AfterAll
    static void close() {
        lenet.close();
    }

    private static Batch images(int count) {
        LabelledImages test = Mnist.orSkip().test();
        return Batch.ofRows(
                LeNet.DESIGN.input(),
                IntStream.range(0, count).mapToObj(test::pixels).toList());
    }

    @Test
    void theFastGradientSignEqualsPyTorchs() {
        JsonNode cases = Reference.read("attributions").get("attributions");
        int[] digits = new int[cases.size()];
        List<float[]> pixels = new ArrayList<>();
        LabelledImages test = Mnist.orSkip().test();
        for (JsonNode one : cases) {
            digits[pixels.size()] = one.get("true_digit").asInt();
            pixels.add(test.pixels(one.get("image").asInt()));
        }
        Batch images = Batch.ofRows(LeNet.DESIGN.input(), pixels);
        for (int size = 0; size < 2; size++) {
            for (String kind : List.of("clipped", "unclipped")) {
                double epsilon =
                        cases.get(0).get("fgsm").get(size).get("epsilon").asDouble();
                AdversarialExamples made = new GradientAttack(
                                AttackSettings.fastGradient(Norm.LINF, epsilon).withClipped(kind.equals("clipped")))
                        .attack(lenet, images, digits);
                Batch logits = lenet.logits(made.images());
                for (int i = 0; i < cases.size(); i++) {
                    JsonNode expected = cases.get(i).get("fgsm").get(size);
                    assertThat(made.prediction(i))
                            .isEqualTo(expected.get("prediction_" + kind).asInt());
                    assertThat(made.succeeded(i)).isEqualTo(made.prediction(i) != digits[i]);
                    assertThat(logits.row(i))
                            .as("image %d, epsilon %s, %s", i, epsilon, kind)
                            .containsExactly(Reference.floats(expected.get("logits_" + kind)), within(1e-4f));
                    assertThat(made.distance(Norm.LINF, i)).isLessThanOrEqualTo(epsilon + 1e-6);
                }
            }
        }
    }

    @Test
    void manyStepsMisleadWhereOneDoesNotAndStayWithinTheirBall() {
        Batch images = images(20);
        for (Norm norm : Norm.values()) {
            double radius = norm == Norm.LINF ? 0.1 : 1.5;
            AdversarialExamples one =
                    new GradientAttack(AttackSettings.fastGradient(norm, radius)).attack(lenet, images);
            AttackSettings settings = AttackSettings.projectedGradient(norm, radius);
            AdversarialExamples many = new GradientAttack(settings).attack(lenet, images);
            assertThat(many.successes()).isGreaterThanOrEqualTo(one.successes()).isPositive();
            Batch logits = lenet.logits(many.images());
            for (int i = 0; i < many.count(); i++) {
                assertThat(many.distance(norm, i)).isLessThanOrEqualTo(radius + 1e-5);
                assertThat(logits.largest(i)).isEqualTo(many.prediction(i));
                for (float pixel : many.images().row(i)) {
                    assertThat(pixel).isBetween(0f, 1f);
                }
            }
            assertThat(new GradientAttack(settings)
                            .attack(lenet, images)
                            .images()
                            .values())
                    .isEqualTo(many.images().values());
        }
    }

    @Test
    void anImageThatIsAnsweredOtherwiseAlreadyIsLeftAlone() {
        try (LayeredNetwork network = SmallNetworks.linear(2, 2, 1, 0, 0, 1, 0, 0)) {
            Batch image = Batch.of(network.design().input(), new float[] {0.8f, 0.2f});
            AdversarialExamples made =
                    new GradientAttack(AttackSettings.projectedGradient(Norm.L2, 0.5)).attack(network, image, 1);
            assertThat(made.succeeded(0)).isTrue();
            assertThat(made.prediction(0)).isZero();
            assertThat(made.distance(Norm.L2, 0)).isZero();
        }
    }

    /** Logits 400 apart: the cross-entropy's gradient rounds to 0 there, the log-odds' does not. */
    @Test
    void misleadsANetworkThatIsVerySure() {
        try (LayeredNetwork network = SmallNetworks.linear(2, 2, 1_000, 0, 0, 1_000, 0, 0)) {
            Batch image = Batch.of(network.design().input(), new float[] {0.7f, 0.3f});
            AdversarialExamples made =
                    new GradientAttack(AttackSettings.fastGradient(Norm.LINF, 0.25)).attack(network, image);
            assertThat(made.succeeded(0)).isTrue();
            assertThat(made.images().row(0)).containsExactly(new float[] {0.45f, 0.55f}, within(1e-6f));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        try (LayeredNetwork network = SmallNetworks.linear(2, 2, 1, 0, 0, 1, 0, 0)) {
            Batch dark = Batch.of(network.design().input(), new float[] {-0.5f, 0});
            AttackSettings settings = AttackSettings.fastGradient(Norm.L2, 1);
            assertThatThrownBy(() -> new GradientAttack(settings).attack(network, dark))
                    .hasMessageContaining("withClipped(false)");
            assertThatThrownBy(() -> new GradientAttack(settings.withClipped(false)).attack(network, dark, 1, 2))
                    .hasMessageContaining("one class for each of 1 images, but got 2");
            assertThatThrownBy(() -> settings.withRadius(-1)).hasMessageContaining("radius");
            assertThatThrownBy(() -> settings.withSteps(1, 0)).hasMessageContaining("share of the radius");
        }
    }
}
