package org.activationlab.interpret.attribution;

import static org.activationlab.interpret.attribution.HandNetworks.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.interpret.ReceptiveField;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;

/** Networks whose attributions are known by hand: a linear one, the largest of four pixels, a template. */
class KnownAnswersTest {

    private static final int[] FIRST = {0};
    private static final ActivationShape NINE = ActivationShape.of(1, 3, 3);
    private static final float[] PIXELS = {0.5f, 1, 0, 0.25f, 1, 0.75f, 0, 0.125f, 1};

    private static Batch nine() {
        return Batch.of(NINE, PIXELS);
    }

    @Test
    void ofALinearNetworkEveryGradientIsItsWeights() {
        try (LayeredNetwork linear = HandNetworks.linear()) {
            Attribution saliency = new GradientSaliency(SaliencySettings.defaults()).attribute(linear, nine(), FIRST);
            assertThat(saliency.maps().values()).containsExactly(LINEAR);
            assertThat(saliency.part("baseline").values()).containsExactly(LINEAR);
            assertThat(saliency.part("delta").values()).containsOnly(0);
            SaliencySettings overlaid = SaliencySettings.defaults()
                    .withOverlaid(SaliencySettings.Overlaid.SALIENCY)
                    .withShown(SaliencySettings.Panel.OVERLAY);
            assertThat(new GradientSaliency(overlaid)
                            .attribute(linear, nine(), FIRST)
                            .maps()
                            .values())
                    .containsExactly(HandNetworks.products(PIXELS));
            assertThat(new SmoothGrad(SmoothGradSettings.of(SmoothGradSettings.Form.MEAN))
                            .attribute(linear, nine(), FIRST)
                            .maps()
                            .values())
                    .containsExactly(LINEAR, within(1e-6f));
            assertThat(new SmoothGrad(SmoothGradSettings.of(SmoothGradSettings.Form.VARIANCE))
                            .attribute(linear, nine(), FIRST)
                            .maps()
                            .values())
                    .containsOnly(0);
        }
    }

    @Test
    void ofALinearNetworkEveryShareIsWeightTimesPixel() {
        float[] products = HandNetworks.products(PIXELS);
        ShapleySettings pixels = ShapleySettings.of(3, 3).withScore(Score.LOGIT);
        try (LayeredNetwork linear = HandNetworks.linear()) {
            for (AttributionMethod method : List.of(
                    new GradientTimesInput(Score.LOGIT),
                    new IntegratedGradients(
                            IntegratedGradientsSettings.defaults().withNodes(1)),
                    new IntegratedGradients(IntegratedGradientsSettings.defaults()),
                    new Occlusion(OcclusionSettings.defaults().withWindow(1, 1)),
                    new PatchShapley(pixels))) {
                Attribution own = method.attribute(linear, nine(), FIRST);
                assertThat(own.maps().values()).as(method.title()).containsExactly(products, within(1e-5f));
                own.checks().forEach(check -> assertThat(check.residual()).isCloseTo(0, within(1e-5)));
            }
        }
    }

    @Test
    void aBaselineOfItsOwnTakesItsPartAway() {
        float[] start = {1, 1, 1, 0, 0, 0, 0.5f, 0.5f, 0.5f};
        float[] expected = new float[9];
        for (int i = 0; i < 9; i++) {
            expected[i] = LINEAR[i] * (PIXELS[i] - start[i]);
        }
        Baseline baseline = Baseline.of(Batch.of(NINE, start));
        try (LayeredNetwork linear = HandNetworks.linear()) {
            for (AttributionMethod method : List.of(
                    new IntegratedGradients(
                            IntegratedGradientsSettings.defaults().withBaseline(baseline)),
                    new Occlusion(OcclusionSettings.defaults().withWindow(1, 1).withFill(baseline)),
                    new PatchShapley(
                            ShapleySettings.of(3, 3).withScore(Score.LOGIT).withAbsent(baseline)))) {
                assertThat(method.attribute(linear, nine(), FIRST).maps().values())
                        .as(method.title())
                        .containsExactly(expected, within(1e-5f));
            }
        }
    }

