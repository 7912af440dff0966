package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /** The example of Golub and Van Loan's kind that is all whole numbers: L = (2), (6, 1), (-8, 5, 3). */
    private static final double[] MATRIX = {4, 12, -16, 12, 37, -43, -16, -43, 98};

    @Test
    void solvesAWholeNumberExample() {
        Cholesky factor = Cholesky.of(MATRIX, 3);
        // A (1, 2, 3)' = (-20, -43, 192)'.
        assertThat(factor.solve(new double[] {-20, -43, 192})).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        // L (1, 1, 1)' = (2, 7, 0)'.
        assertThat(factor.color(new double[] {1, 1, 1})).containsExactly(2, 7, 0);
        assertThat(factor.whiten(new double[] {2, 7, 0})).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    }

    @Test
    void readsTheLowerTriangleAlone() {
        double[] half = MATRIX.clone();
        half[1] = Double.NaN;
        half[2] = Double.NaN;
        half[5] = Double.NaN;
        assertThat(Cholesky.of(half, 3).color(new double[] {1, 1, 1})).containsExactly(2, 7, 0);
    }

    @Test
    void refusesWhatHasNoFactor() {
        assertThatThrownBy(() -> Cholesky.of(new double[] {1, 0, 0, 0}, 2)).hasMessageContaining("pivot 1 is 0.0");
        assertThatThrownBy(() -> Cholesky.of(new double[] {-1}, 1)).hasMessageContaining("pivot 0 is -1.0");
        assertThatThrownBy(() -> Cholesky.of(new double[3], 2)).hasMessageContaining("got 3");
        assertThatThrownBy(() -> Cholesky.of(MATRIX, 3).solve(new double[2])).hasMessageContaining("expected 3");
    }
}
