package org.activationlab.interpret.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

class DiffusenessTest {

    @Test
    void ofHandCases() {
        float[] image = {1, 1, 0, 0};
        float[] even = {2, -2, 2, -2};
        float[] spot = {0, 0, -3, 0};
        assertThat(Diffuseness.ENTROPY.of(even, image)).isCloseTo(1, within(1e-12));
        assertThat(Diffuseness.ENTROPY.of(spot, image)).isZero();
        assertThat(Diffuseness.EVENNESS.of(even, image)).isCloseTo(1, within(1e-12));
        // A single pixel of n has the Gini index 1 - 1 / n.
        assertThat(Diffuseness.EVENNESS.of(spot, image)).isCloseTo(0.25, within(1e-12));
        assertThat(Diffuseness.OFF_INK.of(even, image)).isEqualTo(0.5);
        assertThat(Diffuseness.OFF_INK.of(spot, image)).isEqualTo(1);
        // Shares 1/4 and 3/4: their Gini index is 1/4.
        assertThat(Diffuseness.EVENNESS.of(new float[] {3, 1}, new float[2])).isCloseTo(0.75, within(1e-12));
        for (Diffuseness measure : Diffuseness.values()) {
            assertThat(measure.of(new float[4], image)).isNaN();
            assertThatThrownBy(() -> measure.of(new float[3], image)).hasMessageContaining("3 and 4");
        }
    }

    @Test
    void agreesWithNumpy() {
        JsonNode reference = Reference.read("partial_ranks");
        float[] heat = Reference.floats(reference.get("heat"));
        assertThat(Diffuseness.ENTROPY.of(heat, heat))
                .isCloseTo(reference.get("entropy").asDouble(), within(1e-7));
        assertThat(Diffuseness.EVENNESS.of(heat, heat))
                .isCloseTo(1 - reference.get("gini").asDouble(), within(1e-7));
    }

    /** Twelve networks and thirty images; the ratio rises with the margin, and so or for itself falls diffuseness. */
    private static DiffusenessPairs pairs(boolean byMargin) {
        SplittableRandom random = new SplittableRandom(11);
        List<DiffusenessPairs.Row> rows = new ArrayList<>();
        for (int model = 0; model < 12; model++) {
            for (int image = 0; image < 30; image++) {
                double margin = random.nextDouble();
                double ratio = 0.5 * margin + 0.5 * random.nextDouble();
                double diffuse = (byMargin ? -margin : -ratio) + 0.2 * random.nextDouble();
                rows.add(new DiffusenessPairs.Row(
                        model, image, ratio, random.nextDouble() < ratio, margin, random.nextDouble(), diffuse));
            }
        }
        return new DiffusenessPairs("a method", Diffuseness.ENTROPY, rows);
    }

    @Test
    void tellsARelationFromOneThatTheMarginMakes() {
        DiffusenessPairs byMargin = pairs(true);
        for (Relation relation : List.of(Relation.POOLED, Relation.WITHIN)) {
            DiffusenessPairs.Estimate estimate = byMargin.withRatio(relation, 200, 1);
            assertThat(estimate.value()).as(relation.title()).isLessThan(-0.4);
            assertThat(estimate.excludes(0)).isTrue();
        }
        for (Relation relation : List.of(Relation.GIVEN_MARGIN, Relation.GIVEN_MARGIN_AND_INK)) {
            assertThat(byMargin.withRatio(relation, 200, 1).value())
                    .as(relation.title())
                    .isBetween(-0.15, 0.15);
            assertThat(pairs(false).withRatio(relation, 200, 1).value())
                    .as(relation.title())
                    .isLessThan(-0.6);
        }
        DiffusenessPairs.Estimate wrong = byMargin.wrongAgainstRight(200, 1);
        assertThat(wrong.value()).isGreaterThan(0.55);
        assertThat(wrong.excludes(0.5)).isTrue();
        assertThat(byMargin.median(false)).isGreaterThan(byMargin.median(true));
        assertThat(byMargin.withRatio(Relation.WITHIN, 200, 1)).isEqualTo(byMargin.withRatio(Relation.WITHIN, 200, 1));
    }

    @Test
    void refusesNothingAndOddRows() {
        assertThatThrownBy(() -> new DiffusenessPairs("m", Diffuseness.ENTROPY, List.of()))
                .hasMessageContaining("at least one pair");
        assertThatThrownBy(() -> new DiffusenessPairs.Row(0, 0, 1.5, true, 0, 0, 0))
                .hasMessageContaining("ratio 1.5");
        assertThat(Arrays.stream(Relation.values()).map(Relation::title)).doesNotHaveDuplicates();
    }
}
