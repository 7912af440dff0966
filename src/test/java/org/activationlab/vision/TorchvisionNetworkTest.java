package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four designs beside what torchvision's documentation says of them. */
class TorchvisionNetworkTest {

    /** Numbers of parameters from torchvision's table of pre-trained models. */
    @ParameterizedTest
    @CsvSource({"RESNET18, 11689512", "RESNET34, 21797672", "VGG16, 138357544", "VGG19, 143667240"})
    void hasAsManyParametersAsTorchvisions(TorchvisionNetwork network, long expected) {
        assertThat(network.design().learned().stream()
                        .mapToLong(ParameterShape::size)
                        .sum())
                .isEqualTo(expected);
    }

    @Test
    void arraysAndLayersHaveTorchvisionsNames() {
        assertThat(TorchvisionNetwork.VGG16.design().shapes())
                .contains(
                        ParameterShape.of("features.0.weight", 64, 3, 3, 3),
                        ParameterShape.of("features.28.weight", 512, 512, 3, 3),
                        ParameterShape.of("classifier.0.weight", 4096, 25088),
                        ParameterShape.of("classifier.6.bias", 1000));
        assertThat(TorchvisionNetwork.VGG19.design().shapes())
                .contains(ParameterShape.of("features.34.weight", 512, 512, 3, 3));
        assertThat(TorchvisionNetwork.RESNET18.design().shapes())
                .contains(
                        ParameterShape.of("conv1.weight", 64, 3, 7, 7),
                        ParameterShape.of("bn1.running_var", 64),
                        ParameterShape.of("layer2.0.downsample.0.weight", 128, 64, 1, 1),
                        ParameterShape.of("layer2.0.downsample.1.running_mean", 128),
                        ParameterShape.of("layer4.1.conv2.weight", 512, 512, 3, 3),
                        ParameterShape.of("fc.weight", 1000, 512))
                .doesNotContain(ParameterShape.of("layer1.0.downsample.0.weight", 64, 64, 1, 1));
        assertThat(TorchvisionNetwork.RESNET34.design().layerNames())
                .contains("layer1.2", "layer2.3", "layer3.5", "layer4.2")
                .doesNotContain("layer3.6");
    }

    @Test
    void mapsHaveTheSizesOfThePapers() {
        NetworkDesign resnet = TorchvisionNetwork.RESNET18.design();
        assertThat(resnet.shapeOf("layer1")).isEqualTo(ActivationShape.of(64, 56, 56));
        assertThat(resnet.shapeOf("layer4")).isEqualTo(ActivationShape.of(512, 7, 7));
        assertThat(TorchvisionNetwork.VGG16.design().shapeOf("features"))
                .as("the last of features.0 to features.30")
                .isEqualTo(ActivationShape.of(512, 7, 7));
        assertThat(TorchvisionNetwork.VGG16.design().shapeOf("features.28")).isEqualTo(ActivationShape.of(512, 14, 14));
    }

    @Test
    void sizesThatDoNotFitAreRefusedInWords() {
        assertThatThrownBy(() -> TorchvisionNetwork.VGG16.design(100, 10, 8))
                .hasMessageContaining("avgpool")
                .hasMessageContaining("224x224");
        assertThatThrownBy(() -> TorchvisionNetwork.VGG16.design(224, 10, 3)).hasMessageContaining("divisor");
        assertThat(TorchvisionNetwork.RESNET18.design(64, 10, 8).input().dimensions())
                .isEqualTo(List.of(3, 64, 64));
    }
}
