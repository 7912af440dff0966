package org.activationlab.interpret.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.interpret.SmallNetworks;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.junit.jupiter.api.Test;

/**
 * Linear networks, whose distances are known: the margin over the dual norm of the difference of two classes' weights,
 * for L2 its length, for L-infinity the sum of its absolute values.
 */
class DistanceSearchTest {

    private static final DistanceSearch SEARCH = new DistanceSearch(new SearchSettings(4, 10, 16));

    /** The difference of the weights is (3, -4, 0): length 5, sum 7. */
    private static LayeredNetwork twoClasses() {
        return SmallNetworks.linear(3, 2, 2, -1, 1, -1, 3, 1, 0.5f, 0);
    }

    @Test
    void ofTwoClassesOneStepFindsTheExactDistance() {
        try (LayeredNetwork network = twoClasses()) {
            // Margins 3 * 0.6 - 4 * 0.2 + 0.5 = 1.5 and, for the second class, -(3 * 0.1 - 4 * 0.9 + 0.5) = 2.8.
            Batch images = Batch.of(network.design().input(), new float[] {0.6f, 0.2f, 0.5f, 0.1f, 0.9f, 0});
            int[] answers = {0, 1};
            AdversarialDistances ball = SEARCH.byAttack(
                    network,
                    images,
                    answers,
                    AttackSettings.fastGradient(Norm.L2, 1).withClipped(false));
            assertThat(ball.sizes()).containsExactly(new double[] {1.5 / 5, 2.8 / 5}, within(1e-4));
            assertThat(ball.examples().distance(Norm.L2, 0)).isCloseTo(1.5 / 5, within(1e-4));
            assertThat(ball.examples().prediction(0)).isEqualTo(1);
            AdversarialDistances box = SEARCH.byAttack(
                    network,
                    images,
                    answers,
                    AttackSettings.fastGradient(Norm.LINF, 1).withClipped(false));
            assertThat(box.sizes()).containsExactly(new double[] {1.5 / 7, 2.8 / 7}, within(1e-4));
            // The third pixel has no slope and stays.
            assertThat(box.examples().images().value(0, 2)).isEqualTo(0.5f);
        }
    }

    /** Clipped, the second pixel of the second image can still fall, but the first can only rise from 0.1: as before. */
    @Test
    void clippingMakesDistancesLonger() {
        try (LayeredNetwork network = twoClasses()) {
            // Margin 3 * 1 - 4 * 0 + 0.5 = 3.5; the first pixel may fall by 1, the second rise by 1: free, 3.5 / 7.
            Batch images = Batch.of(network.design().input(), new float[] {1, 0, 0, 0.2f, 0, 0});
            AttackSettings sign = AttackSettings.fastGradient(Norm.LINF, 1);
            assertThat(SEARCH.byAttack(network, images, new int[] {0, 0}, sign).sizes())
                    // The second has margin 1.1, falls by at most 0.2 in the first pixel (0.6) and by 4 per unit in the
                    // second.
                    .containsExactly(new double[] {0.5, 1.1 / 7}, within(1e-4));
            Batch corner = Batch.of(network.design().input(), new float[] {0.02f, 0, 0});
            // Margin 0.56: 3 * 0.02 from the first pixel, then 4 e = 0.5.
            assertThat(SEARCH.byAttack(network, corner, new int[] {0}, sign).sizes())
                    .containsExactly(new double[] {0.125}, within(1e-4));
        }
    }

    @Test
    void ofThreeClassesManyStepsComeNear() {
        // Class 0 leads by 1 over class 1, whose weights differ by (1, 1), and by 1 over class 2, by (4, 0).
        try (LayeredNetwork network = SmallNetworks.linear(2, 3, 4, 1, 3, 0, 0, 1, 0, -0.5f, 0.6f)) {
            Batch image = Batch.of(network.design().input(), new float[] {0.4f, 0.1f});
            // Logits 1.7, 0.7, 0.7. L2: min(1 / sqrt 2, 1 / 4); L-infinity: min(1 / 2, 1 / 4).
            for (Norm norm : Norm.values()) {
                AdversarialDistances found = SEARCH.byAttack(
                        network,
                        image,
                        new int[] {0},
                        AttackSettings.projectedGradient(norm, 1).withClipped(false));
                assertThat(found.size(0)).as("%s", norm).isBetween(0.25, 0.275);
                assertThat(found.examples().prediction(0)).isEqualTo(2);
            }
        }
    }

    @Test
    void alongADirectionTheFactorIsMarginOverSlope() {
        try (LayeredNetwork network = twoClasses()) {
            Batch images =
                    Batch.of(network.design().input(), new float[] {0.6f, 0.2f, 0.5f, 0.6f, 0.2f, 0.5f, 0.1f, 0.9f, 0});
            // Slopes of the margin along the directions: -4, +3, and for an answer that is another one already.
            Batch directions = Batch.of(network.design().input(), new float[] {0, 1, 0, 1, 0, 0, 0, 1, 0});
            AdversarialDistances found = SEARCH.along(network, images, new int[] {0, 0, 0}, directions, false);
            assertThat(found.size(0)).isCloseTo(1.5 / 4, within(1e-4));
            assertThat(found.size(1)).isInfinite();
            assertThat(found.size(2)).isZero();
            assertThat(found.examples().succeeded(0)).isTrue();
            assertThat(found.examples().succeeded(1)).isFalse();
            assertThat(found.examples().images().row(1)).containsExactly(images.row(1));
            assertThat(found.examples().prediction(2)).isEqualTo(1);
            assertThatThrownBy(() -> SEARCH.along(
                            network, images, new int[] {0, 0, 0}, Batch.of(images.shape(), directions.row(0)), false))
                    .hasMessageContaining("one direction for each image");
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> SearchSettings.upTo(0)).hasMessageContaining("largest");
        assertThatThrownBy(() -> new SearchSettings(1, 70, 0)).hasMessageContaining("but were 70 and 0");
    }
}
