// Reference values: SciPy 1.17.1, stats.ttest_1samp(differences, 0).confidence_interval(0.95).
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoWayBootstrapTest {

    @Test
    void weightedScoresAreThoseOfRepeatedRows() {
        SplittableRandom random = new SplittableRandom(81);
        for (int round = 0; round < 50; round++) {
            double[] scores = random.doubles(25).map(x -> Math.rint(9 * x)).toArray();
            double[] truth = random.doubles(25).toArray();
            boolean[] right = new boolean[25];
            int[] weights = new int[25];
            for (int i = 0; i < 25; i++) {
                right[i] = random.nextBoolean();
                weights[i] = random.nextInt(4);
            }
            int[] rows = IntStream.range(0, 25)
                    .flatMap(i -> IntStream.range(0, weights[i]).map(copy -> i))
                    .toArray();
            double[] repeatedScores =
                    Arrays.stream(rows).mapToDouble(i -> scores[i]).toArray();
            double[] repeatedTruth =
                    Arrays.stream(rows).mapToDouble(i -> truth[i]).toArray();
            boolean[] repeatedRight = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                repeatedRight[i] = right[rows[i]];
            }
            assertThat(WeightedStatistic.auroc(scores, right).of(weights))
                    .isCloseTo(byPairs(repeatedScores, repeatedRight), within(1e-12));
            assertThat(WeightedStatistic.r2(truth, scores).of(weights))
                    .isCloseTo(RegressionScores.r2(repeatedTruth, repeatedScores), within(1e-9));
            assertThat(WeightedStatistic.mean(scores).of(weights))
                    .isCloseTo(Arrays.stream(repeatedScores).average().orElseThrow(), within(1e-12));
        }
    }

    @Test
    void anUndefinedScoreIsNaN() {
        double[] values = {1, 2, Double.NaN};
        assertThat(WeightedStatistic.mean(values).of(new int[] {0, 0, 0})).isNaN();
        assertThat(WeightedStatistic.mean(values).of(new int[] {1, 1, 0})).isEqualTo(1.5);
        assertThat(WeightedStatistic.r2(new double[] {1, 2, 1}, new double[3]).of(new int[] {3, 0, 1}))
                .isNaN();
        assertThat(WeightedStatistic.auroc(new double[] {1, 2}, new boolean[] {true, false})
                        .of(new int[] {5, 0}))
                .isNaN();
        assertThatThrownBy(() -> WeightedStatistic.auroc(values, new boolean[3]))
                .hasMessageContaining("value 2 is NaN");
        assertThatThrownBy(() -> WeightedStatistic.mean(values).of(new int[2])).hasMessageContaining("2 and 3 values");
    }

    @Test
    void twoModelsAndTwoImagesByHand() {
        // Two things drawn twice: (2, 0), (1, 1), (0, 2) with chances 1/4, 1/2, 1/4. Only model 7 with image 9 is
        // right,
        // so the mean is the product of their shares: 0 (7/16), 1/4 (1/4), 1/2 (1/4), 1 (1/16).
        TwoWayBootstrap bootstrap = TwoWayBootstrap.of(new int[] {3, 3, 7, 7}, new int[] {8, 9, 8, 9});
        double[] means = bootstrap
                .replicates(WeightedStatistic.mean(new double[] {0, 0, 0, 1}), 16_000, new SplittableRandom(82))
                .sorted();
        assertThat(means).hasSize(16_000);
        // Four standard deviations of a count are at most 4 sqrt(16,000 / 4) = 253.
        assertThat((double) count(means, 0)).isCloseTo(7000, within(253.0));
        assertThat((double) count(means, 0.25)).isCloseTo(4000, within(253.0));
        assertThat((double) count(means, 0.5)).isCloseTo(4000, within(253.0));
        assertThat((double) count(means, 1)).isCloseTo(1000, within(253.0));
    }

    @Test
    void theErrorOfACrossedMeanIsThatOfModelsAndImagesTogether() {
        // With model effect + image effect the two draws are independent, so their variances add: var / count each.
        SplittableRandom random = new SplittableRandom(83);
        int models = 20;
        int images = 50;
        double[] modelEffect = random.doubles(models).toArray();
        double[] imageEffect = random.doubles(images).map(x -> 3 * x).toArray();
        int[] model = new int[models * images];
        int[] image = new int[models * images];
        double[] values = new double[models * images];
        for (int row = 0; row < values.length; row++) {
            model[row] = row / images;
            image[row] = 1000 - row % images;
            values[row] = modelEffect[model[row]] + imageEffect[row % images];
        }
        double expected = Math.sqrt(variance(modelEffect) / models + variance(imageEffect) / images);
        BootstrapReplicates replicates =
                TwoWayBootstrap.of(model, image).replicates(WeightedStatistic.mean(values), 4000, random);
        // The standard deviation of 4,000 values is known to 1 / sqrt(8,000) = 1.1 %.
        assertThat(replicates.standardError()).isCloseTo(expected, within(0.045 * expected));
        double mean = Arrays.stream(values).average().orElseThrow();
        Interval interval = replicates.interval(0.95).orElseThrow();
        assertThat(interval.lower()).isCloseTo(mean - 1.96 * expected, within(0.2 * expected));
        assertThat(interval.upper()).isCloseTo(mean + 1.96 * expected, within(0.2 * expected));
    }

    @Test
    void coversTheTruthWhereRowsTakenAsIndependentDoNot() {
        SplittableRandom random = new SplittableRandom(86);
        int worlds = 200;
        int rows = 20 * 30;
        int[] model = IntStream.range(0, rows).map(row -> row / 30).toArray();
        int[] image = IntStream.range(0, rows).map(row -> row % 30).toArray();
        TwoWayBootstrap twoWay = TwoWayBootstrap.of(model, image);
        TwoWayBootstrap byRow = TwoWayBootstrap.of(IntStream.range(0, rows).toArray(), new int[rows]);
        int covered = 0;
        int coveredByRow = 0;
        for (int world = 0; world < worlds; world++) {
            double[] modelEffect = random.doubles(20, -1, 1).toArray();
            double[] imageEffect = random.doubles(30, -1, 1).toArray();
            double[] values = random.doubles(rows, -1, 1).toArray();
            Arrays.setAll(values, row -> values[row] + modelEffect[model[row]] + imageEffect[image[row]]);
            // The true mean of every effect is 0.
            WeightedStatistic mean = WeightedStatistic.mean(values);
            covered += holdsZero(twoWay.replicates(mean, 200, random)) ? 1 : 0;
            coveredByRow += holdsZero(byRow.replicates(mean, 200, random)) ? 1 : 0;
        }
        // 95 % of 200, less four standard deviations of 3.1.
        assertThat(covered).isGreaterThan(177);
        assertThat(coveredByRow).isLessThan(120);
    }

    @Test
    void theSameSeedGivesTheSameReplicates() {
        TwoWayBootstrap bootstrap = TwoWayBootstrap.of(new int[] {1, 1, 2, 2, 3}, new int[] {1, 2, 1, 3, 4});
        WeightedStatistic statistic = WeightedStatistic.mean(new double[] {1, 2, 3, 4, 5});
        assertThat(bootstrap.replicates(statistic, 50, new SplittableRandom(5)).sorted())
                .isEqualTo(bootstrap
                        .replicates(statistic, 50, new SplittableRandom(5))
                        .sorted())
                .isNotEqualTo(bootstrap
                        .replicates(statistic, 50, new SplittableRandom(6))
                        .sorted());
    }

    @Test
    void resamplesWithoutAScoreAreCountedAndLeftOut() {
        TwoWayBootstrap bootstrap = TwoWayBootstrap.of(new int[] {1, 2}, new int[] {1, 1});
        WeightedStatistic auroc = WeightedStatistic.auroc(new double[] {2, 1}, new boolean[] {true, false});
        BootstrapReplicates replicates = bootstrap.replicates(auroc, 1000, new SplittableRandom(84));
        // Half of the draws of two models take one of them twice.
        assertThat(replicates.undefined()).isBetween(430, 570);
        assertThat(replicates.interval(0.9)).contains(new Interval(1, 1));
        assertThat(replicates.standardError()).isZero();

        WeightedStatistic never = weights -> Double.NaN;
        BootstrapReplicates none = bootstrap.replicates(never, 10, new SplittableRandom(1));
        assertThat(none.undefined()).isEqualTo(10);
        assertThat(none.interval(0.9)).isEmpty();
        assertThat(none.standardError()).isNaN();
    }

    @Test
    void refusesNoRowsNoResamplesAndOtherRows() {
        assertThatThrownBy(() -> TwoWayBootstrap.of(new int[0], new int[0])).hasMessageContaining("at least one");
        assertThatThrownBy(() -> TwoWayBootstrap.of(new int[2], new int[1])).hasMessageContaining("2 and 1 values");
        TwoWayBootstrap bootstrap = TwoWayBootstrap.of(new int[2], new int[2]);
        WeightedStatistic three = WeightedStatistic.mean(new double[3]);
        assertThatThrownBy(() -> bootstrap.replicates(three, 1, new SplittableRandom(1)))
                .hasMessageContaining("weights and values must be equally long");
        assertThatThrownBy(() -> bootstrap.replicates(three, 0, new SplittableRandom(1)))
                .hasMessageContaining("resamples");
    }

    @Test
    void comparesOverSeedsAsStudentDoes() {
        PairedComparison own = PairedComparison.overSeeds(
                new double[] {0.82, 0.75, 0.79, 0.94, 0.53}, new double[] {0.80, 0.70, 0.80, 0.90, 0.50}, 0.95);
        assertThat(own.difference()).isCloseTo(0.026, within(1e-12));
        assertThat(own.interval().orElseThrow().lower()).isCloseTo(-0.0025852519, within(1e-9));
        assertThat(own.interval().orElseThrow().upper()).isCloseTo(0.0545852519, within(1e-9));
        assertThat(own.decided()).isFalse();
        assertThat(PairedComparison.overSeeds(new double[] {2, 2.1, 2}, new double[] {1, 1, 1}, 0.95)
                        .decided())
                .isTrue();
        assertThat(PairedComparison.overSeeds(new double[] {2}, new double[] {1}, 0.95)
                        .interval())
                .isEmpty();
        assertThat(PairedComparison.overSeeds(new double[] {2, Double.NaN}, new double[] {1, 1}, 0.95)
                        .decided())
                .isFalse();
        assertThatThrownBy(() -> PairedComparison.overSeeds(new double[2], new double[1], 0.95))
                .hasMessageContaining("equally long");
    }

    @Test
    void whatBothMethodsShareFallsOutOfTheirDifference() {
        SplittableRandom random = new SplittableRandom(85);
        int[] model = IntStream.range(0, 200).map(row -> row / 20).toArray();
        int[] image = IntStream.range(0, 200).map(row -> row % 20).toArray();
        double[] second = random.doubles(200).toArray();
        double[] first = Arrays.stream(second).map(value -> value + 0.25).toArray();
        PairedComparison own = PairedComparison.overResamples(
                TwoWayBootstrap.of(model, image),
                WeightedStatistic.mean(first),
                WeightedStatistic.mean(second),
                200,
                random,
                0.95);
        assertThat(own.difference()).isCloseTo(0.25, within(1e-12));
        assertThat(own.interval().orElseThrow().lower()).isCloseTo(0.25, within(1e-12));
        assertThat(own.interval().orElseThrow().width()).isCloseTo(0, within(1e-12));
        assertThat(own.decided()).isTrue();
    }

    private static boolean holdsZero(BootstrapReplicates replicates) {
        return replicates.interval(0.95).orElseThrow().contains(0);
    }

    /** The definition: the chance that a right row scores above a wrong one, a tie counting one half. */
    private static double byPairs(double[] scores, boolean[] right) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (right[i] && !right[j]) {
                    sum += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static long count(double[] values, double wanted) {
        return Arrays.stream(values).filter(value -> value == wanted).count();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }
}
