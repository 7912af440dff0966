package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses a time that the test tells. */
class ClockTest {

    private static final long SECOND = 1_000_000_000L;

    private static Clock clock(double seconds, Long... times) {
        Iterator<Long> told = List.of(times).iterator();
        return new Clock(seconds, told::next);
    }

    @Test
    void startsWithTheFirstPieceWithoutCountingIt() {
        Clock clock = clock(3, 10 * SECOND, 12 * SECOND, 14 * SECOND);
        assertThat(clock.finished(1_000)).isFalse();
        assertThat(clock.finished(30)).isFalse();
        assertThat(clock.finished(50)).isTrue();
        // 80 units from the 10th to the 14th second.
        assertThat(clock.rate()).isEqualTo(20);
    }

    @Test
    void hasNoRateWithoutAPiece() {
        Clock clock = clock(3, 10 * SECOND);
        clock.finished(1_000);
        assertThatThrownBy(clock::rate).isInstanceOf(IllegalStateException.class);
    }
}
