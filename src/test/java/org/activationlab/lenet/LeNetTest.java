// Expected counts: by hand from the architecture, and PyTorch's fan_in / fan_out of a (out, in, 5, 5) kernel.
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.activationlab.network.ParameterShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeNetTest {

    @Test
    void holds44426Numbers() {
        // (25 + 1) 6 + (150 + 1) 16 + (256 + 1) 120 + (120 + 1) 84 + (84 + 1) 10
        assertThat(LeNet.PARAMETER_COUNT)
                .isEqualTo(156 + 2416 + 30_840 + 10_164 + 850)
                .isEqualTo(44_426);
    }

    @ParameterizedTest
    @CsvSource({"conv1, 25, 150", "conv2, 150, 400", "fc1, 256, 120", "fc2, 120, 84", "fc3, 84, 10"})
    void countsFanInAndFanOutAsPyTorchDoes(String layer, int fanIn, int fanOut) {
        for (ParameterShape shape : LeNet.SHAPES) {
            if (shape.name().startsWith(layer)) {
                assertThat(LeNet.fanIn(shape)).as(shape.name()).isEqualTo(fanIn);
                assertThat(LeNet.fanOut(shape)).as(shape.name()).isEqualTo(fanOut);
            }
        }
    }

    @Test
    void knowsNoOtherLayer() {
        assertThatThrownBy(() -> LeNet.fanIn(ParameterShape.of("conv3.weight", 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LeNet-5 has no layer conv3");
    }
}
