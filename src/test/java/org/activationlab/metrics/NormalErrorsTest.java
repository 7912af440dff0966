// Reference values: SciPy 1.17.1; the root of mean(1 - 2 norm.sf(x / deviations)) - share by scipy.optimize.brentq.
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalErrorsTest {

    @Test
    void givesTheTabulatedQuantilesOfOneNormalError() {
        assertThat(NormalErrors.absoluteQuantile(new double[] {0.1}, 0.95)).isCloseTo(0.1959963985, within(1e-9));
        assertThat(NormalErrors.absoluteQuantile(new double[] {2}, 0.5)).isCloseTo(2 * 0.6744897502, within(1e-9));
    }

    @Test
    void weighsErrorsOfDifferentSpreadEqually() {
        assertThat(NormalErrors.absoluteQuantile(new double[] {3, 1, 2}, 0.95)).isCloseTo(4.5699382118, within(1e-9));
        assertThat(NormalErrors.absoluteQuantile(new double[] {3, 1, 2}, 0.5)).isCloseTo(1.1670438473, within(1e-9));
    }

    @Test
    void countsErrorsThatAreAlwaysZero() {
        // Half of the errors are 0: 95 % of all lie within the 90 % quantile of the others.
        assertThat(NormalErrors.absoluteQuantile(new double[] {0, 1}, 0.95)).isCloseTo(1.6448536270, within(1e-9));
        assertThat(NormalErrors.absoluteQuantile(new double[] {0, 1}, 0.5)).isZero();
        assertThat(NormalErrors.absoluteQuantile(new double[] {0, 0}, 0.95)).isZero();
    }

    @Test
    void refusesWhatIsNoSpreadOrNoShare() {
        assertThatThrownBy(() -> NormalErrors.absoluteQuantile(new double[0], 0.5))
                .hasMessageContaining("at least one value");
        assertThatThrownBy(() -> NormalErrors.absoluteQuantile(new double[] {1, -1}, 0.5))
                .hasMessageContaining("at least 0")
                .hasMessageContaining("value 1 is -1.0");
        assertThatThrownBy(() -> NormalErrors.absoluteQuantile(new double[] {Double.NaN}, 0.5))
                .hasMessageContaining("finite");
        assertThatThrownBy(() -> NormalErrors.absoluteQuantile(new double[] {1}, 95))
                .hasMessageContaining("Maybe it was given in percent");
    }
}
