package org.activationlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.reference.PlainLeNet;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class LeNetObserverTest {

    private static final int IMAGES = 12;

    @Test
    void seesWhatTheActivationReaderSees() {
        LabelledImages images = MonitorExample.labelled(IMAGES);
        LeNetObserver network = MonitorExample.leNet();
        List<Integer> numbers = IntStream.range(0, IMAGES).boxed().toList();
        List<ActivationTrace> expected;
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images)) {
            expected = reader.read(Reference.trainedLeNet(), numbers);
        }
        for (int image : numbers) {
            ActivationTrace own = network.observe(images.pixels(image));
            assertThat(own.layout()).isEqualTo(expected.get(image).layout());
            for (String part : own.names()) {
                float[] values = own.values(part);
                float[] wanted = expected.get(image).values(part);
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i]).as("%s %d", part, i).isCloseTo(wanted[i], within(2e-5f));
                }
            }
        }
    }

    @Test
    void answersNoiseAsATextbookComputationInDoublePrecisionDoes() {
        float[] image = MonitorExample.images(1).get(0);
        double[] plain = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            image[i] += (float) (1.5 * Math.sin(2.3 * i));
            plain[i] = image[i];
        }
        double[] expected = new PlainLeNet(Reference.trainedLeNet()).logits(plain);
        float[] logits = MonitorExample.leNet().observe(image).values("fc3");
        for (int k = 0; k < 10; k++) {
            assertThat((double) logits[k]).isCloseTo(expected[k], within(1e-4));
        }
    }

    @Test
    void looksAtManyAsAtEach() {
        LeNetObserver network = MonitorExample.leNet();
        List<float[]> images = MonitorExample.images(5);
        assertThat(network.observe(images))
                .isEqualTo(images.stream().map(network::observe).toList());
    }

    @Test
    void refusesOtherParametersAndOtherImages() {
        float[] block = Reference.trainedLeNet().block();
        block[7] = Float.NaN;
        Parameters diverged = Parameters.of(LeNet.SHAPES, block);
        assertThatThrownBy(() -> new LeNetObserver("m", diverged)).hasMessageContaining("diverged");
        Parameters other = MonitorExample.mlp(1).parameters();
        assertThatThrownBy(() -> new LeNetObserver("m", other)).hasMessageContaining("conv1.weight");
        assertThatThrownBy(() -> MonitorExample.leNet().observe(new float[783]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 784 pixels")
                .hasMessageContaining("783");
    }
}
