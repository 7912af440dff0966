package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Hand games from textbooks, and the four axioms on games drawn by a seed. */
class ShapleyValuesTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static double[] worths(int players, IntToDoubleFunction worth) {
        return IntStream.range(0, 1 << players).mapToDouble(worth).toArray();
    }

    private static double[] random(int players, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return worths(players, coalition -> random.nextDouble(-1, 1));
    }

    @Test
    void anAdditiveGameGivesEachItsOwn() {
        double[] own = {0.5, -0.2, 3, 0};
        double[] worths = worths(
                4,
                coalition -> IntStream.range(0, 4)
                        .filter(player -> (coalition & 1 << player) != 0)
                        .mapToDouble(player -> own[player])
                        .sum());
        assertThat(ShapleyValues.of(worths)).containsExactly(own, EXACT);
    }

    @Test
    void aUnanimityGameIsSharedByThoseWhoAreNeeded() {
        // Players 0, 2 and 3 of five reach 1 together, and nothing one without another.
        int needed = 0b01101;
        assertThat(ShapleyValues.of(worths(5, coalition -> (coalition & needed) == needed ? 1 : 0)))
                .containsExactly(new double[] {1 / 3.0, 0, 1 / 3.0, 1 / 3.0, 0}, EXACT);
    }

    @Test
    void inTheGloveGameTheRareGloveIsWorthFourTimesEachOther() {
        // One left glove, two right ones, a pair is worth 1: the values are 2/3, 1/6, 1/6.
        assertThat(ShapleyValues.of(0, 0, 0, 1, 0, 1, 0, 1))
                .containsExactly(new double[] {4 / 6.0, 1 / 6.0, 1 / 6.0}, EXACT);
    }

    @Test
    void theMeanOverAllOrdersOfFourPlayersIsTheSame() {
        double[] worths = random(4, 7);
        double[] sums = new double[4];
        int orders = 0;
        for (int code = 0; code < 256; code++) {
            int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6 & 3};
            if (IntStream.of(order).distinct().count() < 4) {
                continue;
            }
            orders++;
            int coalition = 0;
            for (int player : order) {
                sums[player] += worths[coalition | 1 << player] - worths[coalition];
                coalition |= 1 << player;
            }
        }
        assertThat(orders).isEqualTo(24);
        double[] values = ShapleyValues.of(worths);
        for (int player = 0; player < 4; player++) {
            assertThat(values[player]).isCloseTo(sums[player] / 24, EXACT);
        }
    }

    @Test
    void addsUpToTheWholeAndOverGames() {
        for (int players = 1; players <= 8; players++) {
            double[] first = random(players, 1);
            double[] second = random(players, 2);
            double[] both = IntStream.range(0, first.length)
                    .mapToDouble(i -> first[i] + 2 * second[i])
                    .toArray();
            double[] values = ShapleyValues.of(first);
            assertThat(IntStream.range(0, players).mapToDouble(i -> values[i]).sum())
                    .isCloseTo(first[first.length - 1] - first[0], EXACT);
            for (int i = 0; i < players; i++) {
                assertThat(ShapleyValues.of(both)[i]).isCloseTo(values[i] + 2 * ShapleyValues.of(second)[i], EXACT);
            }
        }
    }

    @Test
    void equalPlayersGetTheSameAndADummyItsOwn() {
        double[] byFirstTwo = random(2, 3);
        // Players 0 and 1 can change places, player 2 always adds 0.25.
        double[] values = ShapleyValues.of(worths(
                3, coalition -> byFirstTwo[Integer.bitCount(coalition & 3)] + ((coalition & 4) != 0 ? 0.25 : 0)));
        assertThat(values[0]).isCloseTo(values[1], EXACT);
        assertThat(values[2]).isCloseTo(0.25, EXACT);
    }

    @Test
    void refusesWhatIsNoGame() {
        assertThatThrownBy(() -> ShapleyValues.of(0, 1, 2)).hasMessageContaining("got 3 worths");
        assertThatThrownBy(() -> ShapleyValues.of(1)).hasMessageContaining("got 1 worths");
        assertThatThrownBy(ShapleyValues::of).hasMessageContaining("2^n coalitions");
    }
}
