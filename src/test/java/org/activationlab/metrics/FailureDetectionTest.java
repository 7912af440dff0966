// Reference values: scikit-learn 1.2.1 and numpy 1.24.2, reference/metrics.json; calls in its "made_with".
package org.activationlab.metrics;

import static org.activationlab.metrics.MetricsReference.agrees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureDetectionTest {

    @Test
    void agreesWithTheReferenceOnTwelveCases() {
        JsonNode cases = MetricsReference.part("failure_detection");
        assertThat(cases).hasSize(12);
        for (Map.Entry<String, JsonNode> example : cases.properties()) {
            String name = example.getKey();
            double[] scores = MetricsReference.doubles(example.getValue().get("scores"));
            boolean[] right = MetricsReference.booleans(example.getValue().get("right"));
            JsonNode expected = example.getValue().get("expected");
            FailureDetection own = FailureDetection.of(scores, right);
            assertThat(own.rows()).isEqualTo(expected.get("n").intValue());
            agrees(name, own.accuracy(), expected.get("accuracy"));
            agrees(name, own.auroc(), expected.get("auroc"));
            agrees(name, own.averagePrecisionOfErrors(), expected.get("average_precision_errors"));
            agrees(name, own.falsePositiveRate(), expected.get("fpr_at_95_tpr"));
            agrees(name, own.aurc(), expected.get("aurc"));
            agrees(name, own.augrc(), expected.get("augrc"));
            // A difference: nine digits of the area it is made of.
            assertThat(own.excessAurc())
                    .as(name)
                    .isCloseTo(expected.get("e_aurc").doubleValue(), within(1e-9));
            agrees(name, Calibration.of(scores, right).expectedError(), expected.get("ece15"));
        }
    }

    /**
     * By hand for the scores 0.9, 0.8, 0.7, 0.6 (or all 0.5, or the reverse) of four predictions, of
     * which none, the first two or all are right. For the perfect order of two right and two wrong the curve is (1/4, 0),
     * (1/2, 0), (3/4, 1/3), (1, 1/2), and r + (1 - r) ln(1 - r) = (1 - ln 2) / 2.
     */
    @ParameterizedTest
    @CsvSource({
        // right, order, AUROC, AP of errors, FPR, AURC, AUGRC
        "4, constant, NaN, NaN, NaN, 0, 0",
        "4, perfect,  NaN, NaN, NaN, 0, 0",
        "4, inverted, NaN, NaN, NaN, 0, 0",
        "0, constant, NaN, 1, NaN, 1, 0.5",
        "0, perfect,  NaN, 1, NaN, 1, 0.5",
        "0, inverted, NaN, 1, NaN, 1, 0.5",
        "2, constant, 0.5, 0.5, 1, 0.5, 0.25",
        "2, perfect,  1, 1, 0, 0.14583333333333333, 0.125",
        // Errors come first: precision of the errors 1/3 and 1/2, risks 1, 1, 2/3, 1/2.
        "2, inverted, 0, 0.41666666666666667, 1, 0.85416666666666667, 0.375",
    })
    void everyCaseHasADefinedResult(
            int right, String order, double auroc, double precision, double rate, double aurc, double augrc) {
        double[] scores = scores(order);
        boolean[] answers = new boolean[4];
        Arrays.fill(answers, 0, right, true);
        FailureDetection own = FailureDetection.of(scores, answers);
        same(own.auroc(), auroc);
        same(own.averagePrecisionOfErrors(), precision);
        same(own.falsePositiveRate(), rate);
        same(own.aurc(), aurc);
        same(own.augrc(), augrc);
        double optimum = right == 4 ? 0 : right == 0 ? 1 : (1 - Math.log(2)) / 2;
        same(own.excessAurc(), aurc - optimum);
        same(own.accuracy(), right / 4.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void refusesScoresThatAreNoNumbers(int right) {
        double[] scores = {0.9, 0.8, Double.NaN, 0.6};
        boolean[] answers = new boolean[4];
        Arrays.fill(answers, 0, right, true);
        for (ThrowingCallable metric : new ThrowingCallable[] {
            () -> FailureDetection.of(scores, answers),
            () -> Auroc.of(scores, answers),
            () -> AveragePrecision.ofErrors(scores, answers),
            () -> FalsePositiveRate.at95TruePositiveRate(scores, answers),
            () -> RiskCoverageCurve.of(scores, answers),
            () -> ScoreThreshold.forRisk(scores, answers, 0.1),
            () -> ScoreThreshold.forCoverage(scores, 0.5),
            () -> ClassificationScores.brier(answers, scores),
            () -> Calibration.of(scores, answers),
        }) {
            assertThatThrownBy(metric)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("value 2 is NaN")
                    .hasMessageContaining("Maybe a network diverged");
        }
    }

    @Test
    void generalisedAreaFollowsFromAurocAndAccuracy() {
        SplittableRandom random = new SplittableRandom(41);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(60);
            // Few distinct values in every second round, so that ties are met.
            int levels = round % 2 == 0 ? 4 : 1_000_000;
            double[] scores =
                    random.doubles(n).map(x -> Math.rint(levels * x) - 2).toArray();
            boolean[] right = new boolean[n];
            for (int i = 0; i < n; i++) {
                right[i] = random.nextInt(3) > 0;
            }
            right[0] = true;
            right[1] = false;
            FailureDetection own = FailureDetection.of(scores, right);
            double a = own.accuracy();
            assertThat(own.augrc()).isCloseTo((1 - own.auroc()) * a * (1 - a) + (1 - a) * (1 - a) / 2, within(1e-12));
        }
    }

    @Test
    void theOrderOfTheRowsAndARisingChangeOfTheScoresDoNotMatter() {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 20; round++) {
            double[] scores = random.doubles(30).map(x -> Math.rint(9 * x)).toArray();
            boolean[] right = new boolean[30];
            double[] turnedScores = new double[30];
            boolean[] turnedRight = new boolean[30];
            for (int i = 0; i < 30; i++) {
                right[i] = random.nextBoolean();
                turnedScores[29 - i] = Math.exp(scores[i]);
                turnedRight[29 - i] = right[i];
            }
            assertThat(FailureDetection.of(turnedScores, turnedRight)).isEqualTo(FailureDetection.of(scores, right));
        }
    }

    @Test
    void theCurveHasOnePointPerDistinctScore() {
        RiskCoverageCurve curve = RiskCoverageCurve.of(
                new double[] {0.2, 0.9, 0.5, 0.9, 0.5}, new boolean[] {false, true, true, false, true});
        assertThat(curve.size()).isEqualTo(3);
        point(curve, 0, 0.9, 2 / 5.0, 1 / 2.0, 1 / 5.0);
        point(curve, 1, 0.5, 4 / 5.0, 1 / 4.0, 1 / 5.0);
        point(curve, 2, 0.2, 1, 2 / 5.0, 2 / 5.0);
    }

    @Test
    void theRateOfErrorsKeptFollowsTheWantedShare() {
        // Right ones at 5, 4, 2 and wrong ones at 3, 1: two thirds of the right ones are kept from 4 up, all from 2 up.
        double[] scores = {5, 4, 3, 2, 1};
        boolean[] right = {true, true, false, true, false};
        assertThat(FalsePositiveRate.at(2 / 3.0, scores, right)).isEqualTo(0);
        assertThat(FalsePositiveRate.at(0.67, scores, right)).isEqualTo(0.5);
        assertThat(FalsePositiveRate.at(1, scores, right)).isEqualTo(0.5);
        assertThatThrownBy(() -> FalsePositiveRate.at(95, scores, right)).hasMessageContaining("in percent");
    }

    @Test
    void refusesColumnsOfDifferentLengthAndEmptyOnes() {
        assertThatThrownBy(() -> FailureDetection.of(new double[2], new boolean[3]))
                .hasMessage("scores and right must be equally long, but have 2 and 3 values");
        assertThatThrownBy(() -> FailureDetection.of(new double[0], new boolean[0]))
                .hasMessageContaining("at least one value");
    }

    private static double[] scores(String order) {
        return switch (order) {
            case "constant" -> new double[] {0.5, 0.5, 0.5, 0.5};
            case "perfect" -> new double[] {0.9, 0.8, 0.7, 0.6};
            default -> new double[] {0.6, 0.7, 0.8, 0.9};
        };
    }

    private static void point(
            RiskCoverageCurve curve, int place, double threshold, double coverage, double risk, double generalized) {
        assertThat(curve.threshold(place)).isEqualTo(threshold);
        assertThat(curve.coverage(place)).isEqualTo(coverage);
        assertThat(curve.risk(place)).isEqualTo(risk);
        assertThat(curve.generalizedRisk(place)).isEqualTo(generalized);
    }

    private static void same(double own, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(own).isNaN();
        } else {
            assertThat(own).isCloseTo(expected, within(1e-15));
        }
    }
}
