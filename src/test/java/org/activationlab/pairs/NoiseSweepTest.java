package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.Initialization;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;

class NoiseSweepTest {

    private static final NoiseSweep SMALL = new NoiseSweep(List.of(1e-6, 2.0), 40, 42);

    private static LabelledImages images() {
        byte[] pixels = new byte[3 * 784];
        new SplittableRandom(8).nextBytes(pixels);
        return LabelledImages.of(pixels, new byte[] {3, 7, 1});
    }

    /** Pairs of two models, told by what they really answer to the clean images. */
    private static List<SampledPair> pairs(Map<String, Parameters> networks) {
        List<SampledPair> pairs = new ArrayList<>();
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images())) {
            for (int image = 0; image < 3; image++) {
                for (String model : List.of("b", "a")) {
                    int predicted = reader.predict(networks.get(model))[image];
                    pairs.add(new SampledPair(model, image, images().label(image), predicted));
                }
            }
        }
        return pairs;
    }

    @Test
    void labelsTheSamePairsAtEveryScale() throws InterruptedException {
        Map<String, Parameters> networks =
                Map.of("a", Initialization.PYTORCH_DEFAULT.draw(1), "b", Initialization.XAVIER_UNIFORM.draw(2));
        List<Long> progress = new ArrayList<>();

        SweptRatios swept = SMALL.measure(ComputeDevice.CPU, images(), networks, pairs(networks), progress::add);

        assertThat(progress).containsExactly(3L, 6L, 9L, 12L);
        assertThat(swept.scales()).containsExactly(1e-6, 2.0);
        assertThat(swept.labels(2).modelIds()).containsExactly("b", "b", "b", "a", "a", "a");
        assertThat(swept.labels(2).images()).containsExactly(0, 1, 2, 0, 1, 2);
        // Noise of a millionth changes no answer here.
        assertThat(swept.labels(1e-6).ratios()).containsOnly(1);
        try (NoiseLabeller labeller = new NoiseLabeller(ComputeDevice.CPU, images(), new NoiseSettings(2, 40, 42))) {
            assertThat(swept.labels(2).votes(5))
                    .isEqualTo(labeller.label(networks.get("a"), List.of(2)).get(0));
        }
    }

    @Test
    void describesRightAndWrongPredictionsAtEachScale() {
        SweptRatios swept = new SweptRatios(
                List.of(0.5, 0.9), List.of(table(new int[] {10, 6, 2, 8}, 4), table(new int[] {4, 2, 0, 2}, 1)));

        List<SweptRatios.Row> rows = swept.rows();
        assertThat(rows).hasSize(4);
        // Right: 1, 0.6, 0.2, 0.8; quartile positions 0.75, 1.5 and 2.25.
        assertThat(rows.get(0).scale()).isEqualTo(0.5);
        assertThat(rows.get(0).correct()).isTrue();
        assertThat(rows.get(0).pairs()).isEqualTo(4);
        assertThat(rows.get(0).mean()).isCloseTo(0.65, within(1e-12));
        assertThat(rows.get(0).lowerQuartile()).isCloseTo(0.5, within(1e-12));
        assertThat(rows.get(0).median()).isCloseTo(0.7, within(1e-12));
        assertThat(rows.get(0).upperQuartile()).isCloseTo(0.85, within(1e-12));
        assertThat(rows.get(1)).isEqualTo(new SweptRatios.Row(0.5, false, 1, 0.4, 0.4, 0.4, 0.4));
        assertThat(rows.get(2).mean()).isCloseTo(0.2, within(1e-12));
        assertThat(rows.get(3).scale()).isEqualTo(0.9);
        // Right 0.65 and wrong 0.4; right 0.2 and wrong 0.1.
        assertThat(swept.gap(0.5)).isCloseTo(0.25, within(1e-12));
        assertThat(swept.gap(0.9)).isCloseTo(0.1, within(1e-12));
    }

    /** Right pairs with these survivors of ten, and one wrong pair. */
    private static LabelTable table(int[] right, int wrong) {
        List<LabelledPair> pairs = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            pairs.add(new LabelledPair(
                    new SampledPair("a", i, 0, 0), VoteHistogram.of(right[i], 10 - right[i], 0, 0, 0, 0, 0, 0, 0, 0)));
        }
        pairs.add(new LabelledPair(
                new SampledPair("a", 9, 1, 0), VoteHistogram.of(wrong, 10 - wrong, 0, 0, 0, 0, 0, 0, 0, 0)));
        return LabelTable.of(pairs);
    }

    @Test
    void refusesScalesThatDoNotIncrease() {
        assertThat(NoiseSweep.defaults().scales()).contains(0.9);
        assertThatThrownBy(() -> SMALL.withScales(List.of())).hasMessageContaining("at least one scale");
        assertThatThrownBy(() -> SMALL.withScales(List.of(0.9, 0.9))).hasMessageContaining("must increase");
        assertThatThrownBy(() -> SMALL.withScales(List.of(0.0, 0.9))).hasMessageContaining("above 0, but was 0.0");
        assertThatThrownBy(() -> SMALL.withDraws(0)).hasMessageContaining("draws must be at least 1");
        assertThatThrownBy(() -> new SweptRatios(List.of(0.5, 0.9), List.of(table(new int[] {1}, 1))))
                .hasMessageContaining("one table");
        assertThatThrownBy(() -> new SweptRatios(List.of(0.5), List.of(table(new int[] {1}, 1))).labels(0.9))
                .hasMessageContaining("[0.5]");
    }

    @Test
    void namesTheMissingNetworkOrImage() {
        Map<String, Parameters> networks = Map.of("a", Initialization.NORMAL.draw(0));
        assertThatThrownBy(() -> SMALL.measure(
                        ComputeDevice.CPU, images(), networks, List.of(new SampledPair("c", 0, 3, 3)), done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model c")
                .hasMessageContaining("[a]");
        assertThatThrownBy(() -> SMALL.measure(
                        ComputeDevice.CPU, images(), networks, List.of(new SampledPair("a", 3, 3, 3)), done -> {}))
                .hasMessageContaining("3 images")
                .hasMessageContaining("image 3");
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        Map<String, Parameters> networks = Map.of("a", Initialization.NORMAL.draw(0));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SMALL.measure(
                            ComputeDevice.CPU, images(), networks, List.of(new SampledPair("a", 0, 3, 3)), done -> {}))
                    .isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
