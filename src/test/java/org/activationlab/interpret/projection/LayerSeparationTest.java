package org.activationlab.interpret.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.metrics.PairedComparison;
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
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

/** Separation layer by layer, in a network whose layers are known and in a trained LeNet-5. */
class LayerSeparationTest {

    /** Reads the first of two pixels, and nothing of the other. */
    private static final NetworkDesign DESIGN = new NetworkDesign(
            "first pixel",
            ActivationShape.of(1, 1, 2),
            List.of(
                    new NamedLayer("flatten", new Flatten()),
                    new NamedLayer("fc1", new Dense(2, 1)),
                    new NamedLayer("fc1.relu", Nonlinearity.RELU),
                    new NamedLayer("fc2", new Dense(1, 2))));

    @Test
    void aLayerThatKeepsOnlyTheSignalSeparatesBetter() {
        Parameters parameters = Parameters.of(
                List.of(
                        ParameterShape.of("fc1.weight", 1, 2),
                        ParameterShape.of("fc1.bias", 1),
                        ParameterShape.of("fc2.weight", 2, 1),
                        ParameterShape.of("fc2.bias", 2)),
                new float[] {1, 0, 0, -1, 1, 0, 0});
        // The label moves the first pixel by 1, chance moves the second one far more.
        List<float[]> rows = new ArrayList<>();
        int[] labels = new int[60];
        Points chance = ProjectionReference.random(60, 1, 9);
        for (int i = 0; i < 60; i++) {
            labels[i] = i % 2;
            rows.add(new float[] {1 + labels[i], (float) (100 * chance.value(i, 0))});
        }
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, DESIGN, parameters)) {
            List<LayerSeparation> own = LayerSeparation.of(network, Batch.ofRows(DESIGN.input(), rows), labels);
            assertThat(own)
                    .extracting(LayerSeparation::layer)
                    .containsExactly("input", "flatten", "fc1", "fc1.relu", "fc2");
            assertThat(own).extracting(LayerSeparation::dimensions).containsExactly(2, 2, 1, 1, 2);
            assertThat(own).extracting(LayerSeparation::dense).containsExactly(false, false, true, true, true);
            assertThat(own.get(1).separation()).isEqualTo(own.get(0).separation());
            assertThat(own.get(0).separation().silhouette()).isLessThan(0.1);
            for (LayerSeparation layer : own.subList(2, 5)) {
                assertThat(layer.separation()).isEqualTo(new LabelSeparation(1, 1));
            }
        }
    }

    @Test
    void trainedDenseLayersSeparateBetterThanEarlierOnes() {
        LabelledImages test = Mnist.orSkip().test();
        List<float[]> rows = new ArrayList<>();
        int[] labels = new int[400];
        for (int i = 0; i < labels.length; i++) {
            rows.add(test.pixels(i));
            labels[i] = test.label(i);
        }
        try (LayeredNetwork lenet = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet())) {
            List<LayerSeparation> own = LayerSeparation.of(lenet, Batch.ofRows(LeNet.DESIGN.input(), rows), labels);
            assertThat(own).hasSize(13);
            LayerSeparations one = new LayerSeparations(List.of(own));
            assertThat(one.denseAgainstEarlier(SeparationMeasure.SILHOUETTE, 0.95)
                            .difference())
                    .isPositive();
            LabelSeparation pixels = LabelSeparation.of(Points.of(Batch.ofRows(LeNet.DESIGN.input(), rows)), labels);
            assertThat(own.get(0).separation()).isEqualTo(pixels);
        }
    }

    @Test
    void comparesLayersOverNetworks() {
        // Dense less earlier is 0.2, 0.3 and 0.4: 0.3 +- 4.303 * 0.1 / sqrt(3), Student's t with two degrees of
        // freedom.
        LayerSeparations own =
                new LayerSeparations(List.of(network(0.5, 0.6, 0.8), network(0.5, 0.7, 0.9), network(0.4, 0.7, 0.9)));
        assertThat(own.layers()).containsExactly("input", "conv1", "fc1", "fc2");
        assertThat(own.summary(1, SeparationMeasure.SILHOUETTE).mean()).isCloseTo(1.4 / 3, within(1e-12));
        assertThat(own.values(3, SeparationMeasure.SILHOUETTE)).containsExactly(0.8, 0.9, 0.9);
        PairedComparison difference = own.denseAgainstEarlier(SeparationMeasure.SILHOUETTE, 0.95);
        assertThat(difference.difference()).isCloseTo(0.3, within(1e-12));
        assertThat(difference.interval().orElseThrow().width())
                .isCloseTo(2 * 4.302653 * 0.1 / Math.sqrt(3), within(1e-6));
        assertThat(difference.decided()).isTrue();
    }

    private static List<LayerSeparation> network(double conv, double first, double second) {
        double[] values = {0.9, conv, first, second};
        String[] names = {"input", "conv1", "fc1", "fc2"};
        return IntStream.range(0, 4)
                .mapToObj(i -> new LayerSeparation(names[i], 5, i > 1, new LabelSeparation(0.5, values[i])))
                .toList();
    }

    @Test
    void refusesNetworksOfDifferentDesigns() {
        List<LayerSeparation> one = network(0, 0, 0);
        assertThatThrownBy(() -> new LayerSeparations(List.of())).hasMessageContaining("at least one network");
        assertThatThrownBy(() -> new LayerSeparations(List.of(one, one.subList(0, 2))))
                .hasMessageContaining("network 1 has [input, conv1]");
        assertThatThrownBy(() -> new LayerSeparations(List.of(one.subList(0, 2)))
                        .denseAgainstEarlier(SeparationMeasure.SILHOUETTE, 0.95))
                .hasMessageContaining("dense layers and others");
        assertThat(Arrays.stream(SeparationMeasure.values()).map(SeparationMeasure::title))
                .doesNotHaveDuplicates();
    }
}
