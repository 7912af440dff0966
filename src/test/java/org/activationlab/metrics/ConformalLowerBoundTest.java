package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConformalLowerBoundTest {

    @Test
    void calibratesByHand() {
        // Delta 1/2, three models of four rows. The second smallest of four differences holds for half of them: 0.25,
        // -0.125 and 0.5. Of (3 + 1) / 2 = 2 models the second smallest is subtracted.
        double[] excess = {0.25, 0, 0.75, 0.5, -0.25, -0.125, 0, 0, 0.5, 0.5, 0.5, 1};
        int[] model = {4, 4, 4, 4, 9, 9, 9, 9, 1, 1, 1, 1};
        ConformalLowerBound own = ConformalLowerBound.calibrate(plus(excess, 0.25), constant(12, 0.25), model, 0.5);
        assertThat(own).isEqualTo(new ConformalLowerBound(0.25, 0.5, 3));
        assertThat(own.at(0.875)).isEqualTo(0.625);
        assertThat(own.at(0.125)).isEqualTo(-0.125);
        assertThat(own.abstains()).isFalse();
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        double[] predicted = {0.5, 0.75, 0.25, 0.625};
        double[] truth = {0.25, 0.25, 0.25, 0.25};
        ConformalLowerBound own = ConformalLowerBound.calibrate(predicted, truth, new int[] {1, 2, 1, 2}, 0.5);
        assertThat(ConformalLowerBound.calibrate(
                        new double[] {0.625, 0.25, 0.75, 0.5}, truth, new int[] {8, 6, 8, 6}, 0.5))
                .isEqualTo(own);
    }

    @Test
    void abstainsWhereModelsAreTooFew() {
        // 9 models are the fewest for one in ten, 19 for one in twenty.
        assertThat(calibrated(8, 0.1).abstains()).isTrue();
        assertThat(calibrated(8, 0.1).at(0.9)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(calibrated(8, 0.1).models()).isEqualTo(8);
        assertThat(calibrated(9, 0.1).abstains()).isFalse();
        assertThat(calibrated(18, 0.05).abstains()).isTrue();
        assertThat(calibrated(19, 0.05).abstains()).isFalse();
        // However much may be missed, the smallest difference is the least that is subtracted.
        assertThat(calibrated(2, 1 - 1e-12).abstains()).isFalse();
        // An infinite bound always holds.
        assertThat(calibrated(8, 0.1).coverage(new double[] {1}, new double[] {0}, new int[] {3}))
                .isEqualTo(new ConformalCoverage(1, 1, 1));
    }

    @Test
    void coverageByHand() {
        ConformalLowerBound bound = new ConformalLowerBound(0.25, 0.5, 3);
        // Model 1: one of two rows holds, which is enough for delta 1/2; model 2: one of three, which is not.
        double[] excess = {0.25, 0.5, 0, 0.5, 0.75};
        ConformalCoverage own = bound.coverage(excess, new double[5], new int[] {1, 1, 2, 2, 2});
        assertThat(own).isEqualTo(new ConformalCoverage(2, 0.5, 0.4));
    }

    @Test
    void exchangeableModelsReachTheCoverage() {
        // Each model errs in its own direction and its own width, so rows of one model are far from independent. For
        // continuous differences the chance of a new model is exactly ceil((M + 1)(1 - delta)) / (M + 1).
        SplittableRandom random = new SplittableRandom(91);
        int rounds = 2000;
        int newModels = 3;
        for (int[] setting : new int[][] {{19, 10}, {30, 10}, {12, 20}}) {
            int models = setting[0];
            double delta = setting[1] / 100.0;
            double ofModels = 0;
            double ofRows = 0;
            for (int round = 0; round < rounds; round++) {
                double[][] drawn = drawn(random, models);
                int[] numbers = numbers(models);
                ConformalLowerBound bound = ConformalLowerBound.calibrate(drawn[0], drawn[1], numbers, delta);
                double[][] others = drawn(random, newModels);
                ConformalCoverage coverage = bound.coverage(others[0], others[1], numbers(newModels));
                ofModels += coverage.ofModels() / rounds;
                ofRows += coverage.ofRows() / rounds;
            }
            double exact = Math.ceil((models + 1) * (1 - delta) - 1e-9) / (models + 1);
            assertThat(exact).isGreaterThanOrEqualTo(1 - delta);
            // The new models of a round share its bound, so a round counts as one: 4 sqrt(0.1 x 0.9 / 2000) = 0.027.
            assertThat(ofModels).isCloseTo(exact, within(4 * Math.sqrt(delta * (1 - delta) / rounds)));
            assertThat(ofRows).isGreaterThan((1 - delta) * (1 - delta));
        }
    }

    @Test
    void refusesWhatIsNoRatioOrNoShare() {
        double[] nan = {0.5, Double.NaN};
        assertThatThrownBy(() -> ConformalLowerBound.calibrate(nan, new double[2], new int[2], 0.1))
                .hasMessageContaining("predicted must be finite, but value 1 is NaN");
        assertThatThrownBy(() -> ConformalLowerBound.calibrate(new double[2], nan, new int[2], 0.1))
                .hasMessageContaining("truth");
        assertThatThrownBy(() -> ConformalLowerBound.calibrate(new double[2], new double[2], new int[2], 10))
                .hasMessageContaining("in percent");
        assertThatThrownBy(() -> ConformalLowerBound.calibrate(new double[2], new double[2], new int[3], 0.1))
                .hasMessageContaining("2 and 3 values");
    }

    private static final int ROWS = 20;

    private static ConformalLowerBound calibrated(int models, double delta) {
        double[][] drawn = drawn(new SplittableRandom(models), models);
        return ConformalLowerBound.calibrate(drawn[0], drawn[1], numbers(models), delta);
    }

    private static double[][] drawn(SplittableRandom random, int models) {
        double[] predicted = new double[models * ROWS];
        double[] truth = new double[models * ROWS];
        double shift = 0;
        double width = 0;
        for (int row = 0; row < truth.length; row++) {
            if (row % ROWS == 0) {
                shift = 0.2 * random.nextDouble() - 0.1;
                width = 0.5 * random.nextDouble();
            }
            truth[row] = random.nextDouble();
            predicted[row] = truth[row] + shift + width * (random.nextDouble() - 0.5);
        }
        return new double[][] {predicted, truth};
    }

    private static int[] numbers(int models) {
        int[] numbers = new int[models * ROWS];
        Arrays.setAll(numbers, row -> row / ROWS);
        return numbers;
    }

    private static double[] plus(double[] values, double shift) {
        return Arrays.stream(values).map(value -> value + shift).toArray();
    }

    private static double[] constant(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
