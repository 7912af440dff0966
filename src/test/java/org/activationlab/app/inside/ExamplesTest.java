package org.activationlab.app.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.activationlab.app.inside.DigitExplanations.DigitSet;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.Target;
import org.activationlab.reference.Reference;
import org.activationlab.vision.TorchvisionNetwork;
import org.junit.jupiter.api.Test;

/** Digits that a trained network reads rightly and wrongly, and units by name. */
class ExamplesTest {

    private static final LabelledImages IMAGES =
            SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, 10, 300).test();

    @Test
    void rightAndWrongAnswersAreWhatTheyAreCalled() {
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet())) {
            for (boolean right : List.of(true, false)) {
                List<Integer> numbers = Examples.of(network, IMAGES, right, 8);
                assertThat(numbers).hasSize(8).doesNotHaveDuplicates();
                DigitSet digits = DigitSet.of(network, IMAGES, numbers);
                for (int i = 0; i < numbers.size(); i++) {
                    assertThat(digits.truth().get(i)).isEqualTo(IMAGES.label(numbers.get(i)));
                    assertThat(digits.answers().get(i).equals(digits.truth().get(i)))
                            .isEqualTo(right);
                    assertThat(digits.names().get(i)).startsWith(numbers.get(i) + ": a ");
                }
                Set<Integer> different = new HashSet<>(digits.truth());
                assertThat(different).as("digits take turns").hasSizeGreaterThan(4);
            }
            assertThatThrownBy(() -> DigitSet.of(network, IMAGES, List.of(300)))
                    .hasMessageContaining("numbers from 0 to 299, but one was 300");
        }
    }

    @Test
    void unitsAreChannelsOrValuesAndWithoutANumberTheWholeLayer() {
        assertThat(FeatureWork.unit(LeNet.DESIGN, "conv2", 15))
                .hasToString(Target.channel("conv2", 15).toString());
        assertThat(FeatureWork.unit(LeNet.DESIGN, "fc1", 119))
                .hasToString(Target.channel("fc1", 119).toString());
        assertThat(FeatureWork.unit(LeNet.DESIGN, "conv2", -1))
                .hasToString(Target.energy("conv2").toString());
        assertThatThrownBy(() -> FeatureWork.unit(LeNet.DESIGN, "conv2", 16))
                .hasMessageContaining("units from 0 to 15");
        assertThatThrownBy(() -> FeatureWork.unit(TorchvisionNetwork.VGG16.design(), "layer4", 0))
                .hasMessageContaining("features.28")
                .hasMessageContaining("classifier.6");
    }
}
