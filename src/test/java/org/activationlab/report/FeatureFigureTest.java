package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.visualization.FeaturePortrait;
import org.activationlab.interpret.visualization.VisualizationSettings;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.junit.jupiter.api.Test;

class FeatureFigureTest {

    /** The first unit adds the pixels up, the second gives 0 whatever it sees. */
    private static List<FeaturePortrait> portraits() {
        NetworkDesign design = new NetworkDesign(
                "sum",
                ActivationShape.of(1, 28, 28),
                List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(784, 2))));
        float[] numbers = new float[2 * 784 + 2];
        Arrays.fill(numbers, 0, 784, 1);
        byte[] pixels = new byte[3 * 784];
        Arrays.fill(pixels, 784, 784 + 51, (byte) 255);
        pixels[2 * 784] = (byte) 255;
        LabelledImages images = LabelledImages.of(pixels, new byte[3]);
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, design, Parameters.of(design.shapes(), numbers))) {
            return FeaturePortrait.of(
                    network,
                    images,
                    List.of(Target.neuron("map", 0), Target.neuron("map", 1)),
                    VisualizationSettings.plain().withSteps(200, 0.3),
                    2);
        }
    }

    @Test
    void showsTheMadeImageBesideThoseFound() throws IOException {
        Figure figure = FeatureFigure.of(portraits(), 2);
        assertThat(figure.finding())
                .isEqualTo("For 1 of 2 units the image made for it (framed) activates it more than every image of the"
                        + " data set");
        assertThat(figure.alternative())
                .endsWith("unit 0 of map 784.00 (tick), 51.00, 1.00; unit 1 of map 0.00 (cross), 0.00, 0.00.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> FeatureFigure.of(List.of(), 1)).hasMessageContaining("at least one unit");
        assertThatThrownBy(() -> FeatureFigure.of(portraits(), 7)).hasMessageContaining("7 units of 3 images");
    }
}
