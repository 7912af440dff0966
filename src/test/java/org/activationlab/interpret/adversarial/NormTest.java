package org.activationlab.interpret.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormTest {

    @Test
    void measuresAndShortensAHandCase() {
        float[] change = {3, -4};
        assertThat(Norm.L2.length(change)).isEqualTo(5);
        assertThat(Norm.LINF.length(change)).isEqualTo(4);
        float[] box = change.clone();
        Norm.LINF.project(box, 3.5);
        assertThat(box).containsExactly(3, -3.5f);
        float[] ball = change.clone();
        Norm.L2.project(ball, 2.5);
        assertThat(ball).containsExactly(1.5f, -2);
        Norm.L2.project(ball, 3);
        assertThat(ball).containsExactly(1.5f, -2);
    }

    @Test
    void steepestChangesHaveLengthOneOrNone() {
        assertThat(Norm.LINF.steepest(new float[] {3, 0, -1e-9f})).containsExactly(1, 0, -1);
        assertThat(Norm.L2.steepest(new float[] {3, -4})).containsExactly(new float[] {0.6f, -0.8f}, within(1e-7f));
        assertThat(Norm.L2.steepest(new float[2])).containsExactly(0, 0);
    }

    /** In a plane half of a disc lies within the root of a half, and half of a square's points are that near too. */
    @Test
    void drawsFillTheBallEvenly() {
        for (Norm norm : Norm.values()) {
            SplittableRandom random = new SplittableRandom(1);
            int inner = 0;
            for (int i = 0; i < 4_000; i++) {
                double length = norm.length(norm.draw(2, 3, random));
                assertThat(length).isLessThanOrEqualTo(3 + 1e-6);
                inner += length < 3 * Math.sqrt(0.5) ? 1 : 0;
            }
            assertThat(inner).as("%s", norm).isBetween(1_900, 2_100);
        }
    }
}
