package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveFigureTest {

    @Test
    void endsWithTheLastDataInThePlaceOfTheFirst() {
        Screen screen = new Screen(true);
        List<Integer> data = new ArrayList<>();
        try (LiveFigure live = new LiveFigure(screen, () -> "data " + data)) {
            data.add(1);
            live.update();
            data.add(2);
        }
        assertThat(screen.seen.values()).containsExactly("data [1, 2]");
        assertThat(screen.told.get(0)).isEqualTo("data []");
    }

    @Test
    void showsOnlyTheEndWhereNothingCanBeReplaced() {
        Screen screen = new Screen(false);
        List<Integer> data = new ArrayList<>();
        try (LiveFigure live = new LiveFigure(screen, () -> "data " + data)) {
            data.add(1);
            live.update();
        }
        assertThat(screen.told).containsExactly("data [1]");
    }
}
