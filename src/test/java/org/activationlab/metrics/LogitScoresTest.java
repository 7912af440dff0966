// Reference values: scipy 1.10.1, p = scipy.special.softmax(z) in double precision; sorted(p)[-1] - sorted(p)[-2],
// (p * log(p)).sum(), scipy.special.logsumexp(z), -(1 - (p ** 2).sum()) / (p ** 2).sum().
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogitScoresTest {

    private static final float[] LOGITS = {2, -1, 0.5f, 3.25f};
    private static final float[] SURE = {60, -700, 0, 1};

    @Test
    void agreesWithScipy() {
        assertThat(Confidence.softmaxMargin(LOGITS)).isCloseTo(0.5228232051637233, within(1e-14));
        assertThat(Confidence.negativeEntropy(LOGITS)).isCloseTo(-0.7466009645182898, within(1e-14));
        assertThat(Confidence.energy(LOGITS)).isCloseTo(3.560932346818066, within(1e-14));
        assertThat(Confidence.doctor(LOGITS)).isCloseTo(-0.7143225849456997, within(1e-14));
        assertThat(Confidence.softmaxMargin(SURE)).isEqualTo(1);
        assertThat(Confidence.negativeEntropy(SURE)).isCloseTo(0, within(1e-20));
        assertThat(Confidence.energy(SURE)).isEqualTo(60);
        assertThat(Confidence.doctor(SURE)).isZero();
    }

    @Test
    void equalLogitsAreTheLeastSure() {
        assertThat(Confidence.softmaxMargin(3, 3, 3, 3)).isZero();
        assertThat(Confidence.negativeEntropy(3, 3, 3, 3)).isCloseTo(-Math.log(4), within(1e-14));
        assertThat(Confidence.energy(3, 3, 3, 3)).isCloseTo(3 + Math.log(4), within(1e-14));
        // g = 1/4, so the odds are 3.
        assertThat(Confidence.doctor(3, 3, 3, 3)).isCloseTo(-3, within(1e-13));
    }

    @Test
    void aDivergedNetworkHasNoScoreAndNoClassIsRefused() {
        assertThat(Confidence.softmaxMargin(1, Float.NaN)).isNaN();
        assertThat(Confidence.negativeEntropy(1, Float.NaN)).isNaN();
        assertThat(Confidence.energy(1, Float.NaN)).isNaN();
        assertThat(Confidence.doctor(1, Float.NaN)).isNaN();
        assertThatThrownBy(Confidence::energy).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Confidence.softmaxMargin(1)).hasMessageContaining("at least two logits");
    }
}
