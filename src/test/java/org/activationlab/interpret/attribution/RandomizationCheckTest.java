package org.activationlab.interpret.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.attribution.RandomizationReport.Verdict;
import org.activationlab.interpret.attribution.RandomizationSettings.Order;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Maps that do not look at the network survive its forgetting; those of a trained LeNet-5 do what each is known for. */
class RandomizationCheckTest {

    private static LayeredNetwork lenet;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
    }

    @AfterAll
    static void close() {
        lenet.close();
    }

    /** The strength of the image's edges, which no network is asked about: what Adebayo and others compare with. */
    private static final class Edges implements AttributionMethod {

        @Override
        public String title() {
            return "Edges";
        }

        @Override
        public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
            float[] values = images.values();
            for (int i = values.length - 1; i > 0; i--) {
                values[i] -= values[i - 1];
            }
            return Attribution.of(title(), MapKind.RELATIVE, Score.LOGIT, classes, Batch.of(images.shape(), values));
        }
    }

    @Test
    void whatDoesNotLookAtTheNetworkSurvives() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 2, 3);
        for (AttributionMethod method : List.of(new Edges(), new RandomControl(4))) {
            RandomizationReport report = new RandomizationCheck(RandomizationSettings.of(Order.ALL_AT_ONCE))
                    .check(method, lenet, images, new int[] {1, 2});
            assertThat(report.steps()).hasSize(1);
            assertThat(report.last().mean().spearman()).isGreaterThan(0.999999);
            assertThat(report.last().mean().ssim()).isGreaterThan(0.999999);
            assertThat(report.verdict()).isEqualTo(Verdict.SURVIVES);
            assertThat(report.flagged()).isTrue();
        }
    }

    @Test
    void aMapThatIsTheSameEverywhereHasNoVerdict() {
        AttributionMethod blank = new AttributionMethod() {
            @Override
            public String title() {
                return "Blank";
            }

            @Override
            public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
                float[] values = images.values();
                Arrays.fill(values, 0);
                return Attribution.of(
                        title(), MapKind.RELATIVE, Score.LOGIT, classes, Batch.of(images.shape(), values));
            }
        };
        RandomizationReport report = new RandomizationCheck(RandomizationSettings.of(Order.ALL_AT_ONCE))
                .check(blank, lenet, HandNetworks.noise(LeNet.DESIGN.input(), 1, 3), new int[] {1});
        assertThat(report.verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(report.flagged()).isFalse();
    }

    @Test
    void layersAreForgottenFromTheLastOneDownAndStayForgotten() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 1, 5);
        GradientSaliency method = new GradientSaliency(SaliencySettings.defaults());
        RandomizationReport report = new RandomizationCheck(
                        RandomizationSettings.of(Order.CASCADING).withDraws(1))
                .check(method, lenet, images, new int[] {6});
        assertThat(report.steps())
                .extracting(RandomizationStep::layers)
                .containsExactly(
                        List.of("fc3"),
                        List.of("fc3", "fc2"),
                        List.of("fc3", "fc2", "fc1"),
                        List.of("fc3", "fc2", "fc1", "conv2"),
                        List.of("fc3", "fc2", "fc1", "conv2", "conv1"));
        // The weights of all layers at once are those that the cascade ends with.
        RandomizationReport atOnce = new RandomizationCheck(
                        RandomizationSettings.of(Order.ALL_AT_ONCE).withDraws(1))
                .check(method, lenet, images, new int[] {6});
        assertThat(atOnce.last().twin().maps().values())
                .containsExactly(report.last().twin().maps().values());
        assertThat(report.learned().maps().values())
                .containsExactly(
                        method.attribute(lenet, images, new int[] {6}).maps().values());
    }

    @Test
    void aTwinThatForgotNothingIsTheNetworkItself() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 1, 7);
        GradientSaliency method = new GradientSaliency(SaliencySettings.defaults());
        float[] own = method.attribute(lenet, images, new int[] {6}).maps().values();
        assertThat(method.twin(lenet, images, new int[] {6}, layer -> false, 1)
                        .maps()
                        .values())
                .containsExactly(own);
        assertThat(method.twin(lenet, images, new int[] {6}, layer -> layer.equals("fc3"), 1)
                        .maps()
                        .values())
                .isNotEqualTo(own);
    }

    @Test
    void onDigitsProductsWithTheImageShowTheImageAndTheGradientLessSo() {
        var test = Mnist.orSkip().test();
        List<float[]> rows = new ArrayList<>();
        int[] digits = new int[12];
        for (int i = 0; i < digits.length; i++) {
            rows.add(test.pixels(i));
            digits[i] = test.label(i);
        }
        Batch images = Batch.ofRows(LeNet.DESIGN.input(), rows);
        RandomizationCheck check = new RandomizationCheck(RandomizationSettings.of(Order.ALL_AT_ONCE));
        RandomizationReport gradient =
                check.check(new GradientSaliency(SaliencySettings.defaults()), lenet, images, digits);
        // Even random weights make gradients lie about the stroke: some likeness is left, and less than a product's.
        assertThat(gradient.verdict()).isNotEqualTo(Verdict.SURVIVES);
        assertThat(gradient.last().mean().spearman()).isLessThan(0.7);
        assertThat(gradient.last().amongTwins().spearman()).isBetween(0.2, 0.7);
        RandomizationReport product = check.check(new GradientTimesInput(Score.LOGIT), lenet, images, digits);
        assertThat(product.verdict()).isEqualTo(Verdict.SHOWS_THE_IMAGE);
        assertThat(product.flagged()).isTrue();
        assertThat(product.last().mean().spearman()).isGreaterThan(0.9);
    }

    @Test
    void whatLearnedNothingCannotForget() {
        try (LayeredNetwork largest = HandNetworks.largest()) {
            assertThatThrownBy(() -> new RandomizationCheck(RandomizationSettings.of(Order.CASCADING))
                            .check(
                                    new RandomControl(1),
                                    largest,
                                    HandNetworks.noise(largest.design().input(), 1, 1),
                                    new int[] {0}))
                    .hasMessageContaining("nothing to draw anew");
        }
        assertThatThrownBy(() -> RandomizationSettings.of(Order.CASCADING).withLimit(1))
                .hasMessageContaining("limit must be above 0 and below 1");
    }
}