    @Test
    void sampledShapleyValuesOfALinearNetworkAreExactFromAnyOrder() {
        // Sixteen pixels are too many for all coalitions; what a pixel adds does not depend on when it comes.
        ActivationShape shape = ActivationShape.of(1, 4, 4);
        LayeredNetwork sum = new LayeredNetwork(
                ComputeDevice.CPU,
                new NetworkDesign(
                        "sum of sixteen",
                        shape,
                        List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("sum", new Dense(16, 1)))),
                Parameters.of(
                        List.of(ParameterShape.of("sum.weight", 1, 16), ParameterShape.of("sum.bias", 1)),
                        new float[] {1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8, 9}));
        try (sum) {
            Batch image = HandNetworks.noise(shape, 1, 3);
            ShapleySettings settings =
                    ShapleySettings.of(4, 4).withScore(Score.LOGIT).withPairs(2);
            assertThat(settings.isExact()).isFalse();
            Attribution own = new PatchShapley(settings).attribute(sum, image, FIRST);
            for (int i = 0; i < 16; i++) {
                double weight = i < 8 ? i + 1 : 7 - i;
                assertThat(own.maps().value(0, i)).isCloseTo((float) (weight * image.value(0, i)), within(1e-4f));
                assertThat(own.part("standard errors").value(0, i)).isCloseTo(0, within(1e-4f));
            }
            assertThat(own.checks().get(0).residual()).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void ofTheLargestOfTwoPixelsMethodsDisagreeAsTheyShould() {
        // Pixels 3 and 7, the others empty: from nothing, 3 alone reaches 3, 7 alone reaches 7.
        try (LayeredNetwork largest = HandNetworks.largest()) {
            Batch image = Batch.of(ActivationShape.of(1, 2, 2), new float[] {3, 7, 0, 0});
            assertThat(new IntegratedGradients(IntegratedGradientsSettings.defaults())
                            .attribute(largest, image, FIRST)
                            .maps()
                            .values())
                    .containsExactly(new float[] {0, 7, 0, 0}, within(1e-5f));
            assertThat(new PatchShapley(ShapleySettings.of(2, 2).withScore(Score.LOGIT))
                            .attribute(largest, image, FIRST)
                            .maps()
                            .values())
                    .containsExactly(new float[] {1.5f, 5.5f, 0, 0}, within(1e-5f));
            assertThat(new Occlusion(OcclusionSettings.defaults().withWindow(1, 1))
                            .attribute(largest, image, FIRST)
                            .maps()
                            .values())
                    .containsExactly(0, 4, 0, 0);
        }
    }

    @Test
    void ofATemplateTheGradientIsTheTemplateWhereItFits() {
        try (LayeredNetwork template = HandNetworks.template()) {
            Attribution own =
                    new GradientSaliency(SaliencySettings.defaults()).attribute(template, HandNetworks.cross(), FIRST);
            assertThat(own.maps().values())
                    .containsExactly(0, 0, 0, 0, 0, -1, 1, -1, 0, 0, 1, 1, 1, 0, 0, -1, 1, -1, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void ofATemplateBothGradCamsAreItsFitByHand() {
        // The cross fits with 5 in place (1, 0), with 0, 1 or less elsewhere; see the loops below.
        float[] fit = new float[9];
        Batch cross = HandNetworks.cross();
        for (int place = 0; place < 9; place++) {
            for (int k = 0; k < 9; k++) {
                fit[place] += HandNetworks.TEMPLATE[k] * cross.value(0, (place / 3 + k / 3) * 5 + place % 3 + k % 3);
            }
            fit[place] = Math.max(0, fit[place]);
        }
        assertThat(fit[3]).isEqualTo(5);
        float all = (float) HandNetworks.sum(fit);
        try (LayeredNetwork template = HandNetworks.template()) {
            Attribution plain = new GradCam(CamSettings.at("fit.relu")).attribute(template, cross, FIRST);
            // The slope is 1 in one of nine places.
            assertThat(plain.part("channel weights").value(0, 0)).isCloseTo(1 / 9f, within(1e-6f));
            Attribution plus = new GradCamPlusPlus(CamSettings.at("fit.relu")).attribute(template, cross, FIRST);
            assertThat(plus.part("channel weights").value(0, 0)).isCloseTo(1 / (2 + all), within(1e-6f));
            for (int i = 0; i < 9; i++) {
                assertThat(plain.part("layer map").value(0, i)).isCloseTo(fit[i] / 9, within(1e-6f));
                assertThat(plus.part("layer map").value(0, i)).isCloseTo(fit[i] / (2 + all), within(1e-6f));
            }
            // On receptive fields, the unit in row r and column c stands on the pixel r + 1, c + 1.
            Attribution placed = new GradCam(
                            CamSettings.at("fit.relu").withPlacement(CamSettings.Placement.RECEPTIVE_FIELDS))
                    .attribute(template, cross, FIRST);
            for (int i = 0; i < 9; i++) {
                assertThat(placed.maps().value(0, (i / 3 + 1) * 5 + i % 3 + 1)).isCloseTo(fit[i] / 9, within(1e-6f));
            }
            assertThat(placed.maps().value(0, 5)).isEqualTo(0);
        }
    }

    @Test
    void receptiveFieldsOfLeNetAreThoseCountedByHand() {
        // conv1 sees 5, a pool adds 1, conv2 adds 4 steps of 2, the next pool one more.
        assertThat(ReceptiveField.of(LeNet.DESIGN, "conv1")).isEqualTo(new ReceptiveField(2, 2, 1, 1, 5, 5));
        assertThat(ReceptiveField.of(LeNet.DESIGN, "maxpool1")).isEqualTo(new ReceptiveField(2.5, 2.5, 2, 2, 6, 6));
        assertThat(ReceptiveField.of(LeNet.DESIGN, "conv2.relu")).isEqualTo(new ReceptiveField(6.5, 6.5, 2, 2, 14, 14));
        assertThat(ReceptiveField.of(LeNet.DESIGN, "maxpool2")).isEqualTo(new ReceptiveField(7.5, 7.5, 4, 4, 16, 16));
        assertThatThrownBy(() -> ReceptiveField.of(LeNet.DESIGN, "fc1")).hasMessageContaining("a layer of maps");
    }

    @Test
    void oddRequestsAreRefusedInWords() {
        try (LayeredNetwork linear = HandNetworks.linear();
                LayeredNetwork template = HandNetworks.template()) {
            GradientTimesInput method = new GradientTimesInput(Score.LOGIT);
            assertThatThrownBy(() -> method.attribute(linear, nine(), new int[] {0, 1}))
                    .hasMessageContaining("one class for each of 1 images, but got 2");
            assertThatThrownBy(() -> method.attribute(linear, nine(), new int[] {2}))
                    .hasMessageContaining("from 0 to 1, but got [2]");
            assertThatThrownBy(() -> method.attribute(template, nine(), FIRST)).hasMessageContaining("[1, 5, 5]");
            assertThatThrownBy(() -> new GradCam(CamSettings.at("map")).attribute(linear, nine(), FIRST))
                    .hasMessageContaining("Grad-CAM at map needs a layer of (channels, height, width)");
            Batch negative = Batch.of(ActivationShape.of(1, 5, 5), new float[25]);
            float[] dark = negative.values();
            dark[6] = 1;
            assertThatThrownBy(() -> new GradCamPlusPlus(CamSettings.at("fit"))
                            .attribute(template, Batch.of(negative.shape(), dark), FIRST))
                    .hasMessageContaining("activations of at least 0")
                    .hasMessageContaining("ReLU");
            assertThatThrownBy(() -> new PatchShapley(ShapleySettings.of(4, 2)).attribute(linear, nine(), FIRST))
                    .hasMessageContaining("1 to 3 rows");
            assertThatThrownBy(() -> new IntegratedGradients(IntegratedGradientsSettings.defaults()
                                    .withBaseline(Baseline.of(HandNetworks.cross())))
                            .attribute(linear, nine(), FIRST))
                    .hasMessageContaining("one baseline image");
        }
        assertThatThrownBy(() -> OcclusionSettings.defaults().withWindow(3, 4)).hasMessageContaining("stride");
        assertThatThrownBy(() -> IntegratedGradientsSettings.defaults().withNodes(0))
                .hasMessageContaining("nodes must be at least 1, but was 0");
        assertThatThrownBy(() ->
                        SmoothGradSettings.of(SmoothGradSettings.Form.MEAN).withNoise(0))
                .hasMessageContaining("noise must be above 0");
    }
}
