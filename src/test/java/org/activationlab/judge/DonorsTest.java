package org.activationlab.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.activationlab.pairs.LabelTable;
import org.junit.jupiter.api.Test;

class DonorsTest {

    /** Row i is of model m(i mod 7). */
    private static final LabelTable PAIRS = JudgeData.pairs(100).pairs().labels();

    private static final int[] TEST = IntStream.range(20, 90).toArray();

    @Test
    void everyPairGivesOnceWithinItsNetworkAndNeverToItself() {
        Donors donors = Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 3, 1_000, 5);
        assertThat(donors.rows()).containsExactly(TEST);
        assertThat(donors.permutations()).isEqualTo(3);
        for (int permutation = 0; permutation < 3; permutation++) {
            int[] given = donors.of(permutation);
            assertThat(given).containsExactlyInAnyOrder(TEST);
            for (int i = 0; i < given.length; i++) {
                assertThat(given[i]).isNotEqualTo(TEST[i]);
                assertThat(given[i] % 7).isEqualTo(TEST[i] % 7);
            }
        }
        assertThat(donors.of(0)).isNotEqualTo(donors.of(1));
        assertThat(Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 1, 1_000, 5).of(0))
                .isEqualTo(donors.of(0));
        assertThat(Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 1, 1_000, 6).of(0))
                .isNotEqualTo(donors.of(0));
    }

    @Test
    void anyNetworkMayGiveIfItShall() {
        int[] given =
                Donors.of(PAIRS, TEST, Donors.Rule.ANY_NETWORK, 1, 1_000, 5).of(0);
        assertThat(given).containsExactlyInAnyOrder(TEST);
        assertThat(IntStream.range(0, TEST.length).filter(i -> given[i] % 7 != TEST[i] % 7))
                .hasSizeGreaterThan(40);
    }

    @Test
    void asksAboutAPartWhileAllGive() {
        Donors few = Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 1, 10, 5);
        assertThat(few.rows()).hasSize(10).isSorted().doesNotHaveDuplicates();
        int[] all =
                Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 1, 1_000, 5).of(0);
        for (int i = 0; i < 10; i++) {
            assertThat(few.of(0)[i]).isEqualTo(all[few.rows()[i] - TEST[0]]);
        }
    }

    @Test
    void leavesOutPairsThatNobodyCanGiveTo() {
        // Rows 0 and 7 are of one model, row 1 is of another.
        Donors donors = Donors.of(PAIRS, new int[] {0, 1, 7}, Donors.Rule.SAME_NETWORK, 1, 10, 5);
        assertThat(donors.rows()).containsExactly(0, 7);
        assertThat(donors.of(0)).containsExactly(7, 0);
        assertThat(donors.withoutDonor()).isEqualTo(1);
        assertThatThrownBy(() -> Donors.of(PAIRS, new int[] {0, 1}, Donors.Rule.SAME_NETWORK, 1, 10, 5))
                .hasMessageContaining("none of the 2 test pairs");
        assertThatThrownBy(() -> Donors.of(PAIRS, TEST, Donors.Rule.SAME_NETWORK, 0, 10, 5))
                .hasMessageContaining("at least 1");
    }
}
