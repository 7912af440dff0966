// Reference values: SciPy 1.17.1, special.softmax, special.logsumexp, stats.entropy; optimize.brentq for the
// temperature.
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidenceTest {

    private static final float[][] LOGITS = {
        {2, -1, 0.5f, 3.25f}, {-4.5f, 0.25f, 0, -0.125f}, {50, -20, 48, 1.5f}, {1000, 1002, -1000, 0}
    };

    @Test
    void agreesWithScipy() {
        for (int i = 0; i < LOGITS.length; i++) {
            double[] own = {
                Confidence.largestSoftmax(LOGITS[i]),
                Confidence.largestSoftmaxAt(2.5, LOGITS[i]),
                Confidence.softmaxMargin(LOGITS[i]),
                Confidence.negativeEntropy(LOGITS[i]),
                Confidence.energy(LOGITS[i]),
                Confidence.doctor(LOGITS[i])
            };
            double[][] expected = {
                {
                    0.7327634479713183,
                    0.47123459897316533,
                    0.5228232051637233,
                    -0.7466009645182898,
                    3.560932346818066,
                    -0.7143225849456997
                },
                {
                    0.4040825662495715,
                    0.3430397560115876,
                    0.08938274722890238,
                    -1.1055626067764035,
                    1.1561360499971998,
                    -1.9458533230816764
                },
                {
                    0.8807970779778823,
                    0.6899744793393427,
                    0.7615941559557647,
                    -0.3653338550872076,
                    50.12692801104297,
                    -0.26580222883408
                },
                {
                    0.8807970779778823,
                    0.6899744811276148,
                    0.7615941559557647,
                    -0.3653338550872076,
                    1002.126928011043,
                    -0.26580222883408
                },
            };
            assertThat(own).containsExactly(expected[i], within(1e-12));
        }
    }

    @Test
    void equalLogitsAreTheLeastSure() {
        float[] equal = {7, 7, 7, 7};
        assertThat(Confidence.largestSoftmaxAt(9, equal)).isEqualTo(0.25);
        assertThat(Confidence.softmaxMargin(equal)).isEqualTo(0);
        assertThat(Confidence.negativeEntropy(equal)).isCloseTo(-Math.log(4), within(1e-15));
        assertThat(Confidence.energy(equal)).isCloseTo(7 + Math.log(4), within(1e-15));
        assertThat(Confidence.doctor(equal)).isCloseTo(-3, within(1e-15));
    }

    @Test
    void oneLogitFarAboveIsCertain() {
        float[] certain = {0, 2000, -3e38f};
        assertThat(Confidence.softmaxMargin(certain)).isEqualTo(1);
        assertThat(Confidence.negativeEntropy(certain)).isZero();
        assertThat(Confidence.energy(certain)).isEqualTo(2000);
        assertThat(Confidence.doctor(certain)).isZero();
    }

    @Test
    void aDivergedNetworkHasNoConfidenceAndNoClassIsRefused() {
        assertThat(Confidence.softmaxMargin(1, Float.NaN)).isNaN();
        assertThat(Confidence.negativeEntropy(1, Float.NaN)).isNaN();
        assertThat(Confidence.energy(1, Float.NaN)).isNaN();
        assertThat(Confidence.doctor(1, Float.NaN)).isNaN();
        assertThat(Confidence.largestSoftmaxAt(2, 1, Float.NaN)).isNaN();
        assertThatThrownBy(Confidence::energy).hasMessageContaining("logits must have at least one value");
        assertThatThrownBy(() -> Confidence.softmaxMargin(1)).hasMessageContaining("two");
        assertThatThrownBy(() -> Confidence.largestSoftmaxAt(0, 1, 2)).hasMessageContaining("above 0");
    }

    @Test
    void temperatureAgreesWithScipy() {
        float[] logits = {2, -1, 0.5f, 0.5f, 1.5f, -2, 3, 2.5f, -1, -1, 0.25f, 4, 1, 0, -0.5f};
        TemperatureFit fit = TemperatureFit.of(logits, new int[] {0, 0, 0, 2, 1});
        assertThat(fit.temperature()).isCloseTo(1.2377372376561293, within(1e-9));
        assertThat(fit.logLoss()).isCloseTo(0.7011411661780096, within(1e-12));
        assertThat(fit.logLossBefore()).isCloseTo(0.7111995838075028, within(1e-12));
    }

    @Test
    void temperatureByHand() {
        // Two classes 3 apart, right in three of four rows: the best probability is 3/4, so 3 / T = ln 3.
        float[] logits = {3, 0, 0, 3, 5, 2, 3, 0};
        TemperatureFit fit = TemperatureFit.of(logits, new int[] {0, 1, 0, 1});
        assertThat(fit.temperature()).isCloseTo(3 / Math.log(3), within(1e-9));
        assertThat(fit.logLoss()).isCloseTo(Math.log(4) - 0.75 * Math.log(3), within(1e-12));
        assertThat(Confidence.largestSoftmaxAt(fit.temperature(), 3, 0)).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void findsTheTemperatureThatLabelsWereDrawnAt() {
        int rows = 20_000;
        for (double temperature : new double[] {0.4, 1, 3}) {
            SplittableRandom random = new SplittableRandom(61);
            float[] logits = new float[rows * 10];
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                double[] shares = new double[10];
                double sum = 0;
                for (int j = 0; j < 10; j++) {
                    logits[row * 10 + j] = (float) (8 * random.nextDouble());
                    shares[j] = Math.exp(logits[row * 10 + j] / temperature);
                    sum += shares[j];
                }
                double drawn = random.nextDouble() * sum;
                while (labels[row] < 9 && drawn >= shares[labels[row]]) {
                    drawn -= shares[labels[row]++];
                }
            }
            TemperatureFit fit = TemperatureFit.of(logits, labels);
            assertThat(fit.temperature()).isCloseTo(temperature, within(0.03 * temperature));
            assertThat(fit.logLoss()).isLessThanOrEqualTo(fit.logLossBefore());
        }
    }

    @Test
    void temperatureStaysInItsRangeWhereNoneIsBest() {
        float[] logits = {3, 0, 0, 3};
        assertThat(TemperatureFit.of(logits, new int[] {0, 1}).temperature()).isEqualTo(TemperatureFit.COLDEST);
        assertThat(TemperatureFit.of(logits, new int[] {1, 0}).temperature()).isEqualTo(TemperatureFit.HOTTEST);
        assertThat(TemperatureFit.of(new float[] {2, 2, 1, 1}, new int[] {1, 0}))
                .isEqualTo(new TemperatureFit(1, Math.log(2), Math.log(2)));
    }

    @Test
    void temperatureRefusesWhatIsNoLogitOrLabel() {
        assertThatThrownBy(() -> TemperatureFit.of(new float[3], new int[2])).hasMessageContaining("has 3 values");
        assertThatThrownBy(() -> TemperatureFit.of(new float[4], new int[] {0, 2}))
                .hasMessageContaining("label 1 must be between 0 and 1, but is 2");
        assertThatThrownBy(() -> TemperatureFit.of(new float[] {0, Float.NaN}, new int[1]))
                .hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> TemperatureFit.of(new float[0], new int[0])).hasMessageContaining("at least one");
    }
}
