package org.activationlab.interpret.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.interpret.SmallNetworks;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.Target;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.PlainLeNet;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class TopImagesTest {

    private static final ActivationShape PIXEL = ActivationShape.of(1, 1, 1);

    /** The unit gives 2 x; equal images keep the order of the set, over portions too. */
    @Test
    void keepsTheBestInOrder() {
        List<Batch> portions = List.of(
                Batch.of(PIXEL, new float[] {0.3f, 0.9f, 0.1f}),
                Batch.of(PIXEL, new float[] {0.9f}),
                Batch.of(PIXEL, new float[] {0.2f, 0.95f}));
        try (LayeredNetwork network = SmallNetworks.linear(1, 1, 2, 0)) {
            TopImages most = TopImages.of(network, portions, List.of(Target.logit(0)), Aim.MAXIMIZE, 3)
                    .get(0);
            assertThat(IntStream.range(0, most.size()).map(most::image)).containsExactly(5, 1, 3);
            assertThat(most.value(0)).isEqualTo(1.9, within(1e-6));
            assertThat(most.images().values()).containsExactly(0.95f, 0.9f, 0.9f);
            TopImages least = TopImages.of(network, portions, List.of(Target.logit(0)), Aim.MINIMIZE, 9)
                    .get(0);
            assertThat(IntStream.range(0, least.size()).map(least::image)).containsExactly(2, 4, 0, 1, 3, 5);
            assertThatThrownBy(() -> TopImages.of(network, portions, List.of(), Aim.MINIMIZE, 0))
                    .hasMessageContaining("at least 1 image");
        }
    }

    @Test
    void findsWhatATextbooksLoopsFind() {
        LabelledImages images = Mnist.orSkip().test().first(300);
        PlainLeNet plain = new PlainLeNet(Reference.trainedLeNet());
        double[][] logits = new double[images.size()][];
        for (int i = 0; i < logits.length; i++) {
            float[] pixels = images.pixels(i);
            logits[i] = plain.logits(IntStream.range(0, pixels.length)
                    .mapToDouble(k -> pixels[k])
                    .toArray());
        }
        try (LayeredNetwork network = new LayeredNetwork(ComputeDevice.CPU, LeNet.DESIGN, Reference.trainedLeNet())) {
            // Later layers first: the order of the targets is theirs alone.
            List<TopImages> tops = TopImages.of(
                    network,
                    images,
                    List.of(Target.logit(4), Target.neuron("fc3", 7), Target.channel("conv1", 0), Target.logit(9)),
                    Aim.MAXIMIZE,
                    5);
            for (int[] asked : new int[][] {{0, 4}, {1, 7}, {3, 9}}) {
                int digit = asked[1];
                List<Integer> expected = IntStream.range(0, logits.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -logits[i][digit]))
                        .limit(5)
                        .toList();
                TopImages top = tops.get(asked[0]);
                assertThat(IntStream.range(0, 5).map(top::image).boxed()).containsExactlyElementsOf(expected);
                assertThat(top.value(4)).isCloseTo(logits[expected.get(4)][digit], within(2e-5));
                assertThat(top.images().row(2)).containsExactly(images.pixels(expected.get(2)));
            }
        }
    }
}
