package org.activationlab.interpret.dissection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

/** Units whose meaning is built in, and a trained LeNet-5. */
class DissectionTest {

    /** Two channels of 1x1 convolutions: the ink itself, and the paper. */
    private static final NetworkDesign COPY = new NetworkDesign(
            "copy",
            ActivationShape.of(1, 6, 6),
            List.of(
                    new NamedLayer("maps", Convolution.of(1, 2, 1)),
                    new NamedLayer("flat", new Flatten()),
                    new NamedLayer("out", new Dense(72, 2))));

    private static LayeredNetwork copy() {
        float[] numbers = new float[4 + 144 + 2];
        numbers[0] = 1;
        numbers[1] = -1;
        numbers[3] = 1;
        // The first class counts ink, the second paper.
        for (int i = 0; i < 36; i++) {
            numbers[4 + i] = 1;
            numbers[4 + 72 + 36 + i] = 1;
        }
        return new LayeredNetwork(ComputeDevice.CPU, COPY, Parameters.of(COPY.shapes(), numbers));
    }

    @Test
    void aUnitThatCopiesInkAtTheTopOverlapsWithNothingElse() {
        float[] pixels = new float[36];
        for (int i = 0; i < 12; i++) {
            pixels[i] = 1;
        }
        try (LayeredNetwork network = copy()) {
            List<UnitMeaning> units = Dissection.of(network, "maps", Batch.of(COPY.input(), pixels), 0.5);
            UnitMeaning ink = units.get(0);
            assertThat(ink.threshold()).isZero();
            assertThat(ink.best()).as("the first of equal ones").isEqualTo(Concept.HORIZONTAL);
            assertThat(ink.overlap().get(Concept.TOP)).isEqualTo(1);
            assertThat(ink.overlap().get(Concept.LEFT)).as("4 of 12 pixels").isCloseTo(4 / 12.0, within(1e-12));
            assertThat(ink.overlap()).as("there is no loop").doesNotContainKey(Concept.LOOP);
            assertThat(units.get(1).overlap().get(Concept.TOP)).isZero();
        }
    }

    @Test
    void withoutItsUnitAClassIsLost() {
        float[] much = new float[36];
        Arrays.fill(much, 1);
        float[] none = new float[36];
        try (LayeredNetwork network = copy()) {
            Batch images = Batch.ofRows(COPY.input(), List.of(much, none));
            List<UnitAblation.Effect> effects = UnitAblation.of(network, "maps", images, new int[] {0, 1});
            assertThat(effects.get(1).lostOfClass()).containsExactly(0.0, 1.0);
            assertThat(effects.get(1).lost()).isEqualTo(0.5);
            assertThat(effects.get(1).accuracy()).isEqualTo(0.5);
        }
    }

    @Test
    void ofATrainedNetworkEveryUnitHasItsOverlapsAndAblationHurtsSome() {
        LabelledImages test = Mnist.orSkip().test();
        List<float[]> rows = new ArrayList<>();
        int[] classes = new int[200];
        for (int i = 0; i < classes.length; i++) {
            rows.add(test.pixels(i));
            classes[i] = test.label(i);
        }
        Batch images = Batch.ofRows(LeNet.DESIGN.input(), rows);
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet())) {
            List<UnitMeaning> units = Dissection.of(network, "conv2.relu", images, 0.05);
            assertThat(units).hasSize(16);
            assertThat(units)
                    .allSatisfy(unit -> assertThat(unit.overlap().values()).allMatch(v -> v >= 0 && v <= 1));
            List<UnitAblation.Effect> effects = UnitAblation.of(network, "conv2.relu", images, classes);
            assertThat(effects.stream()
                            .mapToDouble(UnitAblation.Effect::lost)
                            .max()
                            .orElseThrow())
                    .isPositive();
            assertThatThrownBy(() -> Dissection.of(network, "fc1", images, 0.05))
                    .hasMessageContaining("no maps");
        }
    }
}
