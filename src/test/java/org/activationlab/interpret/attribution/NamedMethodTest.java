package org.activationlab.interpret.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.interpret.SmallNetworks;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.vision.SmallClassifiers;
import org.activationlab.vision.TorchvisionNetwork;
import org.junit.jupiter.api.Test;

/** Methods by name, their usual choices, and their quality where it is known. */
class NamedMethodTest {

    @Test
    void thereAreTenMethodsWithNamesOfTheirOwn() {
        assertThat(NamedMethod.values())
                .extracting(NamedMethod::toString)
                .doesNotHaveDuplicates()
                .containsExactly(
                        "saliency",
                        "gradient-times-input",
                        "integrated-gradients",
                        "smoothgrad",
                        "smoothgrad-squared",
                        "vargrad",
                        "grad-cam",
                        "grad-cam-plus-plus",
                        "occlusion",
                        "shapley");
        MethodChoices choices = MethodChoices.of(LeNet.DESIGN);
        assertThat(NamedMethod.values())
                .extracting(method -> method.with(choices).title())
                .doesNotHaveDuplicates();
    }

    @Test
    void theUsualMapIsTheLastBehindARectifier() {
        assertThat(MethodChoices.lastMap(LeNet.DESIGN)).isEqualTo("conv2.relu");
        assertThat(MethodChoices.lastMap(SmallClassifiers.SINGLE_CHANNEL)).isEqualTo("relu4");
        assertThat(MethodChoices.lastMap(TorchvisionNetwork.RESNET34.design())).isEqualTo("layer4.2");
        assertThat(MethodChoices.lastMap(TorchvisionNetwork.VGG16.design())).isEqualTo("features.29");
        assertThat(MethodChoices.of(LeNet.DESIGN).window()).isEqualTo(4);
    }

    @Test
    void choicesReachTheMethods() {
        MethodChoices choices =
                MethodChoices.of(LeNet.DESIGN).withLayer("conv1").withPatches(2).withWindow(7);
        assertThat(NamedMethod.GRAD_CAM.with(choices).title()).isEqualTo("Grad-CAM at conv1");
        assertThat(NamedMethod.SHAPLEY.with(choices).title()).contains("2x2");
        assertThat(NamedMethod.OCCLUSION.with(choices).title()).contains("7x7");
        assertThatThrownBy(() -> choices.withSamples(1)).hasMessageContaining("samples must be at least 2");
        assertThatThrownBy(() -> choices.withPatches(0)).hasMessageContaining("patches");
    }

    /** Two classes of a linear network: the logit is the sum of four pixels, of which the first weighs most. */
    @Test
    void ofALinearNetworkEveryFallIsExplained() {
        try (LayeredNetwork network = SmallNetworks.linear(4, 2, 4, 2, 1, 1, 0, 0, 0, 0, 0, 0)) {
            Batch image = Batch.of(ActivationShape.of(1, 1, 4), new float[] {1, 1, 1, 1});
            MethodChoices choices = MethodChoices.of(network.design()).withWindow(1);
            MapQuality quality = MapQuality.of(
                    NamedMethod.GRADIENT_TIMES_INPUT.with(choices),
                    network,
                    image,
                    new int[] {0},
                    PixelCurvesSettings.defaults().withScore(Score.LOGIT),
                    new MaxSensitivity(0.02, 3, 1),
                    new Infidelity(20, 1, Baseline.zero(), 1));
            assertThat(quality.explained().mean()).isCloseTo(1, within(1e-6));
            // Logits 8, 4, 2, 1, 0 as the pixels go, by trapezoids of width 1/4; 0, 4, 6, 7, 8 as they come back.
            assertThat(quality.deletion().mean()).isCloseTo((4 + 4 + 2 + 1) / 4.0, within(1e-6));
            assertThat(quality.insertion().mean()).isCloseTo((4 + 6 + 7 + 4) / 4.0, within(1e-6));
            assertThat(quality.sensitivity().mean()).isBetween(0.0, 0.02 + 1e-6);
        }
    }
}
