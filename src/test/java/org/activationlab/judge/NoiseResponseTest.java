package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseResponseTest {

    private static final int IMAGES = 40;

    private static float[] clean() {
        return JudgeReference.times(3, JudgeReference.wave(IMAGES * 10, 0.7, 0.1));
    }

    private static float[] noisy() {
        float[] clean = clean();
        float[] wave = JudgeReference.wave(IMAGES * 10, 2.3, 1);
        float[] noisy = new float[clean.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = (float) (0.2 * clean[i] + wave[i] * 0.3 + i % 10 * 0.1);
        }
        return noisy;
    }

    private static float[] within40() {
        float[] base = JudgeReference.wave(100, 0.9, 0.5);
        float[] all = new float[IMAGES * 100];
        for (int i = 0; i < all.length; i++) {
            int row = i / 10 % 10;
            int column = i % 10;
            double sum = row == column ? 0.2 : 0;
            for (int k = 0; k < 10; k++) {
                sum += (double) base[row * 10 + k] * base[column * 10 + k] / 10;
            }
            all[i] = (float) sum;
        }
        return all;
    }

    @Test
    void agreesWithRidgeRegressionAndAMillionDraws() {
        NoiseResponse response = NoiseResponse.fit(clean(), noisy(), within40());
        float[] logits = JudgeReference.times(3, JudgeReference.wave(10, 1.1, 0.2));
        double[] expected = JudgeReference.doubles("expected_logits");
        double[] spread = JudgeReference.doubles("spread");
        for (int k = 0; k < 10; k++) {
            assertThat(response.expectedLogits(logits)[k]).isCloseTo(expected[k], within(1e-5));
            assertThat(response.spread()[k]).isCloseTo(spread[k], within(1e-5));
        }
        // Three standard errors of 256 mirrored draws.
        assertThat(response.expectedRatio(logits)).isCloseTo(JudgeReference.number("expected_ratio"), within(0.07));
    }

    @Test
    void withoutNoiseEveryAnswerStays() {
        // Noisy logits equal to the clean ones: the map is nearly the identity, nothing spreads.
        SplittableRandom random = new SplittableRandom(3);
        float[] logits400 = new float[IMAGES * 10];
        for (int i = 0; i < logits400.length; i++) {
            logits400[i] = (float) (6 * random.nextDouble() - 3);
        }
        NoiseResponse response = NoiseResponse.fit(logits400, logits400, new float[IMAGES * 100]);
        for (int digit = 0; digit < 10; digit++) {
            float[] logits = new float[10];
            logits[digit] = 3;
            assertThat(response.expectedRatio(logits)).isEqualTo(1);
        }
    }

    @Test
    void aNetworkThatForgetsTheImageKeepsAnAnswerAsOftenAsNoiseGivesIt() {
        // All noisy logits alike and independent: each digit wins one time in ten, whatever the clean logits were.
        float[] same = new float[IMAGES * 10];
        float[] identity = new float[IMAGES * 100];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = i / 10 % 10 == i % 10 ? 1 : 0;
        }
        NoiseResponse response = NoiseResponse.fit(clean(), same, identity);
        double sum = 0;
        for (int digit = 0; digit < 10; digit++) {
            float[] logits = new float[10];
            logits[digit] = 5;
            double ratio = response.expectedRatio(logits);
            assertThat(ratio).isCloseTo(0.1, within(0.06));
            sum += ratio;
        }
        // Every draw has one winner.
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void equalLogitsForAllImagesAreNoError() {
        NoiseResponse response = NoiseResponse.fit(new float[20], new float[20], new float[200]);
        assertThat(response.expectedRatio(new float[10])).isBetween(0.0, 1.0);
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThatThrownBy(() -> NoiseResponse.fit(new float[10], new float[10], new float[100]))
                .hasMessageContaining("at least 2 images");
        assertThatThrownBy(() -> NoiseResponse.fit(new float[20], new float[10], new float[200]))
                .hasMessageContaining("20, 10 and 200");
        float[] diverged = new float[20];
        diverged[3] = Float.NaN;
        assertThatThrownBy(() -> NoiseResponse.fit(diverged, new float[20], new float[200]))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> NoiseResponse.fit(new float[20], diverged, new float[200]))
                .hasMessageContaining("finite");
    }
}
