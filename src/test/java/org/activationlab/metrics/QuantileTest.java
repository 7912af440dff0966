package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantileTest {

    @Test
    void interpolatesBetweenNeighbours() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Quantile.ofSorted(sorted, 0)).isEqualTo(1);
        assertThat(Quantile.ofSorted(sorted, 1)).isEqualTo(8);
        assertThat(Quantile.ofSorted(sorted, 0.5)).isEqualTo(3);
        // Position 0.9 of 3 is 2.7: seven tenths of the way from 4 to 8.
        assertThat(Quantile.ofSorted(sorted, 0.9)).isCloseTo(6.8, within(1e-12));
        assertThat(Quantile.ofSorted(new double[] {5}, 0.95)).isEqualTo(5);
    }

    @Test
    void refusesNothingAndSharesOutsideTheUnitInterval() {
        assertThatThrownBy(() -> Quantile.ofSorted(new double[0], 0.5)).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Quantile.ofSorted(new double[] {1}, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe it was given in percent");
    }
}
