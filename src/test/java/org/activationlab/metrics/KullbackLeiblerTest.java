package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KullbackLeiblerTest {

    @Test
    void agreesWithHandComputedCases() {
        // p = (1/2, 1/2), q = (3/4, 1/4): 1/2 ln(2/3) + 1/2 ln 2.
        float ln3 = (float) Math.log(3);
        assertThat(new KullbackLeibler(new float[] {0, 0}).to(new float[] {ln3, 0}, 0, 1))
                .isCloseTo(0.5 * Math.log(4 / 3.0), within(1e-7));
        // And the other way round: 3/4 ln(3/2) + 1/4 ln(1/2); it is not symmetric.
        assertThat(new KullbackLeibler(new float[] {ln3, 0}).to(new float[] {7, 7}, 0, 1))
                .isCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), within(1e-7));
        // A sure answer that becomes its opposite: q = (e^-50, 1) to fifty nats.
        assertThat(new KullbackLeibler(new float[] {1000, 0}).to(new float[] {0, 50}, 0, 1))
                .isCloseTo(50, within(1e-9));
    }

    @Test
    void isZeroForEqualLogitsAndDoesNotCareForAConstant() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            float[] logits = new float[10];
            float[] shifted = new float[10];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt(-1000, 1000) / 16f;
                shifted[i] = logits[i] + 512;
            }
            KullbackLeibler clean = new KullbackLeibler(logits);
            assertThat(clean.to(logits, 0, 1)).isZero();
            assertThat(clean.to(shifted, 0, 1)).isCloseTo(0, within(1e-11)).isNotNegative();
        }
    }

    @Test
    void isNeverNegativeAndAgreesWithTheDefinition() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 200; round++) {
            float[] one = new float[10];
            // The second answer stands in every third place of a larger array.
            float[] other = new float[31];
            for (int i = 0; i < 10; i++) {
                one[i] = (float) random.nextDouble(-4, 4);
                other[1 + 3 * i] = (float) random.nextDouble(-4, 4);
            }
            double sumOne = 0;
            double sumOther = 0;
            for (int i = 0; i < 10; i++) {
                sumOne += Math.exp(one[i]);
                sumOther += Math.exp(other[1 + 3 * i]);
            }
            double expected = 0;
            for (int i = 0; i < 10; i++) {
                double p = Math.exp(one[i]) / sumOne;
                expected += p * Math.log(p / (Math.exp(other[1 + 3 * i]) / sumOther));
            }
            assertThat(new KullbackLeibler(one).to(other, 1, 3))
                    .isCloseTo(expected, within(1e-12))
                    .isNotNegative();
        }
    }

    @Test
    void saysWhereALogitIsNoNumber() {
        assertThatThrownBy(() -> new KullbackLeibler(new float[] {0, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> new KullbackLeibler(new float[] {0})).hasMessageContaining("two classes or more");
        assertThat(new KullbackLeibler(new float[] {0, 1}).to(new float[] {0, Float.POSITIVE_INFINITY}, 0, 1))
                .isNaN();
    }
}
