package org.activationlab.interpret.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.activationlab.metrics.Interval;
import org.junit.jupiter.api.Test;

class RobustnessPairsTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void ofAHandCase() {
        // Ranks of the ratios 1 2 3 4, of the distances 2 1 3 4: 1 - 6 * 2 / (4 * 15) = 0.8.
        RobustnessPairs pairs = RobustnessPairs.of(
                new double[] {0.1, 0.2, 0.3, 0.4},
                new double[] {1, 0.5, 2, INFINITE},
                new boolean[] {true, true, false, false},
                new int[] {0, 0, 1, 1},
                new int[] {0, 1, 0, 1});
        assertThat(pairs.correlation(10, 1).spearman()).isCloseTo(0.8, within(1e-12));
        assertThat(pairs.found()).isEqualTo(3);
        assertThat(pairs.medianDistance()).hasValue(1.5);
        RobustnessPairs wrong = pairs.only(false);
        assertThat(wrong.size()).isEqualTo(2);
        assertThat(wrong.ratio(0)).isEqualTo(0.3);
        assertThat(wrong.distance(1)).isInfinite();
        assertThat(wrong.right(0)).isFalse();
        assertThat(pairs.only(true).correlation(10, 1).spearman()).isEqualTo(-1, within(1e-12));
    }

    @Test
    void theIntervalNarrowsWithThePairsAndEqualSeedsAgree() {
        RankCorrelation small = related(10).correlation(300, 5);
        RankCorrelation large = related(40).correlation(300, 5);
        Interval interval = large.interval().orElseThrow();
        assertThat(interval.contains(large.spearman())).isTrue();
        assertThat(interval.lower()).isPositive();
        assertThat(interval.width()).isLessThan(small.interval().orElseThrow().width());
        assertThat(related(40).correlation(300, 5)).isEqualTo(large);
    }

    /** Distances that rise with the ratio, with noise, of side by side networks and images. */
    private static RobustnessPairs related(int side) {
        SplittableRandom random = new SplittableRandom(side);
        int count = side * side;
        double[] ratios = new double[count];
        double[] distances = new double[count];
        int[] models = new int[count];
        int[] images = new int[count];
        for (int i = 0; i < count; i++) {
            models[i] = i / side;
            images[i] = i % side;
            ratios[i] = random.nextDouble();
            distances[i] = ratios[i] + random.nextDouble();
        }
        return RobustnessPairs.of(ratios, distances, new boolean[count], models, images);
    }

    @Test
    void refusesOddColumns() {
        boolean[] right = new boolean[1];
        int[] one = new int[1];
        assertThatThrownBy(() -> RobustnessPairs.of(new double[] {1.2}, new double[1], right, one, one))
                .hasMessageContaining("ratio 0 was 1.2");
        assertThatThrownBy(() -> RobustnessPairs.of(new double[1], new double[] {Double.NaN}, right, one, one))
                .hasMessageContaining("distance 0 was NaN");
        assertThatThrownBy(() -> RobustnessPairs.of(new double[1], new double[2], right, one, one))
                .hasMessageContaining("1 ratios, 2 distances");
    }
}
