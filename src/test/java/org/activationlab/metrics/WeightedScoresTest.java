package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedScoresTest {

    /** A row that counts three times is three equal rows: the plain scores of those are checked elsewhere. */
    @Test
    void weightedScoresAreThoseOfRepeatedRows() {
        SplittableRandom random = new SplittableRandom(91);
        for (int round = 0; round < 60; round++) {
            int n = 30;
            double[] scores = random.doubles(n).map(x -> Math.rint(11 * x) / 11).toArray();
            boolean[] right = new boolean[n];
            int[] weights = new int[n];
            int[] k = new int[n];
            int[] draws = new int[n];
            int[] group = new int[n];
            double[] truth = new double[n];
            for (int i = 0; i < n; i++) {
                right[i] = random.nextInt(10) < 7;
                weights[i] = random.nextInt(4);
                draws[i] = 20;
                k[i] = random.nextInt(21);
                truth[i] = k[i] / 20.0;
                group[i] = random.nextInt(6);
            }
            int[] rows = IntStream.range(0, n)
                    .flatMap(i -> IntStream.range(0, weights[i]).map(copy -> i))
                    .toArray();
            double[] s = IntStream.of(rows).mapToDouble(i -> scores[i]).toArray();
            double[] t = IntStream.of(rows).mapToDouble(i -> truth[i]).toArray();
            boolean[] r = new boolean[rows.length];
            for (int i = 0; i < r.length; i++) {
                r[i] = right[rows[i]];
            }
            same(WeightedRanking.averagePrecisionOfErrors(scores, right), weights, AveragePrecision.ofErrors(s, r));
            same(
                    WeightedRanking.falsePositiveRateAt95(scores, right),
                    weights,
                    FalsePositiveRate.at95TruePositiveRate(s, r));
            same(
                    WeightedRanking.aurc(scores, right),
                    weights,
                    RiskCoverageCurve.of(s, r).aurc());
            same(
                    WeightedRanking.augrc(scores, right),
                    weights,
                    RiskCoverageCurve.of(s, r).augrc());
            same(WeightedProbability.brier(right, scores), weights, ClassificationScores.brier(r, s));
            same(WeightedProbability.logLoss(right, scores), weights, ClassificationScores.logLoss(r, s));
            same(
                    WeightedProbability.expectedCalibrationError(right, scores),
                    weights,
                    Calibration.of(s, r).expectedError());
            same(WeightedRatio.spearman(truth, scores), weights, RegressionScores.spearman(t, s));
            same(
                    WeightedRatio.withinGroupR2(truth, scores, group),
                    weights,
                    WithinGroupR2.of(t, s, IntStream.of(rows).map(i -> group[i]).toArray())
                            .value());
            double ceiling = RatioScores.r2Ceiling(
                    IntStream.of(rows).map(i -> k[i]).toArray(),
                    IntStream.of(rows).map(i -> draws[i]).toArray());
            same(
                    WeightedRatio.r2OfVote(k, draws, 5),
                    weights,
                    RatioScores.r2OfVote(
                            IntStream.of(rows).map(i -> k[i]).toArray(),
                            IntStream.of(rows).map(i -> draws[i]).toArray(),
                            5));
            same(
                    WeightedRatio.r2OverCeiling(k, draws, scores),
                    weights,
                    RatioScores.r2OverCeiling(RegressionScores.r2(t, s), ceiling));
        }
    }

    private static void same(WeightedStatistic statistic, int[] weights, double expected) {
        assertThat(statistic.of(weights)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void isUndefinedWithoutRowsAndOnlyThere() {
        double[] scores = {0.2, 0.8, 0.6};
        boolean[] right = {false, true, true};
        int[] none = new int[3];
        int[] onlyRight = {0, 2, 1};
        assertThat(WeightedRanking.aurc(scores, right).of(none)).isNaN();
        assertThat(WeightedRanking.augrc(scores, right).of(none)).isNaN();
        assertThat(WeightedRanking.averagePrecisionOfErrors(scores, right).of(onlyRight))
                .isNaN();
        assertThat(WeightedRanking.falsePositiveRateAt95(scores, right).of(onlyRight))
                .isNaN();
        assertThat(WeightedRanking.aurc(scores, right).of(onlyRight)).isZero();
        assertThat(WeightedProbability.expectedCalibrationError(right, scores).of(none))
                .isNaN();
        assertThat(WeightedRatio.spearman(scores, scores).of(none)).isNaN();
        assertThat(WeightedRatio.withinGroupR2(scores, scores, new int[3]).of(new int[] {0, 0, 5}))
                .isNaN();
        assertThat(WeightedRatio.r2OverCeiling(new int[] {1, 9}, new int[] {10, 10}, new double[2])
                        .of(new int[] {0, 3}))
                .isNaN();
        assertThat(WeightedRatio.r2OfVote(new int[] {1, 9}, new int[] {10, 10}, 5)
                        .of(new int[] {0, 3}))
                .isNaN();
        assertThatThrownBy(() -> WeightedProbability.brier(right, new double[] {0, 2, 1}))
                .hasMessageContaining("must lie in [0, 1]");
        assertThatThrownBy(() -> WeightedRanking.aurc(scores, right).of(new int[2]))
                .hasMessageContaining("2 and 3 values");
    }

    /** Votes of m draws, made with a generator, against labels of n: the estimate is what comes out on average. */
    @Test
    void aVoteOfFewDrawsHasTheEstimatedR2() {
        SplittableRandom random = new SplittableRandom(92);
        int rows = 20_000;
        int n = 50;
        int[] k = new int[rows];
        int[] draws = new int[rows];
        double[] truth = new double[rows];
        double[] five = new double[rows];
        for (int i = 0; i < rows; i++) {
            double p = random.nextDouble();
            draws[i] = n;
            k[i] = (int) random.doubles(n).filter(x -> x < p).count();
            truth[i] = (double) k[i] / n;
            five[i] = random.doubles(5).filter(x -> x < p).count() / 5.0;
        }
        // p uniform: E[p(1-p)] = 1/6, Var = 1/12 + 1/300; R2 = 1 - (1/30 + 1/300) / Var = 0.577.
        assertThat(RatioScores.r2OfVote(k, draws, 5)).isCloseTo(0.577, within(0.01));
        assertThat(RegressionScores.r2(truth, five)).isCloseTo(0.577, within(0.015));
        assertThat(RatioScores.r2OfVote(k, draws, 1_000_000)).isCloseTo(RatioScores.r2Ceiling(k, draws), within(1e-5));
        assertThat(RatioScores.r2OfVote(new int[] {3, 3}, new int[] {9, 9}, 5)).isNaN();
        assertThatThrownBy(() -> RatioScores.r2OfVote(k, draws, 0)).hasMessageContaining("passes must be at least 1");
    }
}
