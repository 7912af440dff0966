package org.activationlab.interpret.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every method on a trained LeNet-5 beside PyTorch's values (attributions.json, attribution_methods.json). */
class AttributionReferenceTest {

    private static final JsonNode CASES = Reference.read("attributions").get("attributions");
    private static final JsonNode MORE = Reference.read("attribution_methods").get("attributions");

    private static LayeredNetwork lenet;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
    }

    @AfterAll
    static void close() {
        lenet.close();
    }

    private static Batch images(JsonNode cases) {
        LabelledImages test = Mnist.orSkip().test();
        List<float[]> pixels = new ArrayList<>();
        cases.forEach(one -> pixels.add(test.pixels(one.get("image").asInt())));
        return Batch.ofRows(LeNet.DESIGN.input(), pixels);
    }

    private static int[] digits(JsonNode cases) {
        int[] digits = new int[cases.size()];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = cases.get(i).get("true_digit").asInt();
        }
        return digits;
    }

    private static Attribution explained(AttributionMethod method, JsonNode cases) {
        return method.attribute(lenet, images(cases), digits(cases));
    }

    /** Compares one row per case. */
    private static void equal(Batch own, JsonNode cases, String key, double tolerance) {
        for (int i = 0; i < cases.size(); i++) {
            assertThat(own.row(i))
                    .as("%s of image %d", key, i)
                    .containsExactly(Reference.floats(cases.get(i).at(key)), within((float) tolerance));
        }
    }

    @Test
    void gradientSaliencyAndItsPanels() {
        Attribution own = explained(new GradientSaliency(SaliencySettings.defaults()), CASES);
        assertThat(own.parts().keySet()).containsExactly("source", "baseline", "saliency", "delta", "overlay");
        equal(own.maps(), CASES, "/gradient", 1e-6);
        equal(own.part("saliency"), CASES, "/gradient", 1e-6);
        equal(own.part("baseline"), CASES, "/gradient_of_zero_image", 1e-6);
        equal(own.part("delta"), CASES, "/delta", 1e-6);
        equal(own.part("overlay"), CASES, "/delta_times_image", 1e-6);
        assertThat(own.part("source").values()).containsExactly(images(CASES).values());
    }

    @Test
    void integratedGradients() {
        Attribution own = explained(new IntegratedGradients(IntegratedGradientsSettings.defaults()), CASES);
        equal(own.maps(), CASES, "/integrated_gradients", 1e-6);
        for (int i = 0; i < CASES.size(); i++) {
            AxiomCheck check = own.checks().get(i);
            JsonNode one = CASES.get(i);
            assertThat(check.attributed())
                    .isCloseTo(one.get("integrated_gradients_sum").asDouble(), within(1e-5));
            assertThat(check.residual())
                    .isCloseTo(one.get("completeness_residual").asDouble(), within(2e-5));
        }
    }

    @Test
    void gradCamBeforeAndBehindReLU() {
        Attribution before = explained(new GradCam(CamSettings.at("conv2")), CASES);
        equal(before.part("layer map"), CASES, "/grad_cam_conv2/map", 1e-6);
        equal(before.part("channel weights"), CASES, "/grad_cam_conv2/channel_weights", 1e-6);
        Attribution behind = explained(new GradCam(CamSettings.at("conv2.relu")), CASES);
        equal(behind.part("layer map"), CASES, "/grad_cam_conv2_after_relu/map", 1e-6);
        equal(
                explained(new GradCam(CamSettings.at("conv2.relu")), MORE).maps(),
                MORE,
                "/cam_conv2_relu/enlarged",
                1e-6);
    }

    @Test
    void gradCamPlusPlus() {
        Attribution own = explained(new GradCamPlusPlus(CamSettings.at("conv2.relu")), MORE);
        equal(own.part("channel weights"), MORE, "/cam_conv2_relu/weights_plus_plus", 1e-5);
        equal(own.part("layer map"), MORE, "/cam_conv2_relu/map_plus_plus", 1e-5);
        equal(own.maps(), MORE, "/cam_conv2_relu/enlarged_plus_plus", 1e-5);
    }

    @Test
    void occlusionSideBySideAndOverlapping() {
        Attribution own = explained(new Occlusion(OcclusionSettings.defaults()), CASES);
        assertThat(own.part("falls").shape().dimensions()).containsExactly(1, 7, 7);
        equal(own.part("falls"), CASES, "/occlusion", 1e-5);
        // The square in row 3, column 4 covers the pixels from (12, 16) to (15, 19).
        assertThat(own.maps().value(0, 15 * 28 + 19))
                .isEqualTo(own.part("falls").value(0, 3 * 7 + 4));
        OcclusionSettings overlapping =
                OcclusionSettings.defaults().withWindow(6, 4).withFill(Baseline.constant(0.5f));
        equal(explained(new Occlusion(overlapping), MORE).maps(), MORE, "/occlusion_6_4", 1e-5);
    }

    @Test
    void shapleyValuesOfNinePatches() {
        Attribution own = explained(new PatchShapley(ShapleySettings.of(3, 3)), CASES);
        equal(own.part("values"), CASES, "/shapley/values", 1e-5);
        assertThat(own.part("standard errors").values()).containsOnly(0);
        for (int i = 0; i < CASES.size(); i++) {
            JsonNode one = CASES.get(i).get("shapley");
            AxiomCheck check = own.checks().get(i);
            assertThat(check.expected())
                    .isCloseTo(
                            one.get("v_of_all").asDouble()
                                    - one.get("v_of_none").asDouble(),
                            within(1e-5));
            // Both ends are scored on their own, in batches of other sizes, so floats round otherwise.
            assertThat(check.residual()).isCloseTo(0, within(1e-5));
            assertThat(HandNetworks.sum(own.heat(i))).isCloseTo(check.expected(), within(1e-4));
        }
    }

    @Test
    void smoothGradInThreeForms() {
        for (SmoothGradSettings.Form form : SmoothGradSettings.Form.values()) {
            SmoothGradSettings settings =
                    SmoothGradSettings.of(form).withSamples(8).withNoise(0.2).withSeed(7);
            String key = switch (form) {
                case MEAN -> "/smoothgrad";
                case SQUARED -> "/smoothgrad_squared";
                case VARIANCE -> "/vargrad";
            };
            equal(explained(new SmoothGrad(settings), MORE).maps(), MORE, key, 1e-6);
        }
    }

    @Test
    void areasUnderDeletionAndInsertion() {
        // The order of PyTorch's gradients: our own may swap pixels that differ in the last bit.
        List<float[]> gradients = new ArrayList<>();
        MORE.forEach(one -> gradients.add(Reference.floats(one.get("gradient"))));
        Attribution theirs = Attribution.of(
                "PyTorch's gradient",
                MapKind.SLOPES,
                Score.LOGIT,
                digits(MORE),
                Batch.ofRows(LeNet.DESIGN.input(), gradients));
        PixelCurves own = PixelCurves.of(theirs, lenet, images(MORE), PixelCurvesSettings.defaults());
        for (int i = 0; i < MORE.size(); i++) {
            assertThat(own.deletion().get(i).area())
                    .isCloseTo(MORE.get(i).get("deletion_area").asDouble(), within(1e-6));
            assertThat(own.insertion().get(i).area())
                    .isCloseTo(MORE.get(i).get("insertion_area").asDouble(), within(1e-6));
        }
    }

    @Test
    void similarityOfMaps() {
        Attribution saliency = explained(new GradientSaliency(SaliencySettings.defaults()), MORE);
        Attribution delta = explained(
                new GradientSaliency(SaliencySettings.defaults().withShown(SaliencySettings.Panel.DELTA)), MORE);
        for (int i = 0; i < MORE.size(); i++) {
            MapSimilarity own = MapSimilarity.of(saliency, delta, i);
            JsonNode one = MORE.get(i);
            assertThat(own.spearman())
                    .isCloseTo(one.get("spearman_of_gradient_and_delta").asDouble(), within(1e-4));
            assertThat(own.ssim())
                    .isCloseTo(one.get("ssim_of_gradient_and_delta").asDouble(), within(1e-5));
        }
    }

    @Test
    void nodesAndWeightsOfGaussLegendre() {
        for (JsonNode rule : Reference.read("attribution_methods").get("quadrature")) {
            StraightPath own = new StraightPath(rule.get("nodes").size());
            for (int i = 0; i < own.nodes(); i++) {
                assertThat(own.share(i)).isCloseTo(rule.get("nodes").get(i).asDouble(), within(1e-9));
                assertThat(own.weight(i)).isCloseTo(rule.get("weights").get(i).asDouble(), within(1e-9));
            }
        }
    }
}
