package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.Initialization;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;

class RunningRatioTest {

    @Test
    void countsSurvivorsDrawByDraw() {
        RunningRatio ratio = RunningRatio.of(7, 7, 3, 7, 7);

        assertThat(ratio.draws()).isEqualTo(4);
        assertThat(ratio.after(1)).isEqualTo(new NoiseRatio(1, 1));
        assertThat(ratio.after(2)).isEqualTo(new NoiseRatio(1, 2));
        assertThat(ratio.after(3)).isEqualTo(new NoiseRatio(2, 3));
        assertThat(ratio.last()).isEqualTo(new NoiseRatio(3, 4));
    }

    @Test
    void refusesMissingDrawsAndWrongDigits() {
        assertThatThrownBy(() -> RunningRatio.of(7)).hasMessageContaining("at least one draw");
        assertThatThrownBy(() -> RunningRatio.of(10, 1)).hasMessageContaining("predictedDigit");
        assertThatThrownBy(() -> RunningRatio.of(1, 1, -1)).hasMessageContaining("the digit of draw 1");
        assertThatThrownBy(() -> RunningRatio.of(1, 1).after(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1");
        assertThatThrownBy(() -> RunningRatio.of(1, 1).after(0)).hasMessageContaining("after 0");
    }

    @Test
    void agreesWithLabelsOfFewerDraws() throws InterruptedException {
        byte[] pixels = new byte[784];
        new SplittableRandom(8).nextBytes(pixels);
        LabelledImages images = LabelledImages.of(pixels, new byte[] {3});
        Parameters network = Initialization.PYTORCH_DEFAULT.draw(5);
        int[] digits;
        try (NoiseLabeller all = new NoiseLabeller(ComputeDevice.CPU, images, new NoiseSettings(2, 130, 42))) {
            digits = all.predictions(network, List.of(0)).get(0);
        }
        assertThat(digits).hasSize(130);
        int often = digits[0];
        RunningRatio ratio = RunningRatio.of(often, digits);
        for (int draws : new int[] {1, 40, 126}) {
            try (NoiseLabeller fewer = new NoiseLabeller(ComputeDevice.CPU, images, new NoiseSettings(2, draws, 42))) {
                assertThat(ratio.after(draws))
                        .isEqualTo(fewer.label(network, List.of(0)).get(0).unchanged(often));
            }
        }
    }

    @Test
    void measuresHowFarTheFirstDrawsMiss() {
        // After 2 draws 1, 0.5 and 0.5; after all 4 draws 0.5, 0.5 and 0.75: misses 0.5, 0 and 0.25.
        List<RunningRatio> pairs =
                List.of(RunningRatio.of(1, 1, 1, 2, 2), RunningRatio.of(1, 1, 2, 1, 2), RunningRatio.of(1, 2, 1, 1, 1));

        RatioConvergence row = RatioConvergence.of(pairs, List.of(2, 4)).get(0);
        assertThat(row.draws()).isEqualTo(2);
        assertThat(row.allDraws()).isEqualTo(4);
        assertThat(row.pairs()).isEqualTo(3);
        assertThat(row.median()).isEqualTo(0.25);
        // Position 0.95 of 2 is 1.9: nine tenths of the way from 0.25 to 0.5.
        assertThat(row.high()).isCloseTo(0.475, within(1e-12));
        // All draws miss nothing, and none is expected.
        assertThat(RatioConvergence.of(pairs, List.of(4)).get(0)).isEqualTo(new RatioConvergence(4, 4, 3, 0, 0, 0, 0));
    }

    @Test
    void expectsWhatTheHypergeometricLawSays() {
        // SciPy 1.17.1: hypergeom(1000, 500, 100).std() / 100 is 0.0474579.
        int[] half = new int[1000];
        Arrays.setAll(half, draw -> draw % 2);
        RatioConvergence row = RatioConvergence.of(List.of(RunningRatio.of(1, half)), List.of(100))
                .get(0);

        assertThat(row.median()).isZero();
        assertThat(row.expectedHigh()).isCloseTo(1.9600 * 0.0474579, within(1e-4));
        assertThat(row.expectedMedian()).isCloseTo(0.6745 * 0.0474579, within(1e-4));
    }

    @Test
    void meetsTheLawOnIndependentDraws() {
        SplittableRandom random = new SplittableRandom(17);
        List<RunningRatio> pairs = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double probability = random.nextDouble();
            int[] digits = new int[500];
            Arrays.setAll(digits, draw -> random.nextDouble() < probability ? 4 : 5);
            pairs.add(RunningRatio.of(4, digits));
        }
        for (RatioConvergence row : RatioConvergence.of(pairs, List.of(30, 100, 300))) {
            assertThat(row.median()).isCloseTo(row.expectedMedian(), within(0.1 * row.expectedMedian()));
            assertThat(row.high()).isCloseTo(row.expectedHigh(), within(0.1 * row.expectedHigh()));
        }
    }

    @Test
    void comparesOnlyPairsWithTheSameDraws() {
        assertThatThrownBy(() -> RatioConvergence.of(List.of(), List.of(1))).hasMessageContaining("0 pairs");
        assertThatThrownBy(
                        () -> RatioConvergence.of(List.of(RunningRatio.of(1, 1), RunningRatio.of(1, 1, 1)), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 2]");
    }
}
