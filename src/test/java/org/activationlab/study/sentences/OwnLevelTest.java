package org.activationlab.study.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnLevelTest {

    @Test
    void countsInDeviationsFromTheMeanOfTheReference() {
        // Means 2, 10, 7; deviations 1, 4, 0.
        OwnLevel level = OwnLevel.of(List.of(new float[] {1, 6, 7}, new float[] {3, 14, 7}));
        float[] row = {4, 2, 9};
        level.apply(row);
        assertThat(row).containsExactly(2, -2, 0);
    }
}
