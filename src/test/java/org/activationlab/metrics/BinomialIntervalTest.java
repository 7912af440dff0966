// Reference values: SciPy 1.10.1, reference/metrics.json; calls in its "made_with".
package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinomialIntervalTest {

    @Test
    void agreesWithScipyOnTwelveCases() {
        JsonNode cases = reference();
        assertThat(cases).hasSize(12);
        for (JsonNode example : cases) {
            for (String level : List.of("0.95", "0.999")) {
                double confidence = Double.parseDouble(level);
                compare(example, "clopper_pearson_" + level, BinomialInterval.CLOPPER_PEARSON, confidence);
                compare(example, "wilson_" + level, BinomialInterval.WILSON, confidence);
            }
        }
    }

    @Test
    void lowerBoundAgreesWithScipyOnTwelveCases() {
        for (JsonNode example : reference()) {
            double expected = example.get("one_sided_lower_alpha_0.001").doubleValue();
            assertThat(BinomialInterval.lowerBound(
                            example.get("k").intValue(), example.get("n").intValue(), 0.001))
                    .as("k and n of %s", example)
                    .isCloseTo(expected, within(expected * 1e-8));
        }
    }

    @Test
    void lowerBoundOfAllSuccessesIsTheNthRootOfAlpha() {
        // P(n of n | p) = p^n = alpha, by hand; SCIENCE.md rounds them to 0.99312 and 0.9333.
        assertThat(BinomialInterval.lowerBound(1000, 1000, 0.001))
                .isCloseTo(Math.pow(0.001, 1 / 1000.0), within(1e-12))
                .isCloseTo(0.99312, within(5e-6));
        assertThat(BinomialInterval.lowerBound(100, 100, 0.001))
                .isCloseTo(Math.pow(0.001, 1 / 100.0), within(1e-12))
                .isCloseTo(0.9333, within(5e-5));
    }

    @Test
    void lowerBoundOfOneSuccessFollowsFromNoSuccessAtAll() {
        // P(at least 1 of n | p) = 1 - (1 - p)^n = alpha, by hand.
        assertThat(BinomialInterval.lowerBound(1, 1000, 0.01)).isCloseTo(1 - Math.pow(0.99, 1 / 1000.0), within(1e-13));
    }

    @Test
    void endsAreExactWhenNoneOrAllSucceed() {
        for (BinomialInterval kind : BinomialInterval.values()) {
            for (int trials : new int[] {1, 7, 1000}) {
                assertThat(kind.of(0, trials, 0.95).lower()).isEqualTo(0);
                assertThat(kind.of(trials, trials, 0.95).upper()).isEqualTo(1);
            }
        }
    }

    @Test
    void holdsTheShareStaysInTheUnitIntervalAndMirrors() {
        for (BinomialInterval kind : BinomialInterval.values()) {
            for (int trials : new int[] {1, 2, 13, 200}) {
                for (int successes = 0; successes <= trials; successes++) {
                    Interval interval = kind.of(successes, trials, 0.9);
                    Interval mirrored = kind.of(trials - successes, trials, 0.9);
                    assertThat(interval.contains((double) successes / trials)).isTrue();
                    assertThat(interval.lower()).isBetween(0.0, 1.0).isCloseTo(1 - mirrored.upper(), within(1e-12));
                    assertThat(interval.upper()).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void rejectsImpossibleCountsAndPercentages() {
        assertThatThrownBy(() -> BinomialInterval.WILSON.of(11, 10, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and trials (10), but was 11");
        assertThatThrownBy(() -> BinomialInterval.WILSON.of(-1, 10, 0.95)).hasMessageContaining("was -1");
        assertThatThrownBy(() -> BinomialInterval.WILSON.of(0, 0, 0.95)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> BinomialInterval.WILSON.of(5, 10, 95)).hasMessageContaining("percent");
        assertThatThrownBy(() -> BinomialInterval.lowerBound(5, 10, Double.NaN)).hasMessageContaining("alpha");
    }

    @Test
    void intervalRejectsEndsInTheWrongOrder() {
        assertThatThrownBy(() -> new Interval(0.6, 0.5)).hasMessageContaining("lower <= upper");
        assertThatThrownBy(() -> new Interval(Double.NaN, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Interval(0.25, 0.75).contains(0.75)).isTrue();
        assertThat(new Interval(0.25, 0.75).contains(0.76)).isFalse();
        assertThat(new Interval(0.25, 0.75).width()).isEqualTo(0.5);
    }

    @Test
    void certifiedRadiusAgreesWithScipyAndAbstainsBelowOneHalf() {
        for (JsonNode example : reference()) {
            var radius = CertifiedRadius.of(
                    example.get("k").intValue(), example.get("n").intValue(), 0.9, 0.001);
            JsonNode expected = example.get("certified_radius_sigma_0.9_alpha_0.001");
            if (expected.isNull()) {
                assertThat(radius).isEmpty();
            } else {
                // 1e-8 of the radius, or what nine digits of a limit near 1/2 allow.
                assertThat(radius.orElseThrow()).isCloseTo(expected.doubleValue(), within(1e-8));
            }
        }
    }

    @Test
    void certifiedRadiusRejectsNoiseThatIsNone() {
        assertThatThrownBy(() -> CertifiedRadius.of(9, 10, 0, 0.001)).hasMessageContaining("sigma");
    }

    private static void compare(JsonNode example, String key, BinomialInterval kind, double confidence) {
        Interval interval =
                kind.of(example.get("k").intValue(), example.get("n").intValue(), confidence);
        double lower = example.get(key).get(0).doubleValue();
        double upper = example.get(key).get(1).doubleValue();
        assertThat(interval.lower()).as("lower %s of %s", key, example).isCloseTo(lower, within(lower * 1e-8));
        assertThat(interval.upper()).as("upper %s of %s", key, example).isCloseTo(upper, within(upper * 1e-8));
    }

    private static JsonNode reference() {
        return MetricsReference.part("binomial");
    }
}
