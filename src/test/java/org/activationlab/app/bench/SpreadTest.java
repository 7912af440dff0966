package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases small enough to do by hand. */
class SpreadTest {

    @Test
    void takesTheMiddleOfAnOddNumberOfSamplesInAnyOrder() {
        assertThat(Spread.of(List.of(7.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 7));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Spread.of(List.of(10.0, 2.0, 4.0, 5.0))).isEqualTo(new Spread(4.5, 2, 10));
    }

    @Test
    void oneSampleIsItsOwnSpread() {
        assertThat(Spread.of(List.of(3.0))).isEqualTo(new Spread(3, 3, 3));
    }

    @Test
    void dividesRoundByRoundAndNotMedianByMedian() {
        // 10/5, 60/20 and 20/20: the median of the ratios is 2, the ratio of the medians would be 1.
        assertThat(Spread.ofRatios(List.of(10.0, 60.0, 20.0), List.of(5.0, 20.0, 20.0)))
                .isEqualTo(new Spread(2, 1, 3));
    }

    @Test
    void refusesNoSamplesAndUnequalRounds() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.ofRatios(List.of(1.0, 2.0), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 1");
    }
}
