// Reference values: scikit-learn 1.2.1 and SciPy 1.10.1, reference/metrics.json; calls in its "made_with".
package org.activationlab.metrics;

import static org.activationlab.metrics.MetricsReference.agrees;
import static org.activationlab.metrics.MetricsReference.booleans;
import static org.activationlab.metrics.MetricsReference.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void regressionScoresAgreeWithScikitLearn() {
        for (Map.Entry<String, JsonNode> example :
                MetricsReference.part("regression").properties()) {
            double[] truth = doubles(example.getValue().get("truth"));
            double[] predicted = doubles(example.getValue().get("predicted"));
            JsonNode expected = example.getValue().get("expected");
            agrees(example.getKey(), RegressionScores.r2(truth, predicted), expected.get("r2"));
            agrees(example.getKey(), RegressionScores.meanAbsoluteError(truth, predicted), expected.get("mae"));
            agrees(example.getKey(), RegressionScores.spearman(truth, predicted), expected.get("spearman"));
        }
    }

    @Test
    void classificationScoresAgreeWithScikitLearn() {
        JsonNode cases = MetricsReference.part("failure_detection");
        assertThat(cases).hasSize(12);
        for (Map.Entry<String, JsonNode> example : cases.properties()) {
            double[] scores = doubles(example.getValue().get("scores"));
            boolean[] right = booleans(example.getValue().get("right"));
            JsonNode expected = example.getValue().get("expected");
            agrees(example.getKey(), Auroc.of(scores, right), expected.get("auroc"));
            agrees(example.getKey(), ClassificationScores.logLoss(right, scores), expected.get("nll"));
            agrees(example.getKey(), ClassificationScores.brier(right, scores), expected.get("brier"));
            boolean[] always = ScoreThreshold.apply(scores, Double.NEGATIVE_INFINITY);
            agrees(example.getKey(), ClassificationScores.accuracy(right, always), expected.get("accuracy"));
            double share = expected.get("accuracy").doubleValue();
            assertThat(ClassificationScores.majorityRate(right)).isEqualTo(Math.max(share, 1 - share), within(1e-8));
        }
    }

    @Test
    void meanSquaredErrorByHand() {
        assertThat(RegressionScores.meanSquaredError(new double[] {1, 2, 3}, new double[] {1, 4, 2}))
                .isCloseTo(5.0 / 3, within(1e-15));
    }

    @Test
    void aDivergedPredictionHasNoScoreButAnUnknownTruthIsRefused() {
        double[] nan = {0.5, Double.NaN};
        double[] fine = {0.1, 0.9};
        assertThat(RegressionScores.r2(fine, nan)).isNaN();
        assertThat(RegressionScores.meanSquaredError(fine, nan)).isNaN();
        assertThat(RegressionScores.spearman(fine, nan)).isNaN();
        assertThatThrownBy(() -> RegressionScores.spearman(nan, fine)).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> RegressionScores.r2(nan, fine)).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> Auroc.of(nan, new boolean[2])).hasMessageContaining("value 1 is NaN");
        assertThatThrownBy(() -> ScoreThreshold.best(nan, new boolean[2])).hasMessageContaining("finite");
        assertThatThrownBy(() -> IsotonicFit.of(nan, fine)).hasMessageContaining("finite");
    }

    @Test
    void refusesColumnsOfDifferentLengthAndEmptyOnes() {
        assertThatThrownBy(() -> RegressionScores.r2(new double[2], new double[3]))
                .hasMessage("truth and predicted must be equally long, but have 2 and 3 values");
        assertThatThrownBy(() -> ClassificationScores.majorityRate(new boolean[0]))
                .hasMessageContaining("at least one value");
        assertThatThrownBy(SeedSummary::of).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> ClassificationScores.logLoss(new boolean[1], new double[] {1.5}))
                .hasMessageContaining("[0, 1]");
    }

    @Test
    void signedZerosAreOneScore() {
        assertThat(Auroc.of(new double[] {0.0, -0.0}, new boolean[] {true, false}))
                .isEqualTo(0.5);
    }

    @Test
    void aCertainErrorCostsALotButNotInfinitelyMuch() {
        assertThat(ClassificationScores.logLoss(new boolean[] {true}, new double[] {0}))
                .isCloseTo(52 * Math.log(2), within(1e-12));
        assertThat(ClassificationScores.logLoss(new boolean[] {true, false}, new double[] {0.5, 0.5}))
                .isEqualTo(Math.log(2));
    }

    @Test
    void summaryHasTheSampleDeviation() {
        // By hand: mean 4, squared distances 4 + 0 + 4, divisor 2.
        assertThat(SeedSummary.of(2, 4, 6)).isEqualTo(new SeedSummary(3, 4, 2, 6));
        assertThat(SeedSummary.of(0.5).deviation()).isNaN();
    }

    /** The quantiles 4.302653 (two degrees of freedom) and 2.776445 (four) stand in every table of Student's t. */
    @Test
    void givesStudentsIntervalOfTheMeanOverSeeds() {
        Interval three = SeedSummary.of(2, 4, 6).interval(0.95).orElseThrow();
        assertThat(three.lower()).isCloseTo(4 - 4.302653 * 2 / Math.sqrt(3), within(1e-6));
        assertThat(three.upper()).isCloseTo(4 + 4.302653 * 2 / Math.sqrt(3), within(1e-6));
        Interval five = SeedSummary.of(1, 2, 3, 4, 5).interval(0.95).orElseThrow();
        assertThat(five.upper() - five.lower()).isCloseTo(2 * 2.776445 * Math.sqrt(2.5 / 5), within(1e-6));

        assertThat(SeedSummary.of(0.5).interval(0.95)).isEmpty();
        assertThat(SeedSummary.of(0.5, Double.NaN).interval(0.95)).isEmpty();
        assertThatThrownBy(() -> SeedSummary.of(1, 2).interval(95)).hasMessageContaining("given in percent");
    }

    @Test
    void confidenceByHand() {
        float ln3 = (float) Math.log(3);
        assertThat(Confidence.largestSoftmax(0, ln3)).isCloseTo(0.75, within(1e-7));
        assertThat(Confidence.largestSoftmax(1000, 1000)).isEqualTo(0.5);
        assertThat(Confidence.largestSoftmax(0, Float.NaN)).isNaN();
        assertThat(Confidence.logitMargin(1, 5, 3)).isEqualTo(2);
        assertThat(Confidence.logitMargin(5, 1, 5)).isEqualTo(0);
        assertThat(Confidence.logitMargin(5, Float.NaN)).isNaN();
        assertThatThrownBy(() -> Confidence.logitMargin(1)).hasMessageContaining("two");
    }

    @Test
    void isotonicFitPoolsViolatorsAndInterpolates() {
        // By hand: 3 and 1 pool to 2; the two values at score 4 average to 6.
        IsotonicFit fit = IsotonicFit.of(new double[] {2, 1, 4, 4}, new double[] {1, 3, 5, 7});
        assertThat(fit.at(1)).isEqualTo(2);
        assertThat(fit.at(2)).isEqualTo(2);
        assertThat(fit.at(3)).isEqualTo(4);
        assertThat(fit.at(-9)).isEqualTo(2);
        assertThat(fit.at(99)).isEqualTo(6);
        assertThatThrownBy(() -> fit.at(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void isotonicFitNeverFallsAndKeepsTheMean() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            double[] scores = random.doubles(50).map(x -> Math.rint(20 * x)).toArray();
            double[] targets = random.doubles(50).toArray();
            IsotonicFit fit = IsotonicFit.of(scores, targets);
            double sum = 0;
            for (int i = 0; i < 50; i++) {
                sum += fit.at(scores[i]) - targets[i];
            }
            assertThat(sum).isCloseTo(0, within(1e-10));
            for (double x = -1; x < 21; x += 0.5) {
                assertThat(fit.at(x)).isLessThanOrEqualTo(fit.at(x + 0.5) + 1e-12);
            }
        }
    }

    @Test
    void thresholdIsTheBestOfAllByTrial() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 50; round++) {
            double[] scores = random.doubles(12).map(x -> Math.rint(5 * x)).toArray();
            boolean[] right = new boolean[12];
            for (int i = 0; i < 12; i++) {
                right[i] = random.nextBoolean();
            }
            double best = 0;
            for (double t = -1; t <= 6; t++) {
                best = Math.max(best, ClassificationScores.accuracy(right, ScoreThreshold.apply(scores, t)));
            }
            double found = ScoreThreshold.best(scores, right);
            assertThat(ClassificationScores.accuracy(right, ScoreThreshold.apply(scores, found)))
                    .isEqualTo(best);
        }
        assertThat(ScoreThreshold.best(new double[] {1, 2}, new boolean[2])).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
