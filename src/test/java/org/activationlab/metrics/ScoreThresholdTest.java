package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreThresholdTest {

    /** The risks along the scores 5, 4, 3, 2, 1 are 1, 1/2, 1/3, 1/4, 2/5: they fall and then rise. */
    private static final double[] SCORES = {3, 5, 1, 2, 4};

    private static final boolean[] RIGHT = {true, false, false, true, true};

    @Test
    void keepsAsManyAsTheRiskAllows() {
        assertThat(ScoreThreshold.forRisk(SCORES, RIGHT, 0.4)).isEqualTo(1);
        assertThat(ScoreThreshold.forRisk(SCORES, RIGHT, 0.39)).isEqualTo(2);
        assertThat(ScoreThreshold.forRisk(SCORES, RIGHT, 0.25)).isEqualTo(2);
        assertThat(ScoreThreshold.forRisk(SCORES, RIGHT, 0.24)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ScoreThreshold.forRisk(SCORES, RIGHT, 1)).isEqualTo(1);
    }

    @Test
    void keepsAtLeastTheWantedShare() {
        assertThat(ScoreThreshold.forCoverage(SCORES, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ScoreThreshold.forCoverage(SCORES, 0.2)).isEqualTo(5);
        assertThat(ScoreThreshold.forCoverage(SCORES, 0.21)).isEqualTo(4);
        assertThat(ScoreThreshold.forCoverage(SCORES, 1)).isEqualTo(1);
        assertThat(ScoreThreshold.forCoverage(new double[] {1, 2, 2, 2}, 0.25)).isEqualTo(2);
    }

    @Test
    void aShareThatIsNoBinaryFractionIsStillExact() {
        double[] scores = new double[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i;
        }
        // In floating point 0.07 x 100 and 0.29 x 100 lie beside 7 and 29.
        assertThat(ScoreThreshold.forCoverage(scores, 0.07)).isEqualTo(93);
        assertThat(ScoreThreshold.forCoverage(scores, 0.29)).isEqualTo(71);
    }

    @Test
    void theThresholdDoesWhatItSays() {
        SplittableRandom random = new SplittableRandom(71);
        for (int round = 0; round < 50; round++) {
            double[] scores = random.doubles(20).map(x -> Math.rint(8 * x)).toArray();
            boolean[] right = new boolean[20];
            for (int i = 0; i < 20; i++) {
                right[i] = random.nextDouble() < scores[i] / 8;
            }
            double wanted = random.nextDouble();
            assertThat(kept(scores, ScoreThreshold.forCoverage(scores, wanted))).isGreaterThanOrEqualTo(20 * wanted);
            double threshold = ScoreThreshold.forRisk(scores, right, 0.3);
            double kept = kept(scores, threshold);
            assertThat(errors(scores, right, threshold)).isLessThanOrEqualTo(0.3 * kept);
            for (double t = 0; t <= 8; t++) {
                if (kept(scores, t) > kept) {
                    assertThat(errors(scores, right, t)).isGreaterThan(0.3 * kept(scores, t));
                }
            }
        }
    }

    @Test
    void refusesPercentages() {
        assertThatThrownBy(() -> ScoreThreshold.forRisk(SCORES, RIGHT, 5)).hasMessageContaining("risk");
        assertThatThrownBy(() -> ScoreThreshold.forCoverage(SCORES, 90)).hasMessageContaining("in percent");
        assertThatThrownBy(() -> ScoreThreshold.forCoverage(new double[0], 0.9)).hasMessageContaining("at least one");
    }

    private static double kept(double[] scores, double threshold) {
        int kept = 0;
        for (double score : scores) {
            kept += score >= threshold ? 1 : 0;
        }
        return kept;
    }

    private static double errors(double[] scores, boolean[] right, double threshold) {
        int errors = 0;
        for (int i = 0; i < scores.length; i++) {
            errors += scores[i] >= threshold && !right[i] ? 1 : 0;
        }
        return errors;
    }
}
