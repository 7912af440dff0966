package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void sortsProbabilitiesIntoBinsByHand() {
        Calibration own =
                Calibration.of(new double[] {0, 0.25, 0.5, 0.75, 1}, new boolean[] {false, true, true, false, true}, 2);
        // An edge belongs to the bin above it, and 1 to the last: 0, 0.25 | 0.5, 0.75, 1.
        assertThat(own.bins())
                .containsExactly(
                        new CalibrationBin(0, 0.5, 2, 0.125, 0.5), new CalibrationBin(0.5, 1, 3, 0.75, 2 / 3.0));
        assertThat(own.expectedError()).isCloseTo((2 * 0.375 + 3 * (0.75 - 2 / 3.0)) / 5, within(1e-15));
    }

    @Test
    void anEmptyBinHasNoBarAndAddsNothing() {
        Calibration own = Calibration.of(new double[] {1, 1}, new boolean[] {true, false});
        assertThat(own.bins()).hasSize(15);
        assertThat(own.bins().get(3).count()).isZero();
        assertThat(own.bins().get(3).confidence()).isNaN();
        assertThat(own.bins().get(3).accuracy()).isNaN();
        assertThat(own.expectedError()).isEqualTo(0.5);
    }

    @Test
    void certainAndRightIsPerfectAndCertainAndWrongTheWorst() {
        double[] certain = {1, 1, 1};
        boolean[] right = new boolean[3];
        assertThat(Calibration.of(certain, right).expectedError()).isEqualTo(1);
        assertThat(ClassificationScores.brier(right, certain)).isEqualTo(1);
        Arrays.fill(right, true);
        assertThat(Calibration.of(certain, right).expectedError()).isEqualTo(0);
        assertThat(ClassificationScores.brier(right, certain)).isEqualTo(0);
        assertThat(ClassificationScores.brier(right, new double[] {0.5, 0.5, 0.5}))
                .isEqualTo(0.25);
    }

    @Test
    void refusesScoresThatAreNoProbabilities() {
        assertThatThrownBy(() -> Calibration.of(new double[] {0.5, 1.5}, new boolean[2]))
                .hasMessageContaining("[0, 1]")
                .hasMessageContaining("value 1 is 1.5");
        assertThatThrownBy(() -> ClassificationScores.brier(new boolean[1], new double[] {-0.1}))
                .hasMessageContaining("value 0 is -0.1");
        assertThatThrownBy(() -> Calibration.of(new double[1], new boolean[1], 0))
                .hasMessageContaining("bins");
        assertThatThrownBy(() -> new Calibration(List.of())).hasMessageContaining("bins");
    }
}
