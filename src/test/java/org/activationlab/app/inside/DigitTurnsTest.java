package org.activationlab.app.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigitTurnsTest {

    @Test
    void digitsTakeTurnsInTheirOrder() {
        // The tens are the digit.
        List<Integer> things = List.of(30, 10, 31, 11, 32, 0);
        assertThat(DigitTurns.of(things, thing -> thing / 10, 4)).containsExactly(0, 10, 30, 11);
        assertThat(DigitTurns.of(things, thing -> thing / 10, 99)).containsExactly(0, 10, 30, 11, 31, 32);
        assertThat(DigitTurns.of(things, thing -> thing / 10, 0)).isEmpty();
        assertThat(DigitTurns.of(List.<Integer>of(), thing -> thing, 3)).isEmpty();
    }
}
