package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.WeightDraw;
import org.junit.jupiter.api.Test;

class FreshStartTest {

    private static final LabelledImages IMAGES =
            SyntheticDigits.generate(5, 300, 10).train();
    private static final NetworkDesign DESIGN = SmallClassifiers.NARROWING;

    /** Sets all numbers of one array. */
    private static Parameters with(Parameters parameters, String name, float value) {
        float[] block = parameters.block();
        int from = 0;
        for (ParameterShape shape : parameters.shapes()) {
            if (shape.name().equals(name)) {
                Arrays.fill(block, from, from + shape.size(), value);
            }
            from += shape.size();
        }
        return Parameters.of(parameters.shapes(), block);
    }

    @Test
    void aChannelBelowZeroForEveryImageStopsAllSlopes() {
        Parameters drawn = WeightDraw.fresh(DESIGN, 2);
        assertThat(FreshStart.lives(ComputeDevice.CPU, DESIGN, drawn, IMAGES)).isTrue();
        Parameters dead = with(with(drawn, "conv4.weight", -0.1f), "conv4.bias", -0.1f);
        assertThat(FreshStart.lives(ComputeDevice.CPU, DESIGN, dead, IMAGES)).isFalse();
    }

    @Test
    void drawsAnewOnlyWhatIsDead() {
        int redrawn = 0;
        for (long seed = 1; seed <= 8; seed++) {
            FreshStart start = FreshStart.of(ComputeDevice.CPU, DESIGN, seed, IMAGES);
            Parameters first = WeightDraw.fresh(DESIGN, seed);
            assertThat(FreshStart.lives(ComputeDevice.CPU, DESIGN, start.parameters(), IMAGES))
                    .isTrue();
            assertThat(start.draw() == 1)
                    .isEqualTo(FreshStart.lives(ComputeDevice.CPU, DESIGN, first, IMAGES))
                    .isEqualTo(start.parameters().equals(first));
            assertThat(FreshStart.of(ComputeDevice.CPU, DESIGN, seed, IMAGES)).isEqualTo(start);
            assertThat(start.words())
                    .isEqualTo(
                            start.draw() == 1
                                    ? "fresh"
                                    : "fresh, draw " + start.draw()
                                            + " because no slope reached the first layer before");
            redrawn += start.draw() > 1 ? 1 : 0;
        }
        assertThat(redrawn).isBetween(1, 6);
    }

    @Test
    void givesUpWhereNoDrawCanLive() {
        // Behind so many layers of one channel hardly anything is above zero.
        List<NamedLayer> layers = new ArrayList<>(
                List.of(new NamedLayer("flatten", new Flatten()), new NamedLayer("fc0", new Dense(784, 1))));
        for (int i = 1; i <= 25; i++) {
            layers.add(new NamedLayer("relu" + i, Nonlinearity.RELU));
            layers.add(new NamedLayer("fc" + i, new Dense(1, i == 25 ? 10 : 1)));
        }
        NetworkDesign deep = new NetworkDesign("needle", ActivationShape.of(1, 28, 28), layers);
        assertThatThrownBy(() -> FreshStart.of(ComputeDevice.CPU, deep, 1, IMAGES))
                .hasMessageContaining("in 20 draws of its weights no slope reached the first layer of needle");
    }
}
