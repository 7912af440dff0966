package org.activationlab.interpret.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.BatchNormalization;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every method: on a trained LeNet-5, and on a small network for images in colours, by fixed seeds. */
class AttributionPropertiesTest {

    private static final NetworkDesign COLOURS = new NetworkDesign(
            "colours",
            ActivationShape.of(3, 12, 16),
            List.of(
                    new NamedLayer("conv", new Convolution(3, 4, 3, 1, 1, true)),
                    new NamedLayer("bn", new BatchNormalization(4)),
                    new NamedLayer("relu", Nonlinearity.RELU),
                    new NamedLayer("pool", MaxPool.of(2)),
                    new NamedLayer("flat", new Flatten()),
                    new NamedLayer("map", new Dense(4 * 6 * 8, 5))));

    private static LayeredNetwork lenet;
    private static LayeredNetwork colours;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
        colours = new LayeredNetwork(ComputeDevice.CPU, COLOURS, WeightDraw.fresh(COLOURS, 5));
    }

    @AfterAll
    static void close() {
        lenet.close();
        colours.close();
    }

    private static List<AttributionMethod> methods(String layer) {
        return List.of(
                new GradientSaliency(SaliencySettings.defaults()),
                new GradientTimesInput(Score.LOG_ODDS),
                new IntegratedGradients(IntegratedGradientsSettings.defaults().withScore(Score.PROBABILITY)),
                new SmoothGrad(
                        SmoothGradSettings.of(SmoothGradSettings.Form.MEAN).withSamples(4)),
                new SmoothGrad(
                        SmoothGradSettings.of(SmoothGradSettings.Form.SQUARED).withSamples(4)),
                new SmoothGrad(
                        SmoothGradSettings.of(SmoothGradSettings.Form.VARIANCE).withSamples(4)),
                new GradCam(CamSettings.at(layer)),
                new GradCam(CamSettings.at(layer).withPlacement(CamSettings.Placement.RECEPTIVE_FIELDS)),
                new GradCamPlusPlus(CamSettings.at(layer)),
                new Occlusion(OcclusionSettings.defaults()),
                new PatchShapley(ShapleySettings.of(2, 3)),
                new PatchShapley(ShapleySettings.of(4, 4).withPairs(3)),
                new RandomControl(3));
    }

    @Test
    void aMapDoesNotDependOnTheOtherImages() {
        check(lenet, "conv2.relu", new int[] {3, 8, 5});
        check(colours, "relu", new int[] {4, 0, 2});
    }

    private static void check(LayeredNetwork network, String layer, int[] classes) {
        ActivationShape shape = network.design().input();
        Batch images = HandNetworks.noise(shape, 3, 17);
        Batch last = Batch.of(shape, images.row(2));
        for (AttributionMethod method : methods(layer)) {
            Attribution all = method.attribute(network, images, classes);
            Attribution alone = method.attribute(network, last, new int[] {classes[2]});
            assertThat(all.maps().count()).isEqualTo(3);
            assertThat(all.heat(0)).hasSize(shape.height() * shape.width());
            assertThat(alone.maps().row(0))
                    .as(method.title())
                    .containsExactly(all.maps().row(2), within(2e-5f));
            assertThat(all.target()).hasToString(all.score().target(classes).toString());
        }
    }

    @Test
    void equalSettingsGiveEqualMapsAndOtherSeedsOthers() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 1, 23);
        int[] classes = {4};
        for (AttributionMethod method : methods("maxpool1")) {
            assertThat(method.attribute(lenet, images, classes).maps().values())
                    .as(method.title())
                    .containsExactly(
                            method.attribute(lenet, images, classes).maps().values());
        }
        SmoothGradSettings smooth =
                SmoothGradSettings.of(SmoothGradSettings.Form.MEAN).withSamples(2);
        assertThat(new SmoothGrad(smooth)
                        .attribute(lenet, images, classes)
                        .maps()
                        .values())
                .isNotEqualTo(new SmoothGrad(smooth.withSeed(2))
                        .attribute(lenet, images, classes)
                        .maps()
                        .values());
    }

    @Test
    void moreNodesBringIntegratedGradientsToCompleteness() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 2, 29);
        int[] classes = {1, 6};
        for (Score score : Score.values()) {
            IntegratedGradientsSettings few =
                    IntegratedGradientsSettings.defaults().withScore(score).withNodes(2);
            Attribution coarse = new IntegratedGradients(few).attribute(lenet, images, classes);
            Attribution fine = new IntegratedGradients(few.withNodes(300)).attribute(lenet, images, classes);
            Batch empty = Batch.of(images.shape(), new float[images.shape().size()]);
            for (int i = 0; i < images.count(); i++) {
                Batch one = Batch.of(images.shape(), images.row(i));
                double gain =
                        lenet.gradients("input", one, score.target(classes[i])).number(0)
                                - lenet.gradients("input", empty, score.target(classes[i]))
                                        .number(0);
                assertThat(fine.checks().get(i).expected()).isCloseTo(gain, within(1e-5));
                assertThat(HandNetworks.sum(fine.heat(i)))
                        .as("%s", score)
                        .isCloseTo(gain, within(0.01 * Math.abs(gain) + 1e-3));
                assertThat(Math.abs(fine.checks().get(i).residual()))
                        .isLessThan(Math.abs(coarse.checks().get(i).residual()));
            }
        }
    }

    @Test
    void sampledShapleyValuesKeepEfficiencyAndLieWithinTheirErrors() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 2, 31);
        ShapleySettings settings = ShapleySettings.of(4, 4).withPairs(60);
        Attribution one = new PatchShapley(settings).attribute(lenet, images, new int[] {2, 7});
        Attribution other = new PatchShapley(settings.withSeed(9)).attribute(lenet, images, new int[] {2, 7});
        int outside = 0;
        for (int i = 0; i < images.count(); i++) {
            AxiomCheck check = one.checks().get(i);
            assertThat(check.axiom()).isEqualTo("efficiency");
            assertThat(check.residual()).isCloseTo(0, within(1e-4));
            for (int k = 0; k < 16; k++) {
                double a = one.part("standard errors").value(i, k);
                double b = other.part("standard errors").value(i, k);
                double gap =
                        one.part("values").value(i, k) - other.part("values").value(i, k);
                assertThat(a).isPositive();
                outside += Math.abs(gap) > 2.6 * Math.sqrt(a * a + b * b) ? 1 : 0;
            }
        }
        // One in a hundred would be usual.
        assertThat(outside).isLessThanOrEqualTo(2);
    }

    @Test
    void scoresInDoublePrecisionAreTheTargetsOwn() {
        Batch images = HandNetworks.noise(LeNet.DESIGN.input(), 3, 37);
        Batch logits = lenet.logits(images);
        for (Score score : Score.values()) {
            for (int digit = 0; digit < 10; digit++) {
                for (int i = 0; i < images.count(); i++) {
                    assertThat(score.of(logits.row(i), digit))
                            .isCloseTo(
                                    lenet.gradients("input", images, score.target(digit))
                                            .number(i),
                                    within(1e-5));
                }
            }
        }
    }

    @Test
    void aResultNamesItsPartsAndRefusesOthers() {
        Attribution own = new GradCam(CamSettings.at("conv2"))
                .attribute(lenet, HandNetworks.noise(LeNet.DESIGN.input(), 1, 1), new int[] {0});
        assertThat(own.parts().keySet()).containsExactly("layer map", "channel weights");
        assertThat(own.checks()).isEmpty();
        assertThat(own).hasToString("Grad-CAM at conv2 of the logit of class 0, 1 maps of [1, 28, 28]");
        assertThatThrownBy(() -> own.part("delta"))
                .hasMessageContaining("has no part delta; it has [layer map, channel weights]");
    }
}
