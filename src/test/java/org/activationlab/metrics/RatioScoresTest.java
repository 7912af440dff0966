// Reference values: SciPy 1.17.1, 2 * (stats.binom.logpmf(k, n, k / n) - stats.binom.logpmf(k, n, p)), p kept as
// documented.
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioScoresTest {

    @Test
    void devianceAgreesWithScipy() {
        int[] k = {0, 3, 10, 612, 999, 0};
        int[] n = {10, 10, 10, 1000, 1000, 50};
        double[] p = {0.02, 0.45, 0.9, 0.5, 0.998, 0.3};
        double[] expected = {
            0.9304003126978572,
            0.9434781467874434,
            2.107210313156526,
            50.60426049836383,
            0.6147073083850199,
            35.66749439387324
        };
        for (int i = 0; i < k.length; i++) {
            assertThat(RatioScores.binomialDeviance(new int[] {k[i]}, new int[] {n[i]}, new double[] {p[i]}))
                    .isCloseTo(expected[i], within(1e-9));
        }
        assertThat(RatioScores.binomialDeviance(k, n, p)).isCloseTo(15.144591828877319, within(1e-9));
    }

    @Test
    void devianceOfTheOwnRatioIsNoneAndCertaintyIsKeptOffTheEdge() {
        assertThat(deviance(3, 10, 0.3)).isCloseTo(0, within(1e-12));
        // By hand: 1 is kept at 1 - 1/22, and ten successes cost -2 * 10 ln of that.
        assertThat(deviance(10, 10, 1)).isCloseTo(-20 * Math.log(21 / 22.0), within(1e-12));
        assertThat(deviance(10, 10, 1.7)).isEqualTo(deviance(10, 10, 1));
        assertThat(deviance(10, 10, -3)).isCloseTo(20 * Math.log(22), within(1e-12));
        assertThat(deviance(10, 10, Double.NaN)).isNaN();
        assertThat(deviance(0, 10, Double.NaN)).isNaN();
        assertThatThrownBy(() -> deviance(11, 10, 0.5)).hasMessageContaining("between 0 and trials");
    }

    @Test
    void devianceOfTheTruthIsAboutOnePerRow() {
        SplittableRandom random = new SplittableRandom(51);
        int rows = 4000;
        int[] k = new int[rows];
        int[] n = new int[rows];
        double[] p = new double[rows];
        for (int i = 0; i < rows; i++) {
            n[i] = 100 + random.nextInt(100);
            p[i] = 0.2 + 0.6 * random.nextDouble();
            k[i] = draw(random, n[i], p[i]);
        }
        // Close to chi squared with one degree of freedom: deviation sqrt(2), so sqrt(2 / 4000) = 0.022 for the mean.
        assertThat(RatioScores.binomialDeviance(k, n, p)).isCloseTo(1, within(0.08));
    }

    @Test
    void ceilingByHand() {
        // Ratios 0.2 and 0.8: variance 0.09; r(1-r)/(n-1) = 0.16/9 for both.
        assertThat(RatioScores.r2Ceiling(new int[] {2, 8}, new int[] {10, 10}))
                .isCloseTo(1 - 0.16 / 9 / 0.09, within(1e-12));
        // Rows with their own n: 0.5 of 2 costs 0.25, 1 of 4 costs nothing; variance 1/16.
        assertThat(RatioScores.r2Ceiling(new int[] {1, 4}, new int[] {2, 4})).isCloseTo(1 - 0.125 * 16, within(1e-12));
        assertThat(RatioScores.r2Ceiling(new int[] {1, 2}, new int[] {2, 4})).isNaN();
        assertThatThrownBy(() -> RatioScores.r2Ceiling(new int[] {1, 1}, new int[] {2, 1}))
                .hasMessageContaining("row 1 has 1");
    }

    @Test
    void whoKnowsTheProbabilitiesReachesTheCeiling() {
        for (int seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = 4000;
            int[] k = new int[rows];
            int[] n = new int[rows];
            double[] p = new double[rows];
            double[] ratio = new double[rows];
            for (int i = 0; i < rows; i++) {
                p[i] = random.nextDouble();
                n[i] = i % 2 == 0 ? 10 : 40;
                k[i] = draw(random, n[i], p[i]);
                ratio[i] = (double) k[i] / n[i];
            }
            double ceiling = RatioScores.r2Ceiling(k, n);
            // E[p(1-p)] = 1/6 and E[1/n] = 1/16 of uniform probabilities; their variance is 1/12.
            assertThat(ceiling).isCloseTo(1 - (1 / 96.0) / (1 / 12.0 + 1 / 96.0), within(0.01));
            assertThat(RatioScores.r2OverCeiling(RegressionScores.r2(ratio, p), ceiling))
                    .isCloseTo(1, within(0.01));
        }
    }

    @Test
    void withoutSignalThereIsNoShareOfTheCeiling() {
        assertThat(RatioScores.r2OverCeiling(0.4, 0.8)).isEqualTo(0.5);
        assertThat(RatioScores.r2OverCeiling(0.4, 0)).isNaN();
        assertThat(RatioScores.r2OverCeiling(0.4, -0.1)).isNaN();
        assertThat(RatioScores.r2OverCeiling(0.4, Double.NaN)).isNaN();
    }

    @Test
    void withinGroupsOnlyTheVariationInsideCounts() {
        double[] truth = {1, 3, 10, 12, 7};
        int[] group = {5, 5, -2, -2, 9};
        // Around the groups' means 2 and 11 the squares sum to 4; the group of one row is left out.
        assertThat(WithinGroupR2.of(truth, new double[] {2, 2, 11, 11, 0}, group))
                .isEqualTo(new WithinGroupR2(0, 2, 1));
        assertThat(WithinGroupR2.of(truth, truth, group)).isEqualTo(new WithinGroupR2(1, 2, 1));
        assertThat(WithinGroupR2.of(truth, new double[] {1, 3, 10, 10, 0}, group))
                .isEqualTo(new WithinGroupR2(0, 2, 1));
        assertThat(WithinGroupR2.of(truth, new double[] {1, 3, 10, 11, 0}, group))
                .isEqualTo(new WithinGroupR2(0.75, 2, 1));
    }

    @Test
    void withoutVariationInsideThereIsNoScore() {
        double[] constant = {0.1, 0.1, 0.1, 0.7, 0.7, 0.3};
        assertThat(WithinGroupR2.of(constant, new double[6], new int[] {1, 1, 1, 2, 2, 3})
                        .value())
                .isNaN();
        assertThat(WithinGroupR2.of(new double[] {1, 2}, new double[2], new int[] {1, 2}))
                .isEqualTo(new WithinGroupR2(Double.NaN, 0, 2));
        assertThat(WithinGroupR2.of(new double[] {1, 2}, new double[] {1, Double.NaN}, new int[2])
                        .value())
                .isNaN();
        assertThatThrownBy(() -> WithinGroupR2.of(new double[] {1, Double.NaN}, new double[2], new int[2]))
                .hasMessageContaining("value 1 is NaN");
    }

    private static double deviance(int k, int n, double p) {
        return RatioScores.binomialDeviance(new int[] {k}, new int[] {n}, new double[] {p});
    }

    private static int draw(SplittableRandom random, int n, double p) {
        int k = 0;
        for (int i = 0; i < n; i++) {
            k += random.nextDouble() < p ? 1 : 0;
        }
        return k;
    }
}
