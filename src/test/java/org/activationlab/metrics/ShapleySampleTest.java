package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Sampled shares beside those that are known. */
class ShapleySampleTest {

    private static ShapleySample.Worths game(ToDoubleFunction<BitSet> worth) {
        return coalitions -> coalitions.stream().mapToDouble(worth).toArray();
    }

    private static double[] random(int players, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] worths = new double[1 << players];
        Arrays.setAll(worths, i -> random.nextDouble(-1, 1));
        return worths;
    }

    private static int number(BitSet coalition) {
        return coalition.isEmpty() ? 0 : (int) coalition.toLongArray()[0];
    }

    @Test
    void squaresOfTheSizeAreSharedEvenlyAndExactlyByOnePairOfOrders() {
        // v = size^2: forwards and backwards together, the k-th of 20 adds (2 k - 1) + (2 (21 - k) - 1) = 40, half is
        // 20.
        ShapleySample own = ShapleySample.draw(
                20, 2, new SplittableRandom(1), game(coalition -> Math.pow(coalition.cardinality(), 2)));
        assertThat(own.values()).containsOnly(20.0);
        assertThat(own.standardErrors()).containsOnly(0.0);
    }

    @Test
    void sharesAddUpToTheWholeHoweverFewOrdersThereAre() {
        for (long seed = 1; seed <= 5; seed++) {
            double[] worths = random(6, seed);
            ShapleySample own =
                    ShapleySample.draw(6, 2, new SplittableRandom(seed), game(coalition -> worths[number(coalition)]));
            assertThat(Arrays.stream(own.values()).sum()).isCloseTo(worths[63] - worths[0], within(1e-12));
        }
    }

    @Test
    void errorsTellHowFarEstimatesAreOff() {
        int inside = 0;
        for (long seed = 1; seed <= 20; seed++) {
            double[] worths = random(6, 100 + seed);
            double[] exact = ShapleyValues.of(worths);
            ShapleySample own = ShapleySample.draw(
                    6, 200, new SplittableRandom(seed), game(coalition -> worths[number(coalition)]));
            for (int i = 0; i < 6; i++) {
                inside += Math.abs(own.values()[i] - exact[i]) <= 2 * own.standardErrors()[i] ? 1 : 0;
            }
        }
        // Of 120, about 95 in a hundred: 114, with a deviation of 2.4.
        assertThat(inside).isBetween(106, 120);
    }

    @Test
    void oneOrderCannotTellItsError() {
        assertThatThrownBy(() -> ShapleySample.draw(3, 1, new SplittableRandom(1), coalitions -> new double[0]))
                .hasMessageContaining("2 pairs of orders, but got 3 and 1");
        assertThat(ShapleySample.draw(1, 2, new SplittableRandom(1), game(BitSet::cardinality))
                        .values())
                .isEqualTo(new double[] {1});
    }
}
