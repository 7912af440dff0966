package org.activationlab.interpret.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.SmallNetworks;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureVisualizationTest {

    private static final VisualizationSettings SHORT =
            VisualizationSettings.defaults().withImages(2).withSteps(64, 0.2);

    private static LayeredNetwork lenet;

    @BeforeAll
    static void load() {
        lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet());
    }

    @AfterAll
    static void close() {
        lenet.close();
    }

    /** The most that weights 1, -2, 3 and a bias of 0.5 can give is 4.5, at pixels 1, 0, 1; the least is -1.5. */
    @ParameterizedTest
    @EnumSource(Parametrization.class)
    void ofALinearNetworkTheBestImageHasInkWhereWeightsArePositive(Parametrization parametrization) {
        VisualizationSettings settings = VisualizationSettings.plain()
                .withParametrization(parametrization)
                .withSteps(400, 0.3);
        try (LayeredNetwork network = SmallNetworks.linear(3, 2, 1, -2, 3, 4, 5, -6, 0.5f, -0.5f)) {
            Visualization most = new FeatureVisualization(settings).visualize(network, Target.logit(0));
            assertThat(most.images().row(0)).containsExactly(1, 0, 1);
            assertThat(most.value(0)).isEqualTo(4.5);
            assertThat(most.history(0)).hasSize(400);
            assertThat(most.history(0)[399]).isCloseTo(4.5, within(0.02));
            Visualization least =
                    new FeatureVisualization(settings.withAim(Aim.MINIMIZE)).visualize(network, Target.logit(0));
            assertThat(least.images().row(0)).containsExactly(0, 1, 0);
            assertThat(least.value(0)).isEqualTo(-1.5);
        }
    }

    /** The first pixel counts, the other two are left to the penalties. */
    @Test
    void whatAUnitDoesNotCareForIsLeftToThePenalties() {
        try (LayeredNetwork network = SmallNetworks.linear(3, 2, 1, 0, 0, 0, 0, 0, 0, 0)) {
            VisualizationSettings still = VisualizationSettings.plain().withSteps(400, 0.1);
            Batch start = Batch.of(network.design().input(), new float[] {0.5f, 0.5f, 0.9f});
            Target target = Target.logit(0);
            float[] free = new FeatureVisualization(still)
                    .visualize(network, target, start)
                    .images()
                    .row(0);
            assertThat(free).containsExactly(1, 128 / 255f, 230 / 255f);
            float[] dark = new FeatureVisualization(still.withPenalties(0, 0.1))
                    .visualize(network, target, start)
                    .images()
                    .row(0);
            assertThat(dark[0]).isGreaterThan(0.95f);
            assertThat(dark[1]).isLessThan(0.05f);
            assertThat(dark[2]).isLessThan(0.05f);
            float[] smooth = new FeatureVisualization(still.withPenalties(0.1, 0))
                    .visualize(network, target, start)
                    .images()
                    .row(0);
            assertThat(smooth[1]).isGreaterThan(0.9f);
        }
    }

    @Test
    void whereAUnitSeesNothingAGivenImageStays() {
        try (LayeredNetwork network = SmallNetworks.linear(3, 2, new float[8])) {
            Batch start = Batch.of(network.design().input(), new float[] {0.2f, 0.5f, 0.9f});
            Visualization same = new FeatureVisualization(
                            VisualizationSettings.plain().withPenalties(1, 1).withSteps(20, 0.1))
                    .visualize(network, Target.logit(0), start);
            assertThat(same.images().row(0)).containsExactly(51 / 255f, 128 / 255f, 230 / 255f);
        }
    }

    @Test
    void equalSeedsGiveEqualImagesAndAnImageDoesNotDependOnTheOthers() {
        VisualizationSettings few = SHORT.withSteps(8, 0.2);
        Target target = Target.channel("conv2", 3);
        Visualization two = new FeatureVisualization(few).visualize(lenet, target);
        Visualization again = new FeatureVisualization(few).visualize(lenet, target);
        Visualization one = new FeatureVisualization(few.withImages(1)).visualize(lenet, target);
        Visualization other = new FeatureVisualization(few.withSeed(7)).visualize(lenet, target);
        assertThat(again.images().values()).isEqualTo(two.images().values());
        assertThat(one.images().row(0)).containsExactly(two.images().row(0), within(0.02f));
        assertThat(other.images().row(0)).isNotEqualTo(two.images().row(0));
        assertThat(two.images().row(1)).isNotEqualTo(two.images().row(0));
    }

    @Test
    void theValueIsThatOfTheStoredImageWithoutMovement() {
        Visualization made = new FeatureVisualization(SHORT).visualize(lenet, Target.logit(3, 8));
        Batch logits = lenet.logits(made.images());
        assertThat(made.value(0)).isEqualTo(logits.value(0, 3), within(1e-5));
        assertThat(made.value(1)).isEqualTo(logits.value(1, 8), within(1e-5));
        assertThat(made.target()).isEqualTo("logit of classes [3, 8]");
        for (float pixel : made.images().values()) {
            assertThat(255 * pixel).isCloseTo(Math.round(255 * pixel), within(1e-4f));
        }
    }

    @Test
    void madeImagesActivateMoreThanTheDataAndLookSmooth() {
        LabelledImages images = Mnist.orSkip().train().first(1_000);
        SplittableRandom random = new SplittableRandom(4);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            targets.add(Target.channel("conv1.relu", random.nextInt(6)));
            targets.add(Target.channel("conv2.relu", random.nextInt(16)));
            targets.add(Target.neuron("fc1", random.nextInt(120)));
            targets.add(Target.neuron("fc2", random.nextInt(84)));
        }
        List<FeaturePortrait> portraits = FeaturePortrait.of(lenet, images, targets, SHORT, 2);
        assertThat(portraits.stream().filter(FeaturePortrait::beatsData).count())
                .isGreaterThanOrEqualTo(11);
        // Noise of the same spread would have a mean difference of more than one deviation.
        portraits.forEach(portrait -> {
            float[] pixels = portrait.made().images().row(portrait.made().best());
            assertThat(roughness(pixels)).as(portrait.target()).isLessThan(0.6);
        });
        assertThat(portraits.get(0).target()).startsWith("channel ").endsWith(" of conv1.relu");
    }

    /** The mean difference of neighbours in a row, in deviations of the pixels. */
    private static double roughness(float[] pixels) {
        double mean = 0;
        for (float pixel : pixels) {
            mean += pixel / pixels.length;
        }
        double squares = 0;
        double differences = 0;
        for (int i = 0; i < pixels.length; i++) {
            squares += (pixels[i] - mean) * (pixels[i] - mean);
            differences += i % 28 == 27 ? 0 : Math.abs(pixels[i + 1] - pixels[i]);
        }
        return differences / (28 * 27) / Math.sqrt(squares / pixels.length);
    }

    @Test
    void aDreamStrengthensWhatALayerSeesInAGivenImage() {
        LabelledImages images = Mnist.orSkip().train();
        Batch start = Batch.ofRows(LeNet.DESIGN.input(), List.of(images.pixels(0), images.pixels(1)));
        Target energy = Target.energy("conv2.relu");
        Visualization dream =
                new FeatureVisualization(SHORT.withPenalties(0, 0).withSteps(20, 0.1)).visualize(lenet, energy, start);
        for (int i = 0; i < 2; i++) {
            double before = mean(lenet.activations("conv2.relu", start).row(i));
            assertThat(dream.value(i)).isGreaterThan(1.2 * before);
            // It is still the image that it began with.
            assertThat(correlation(dream.images().row(i), start.row(i))).isGreaterThan(0.8);
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }

    private static double correlation(float[] one, float[] other) {
        double both = 0;
        double first = 0;
        double second = 0;
        double meanOne = 0;
        double meanOther = 0;
        for (int i = 0; i < one.length; i++) {
            meanOne += one[i] / (double) one.length;
            meanOther += other[i] / (double) one.length;
        }
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            first += (one[i] - meanOne) * (one[i] - meanOne);
            second += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return both / Math.sqrt(first * second);
    }

    @Test
    void everyDigitGetsAnImageThatTheNetworkIsSureOf() {
        Visualization digits = new FeatureVisualization(SHORT.withImages(10).withPenalties(0.05, 0.05))
                .visualize(lenet, Target.logOdds(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        Batch logits = lenet.logits(digits.images());
        for (int digit = 0; digit < 10; digit++) {
            assertThat(logits.largest(digit)).isEqualTo(digit);
            assertThat(digits.value(digit)).as("log-odds of %d", digit).isGreaterThan(2.2);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        FeatureVisualization visualization = new FeatureVisualization(SHORT);
        Batch odd = Batch.of(ActivationShape.of(1, 2, 2), new float[4]);
        assertThatThrownBy(() -> visualization.visualize(lenet, Target.logit(1), odd))
                .hasMessageContaining("[1, 28, 28]");
        float[] bright = new float[784];
        Arrays.fill(bright, 255);
        Batch unscaled = Batch.of(LeNet.DESIGN.input(), bright);
        assertThatThrownBy(() -> visualization.visualize(lenet, Target.logit(1), unscaled))
                .hasMessageContaining("divide by 255");
        assertThatThrownBy(() -> visualization.visualize(lenet, Target.neuron("conv9", 1)))
                .hasMessageContaining(NetworkDesign.INPUT);
        assertThatThrownBy(() -> SHORT.withSteps(0, 0.1)).hasMessageContaining("steps must be at least 1, but was 0");
        assertThatThrownBy(() -> SHORT.withMovements(-1, 0, 0)).hasMessageContaining("jitter");
        assertThatThrownBy(() -> SHORT.withMovements(0, 181, 0)).hasMessageContaining("rotation");
        assertThatThrownBy(() -> SHORT.withMovements(0, 0, 1)).hasMessageContaining("scaling");
        assertThatThrownBy(() -> SHORT.withNoise(1, 0)).hasMessageContaining("brightness");
    }
}
