package org.activationlab.interpret.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.activationlab.network.layers.ActivationShape;
import org.junit.jupiter.api.Test;

class MovementTest {

    private static final ActivationShape SQUARE = ActivationShape.of(1, 3, 3);
    private static final float[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static float[] moved(double down, double right, double angle, double size) {
        return new Movement(SQUARE, down, right, angle, size).apply(DIGITS);
    }

    @Test
    void whatDoesNotMoveStays() {
        assertThat(moved(0, 0, 0, 1)).containsExactly(DIGITS);
    }

    @Test
    void wholeShiftsMoveWholePixelsAndTheEdgeGoesOn() {
        assertThat(moved(1, 0, 0, 1)).containsExactly(1, 2, 3, 1, 2, 3, 4, 5, 6);
        assertThat(moved(0, -1, 0, 1)).containsExactly(2, 3, 3, 5, 6, 6, 8, 9, 9);
        assertThat(moved(0, 0.5, 0, 1)).containsExactly(1, 1.5f, 2.5f, 4, 4.5f, 5.5f, 7, 7.5f, 8.5f);
    }

    @Test
    void aQuarterTurnBringsTheBottomToTheRight() {
        assertThat(moved(0, 0, Math.PI / 2, 1)).containsExactly(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7}, within(1e-5f));
    }

    @Test
    void twiceTheSizeShowsTheMiddle() {
        assertThat(moved(0, 0, 0, 2)).containsExactly(3, 3.5f, 4, 4.5f, 5, 5.5f, 6, 6.5f, 7);
    }

    @Test
    void slopesGoBackByTheExactTranspose() {
        ActivationShape shape = ActivationShape.of(2, 9, 7);
        VisualizationSettings settings = VisualizationSettings.defaults().withMovements(3, 30, 0.4);
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            Movement movement = Movement.draw(shape, settings, random);
            float[] image = new float[shape.size()];
            float[] slopes = new float[shape.size()];
            for (int i = 0; i < image.length; i++) {
                image[i] = (float) random.nextDouble();
                slopes[i] = (float) random.nextDouble(-1, 1);
            }
            float[] moved = movement.apply(image);
            double[] back = movement.transpose(slopes);
            double forth = 0;
            double around = 0;
            for (int i = 0; i < image.length; i++) {
                forth += (double) moved[i] * slopes[i];
                around += image[i] * back[i];
            }
            assertThat(forth).isCloseTo(around, within(1e-5));
        }
    }
}
