package org.activationlab.judge;

import static org.activationlab.judge.JudgeReference.times;
import static org.activationlab.judge.JudgeReference.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.activationlab.network.Parameters;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final int INPUTS = 7;
    private static final int WIDTH = 5;

    private static Judge judge() {
        float[] scale = wave(INPUTS, 1.6, 0.5);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = 1 + 0.5f * scale[i];
        }
        float[][] arrays = {
            times(0.5, wave(WIDTH * INPUTS, 1.3, 0.4)),
            times(0.1, wave(WIDTH, 0.8, 0.1)),
            times(0.6, wave(WIDTH * WIDTH, 0.6, 0.9)),
            times(0.1, wave(WIDTH, 1.9, 0.6)),
            wave(WIDTH, 2.1, 0.2),
            times(0.1, wave(1, 1, 0.7)),
            wave(INPUTS, 0.4, 0.8),
            scale
        };
        int count = 0;
        for (float[] array : arrays) {
            count += array.length;
        }
        float[] block = new float[count];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, block, at, array.length);
            at += array.length;
        }
        return new Judge(INPUTS, WIDTH, Parameters.of(Judge.shapes(INPUTS, WIDTH), block));
    }

    @Test
    void agreesWithPyTorch() {
        float[] x = times(2, wave(3 * INPUTS, 0.9, 0.3));
        // Far outside: kept within eight deviations.
        x[2 * INPUTS] = 1000;
        double[] expected = JudgeReference.doubles("answers");
        for (int row = 0; row < expected.length; row++) {
            assertThat(judge().answer(x, row * INPUTS)).isCloseTo(expected[row], within(1e-6));
        }
    }

    @Test
    void aNumberThatIsNoneGivesNone() {
        float[] x = new float[INPUTS];
        x[3] = Float.NaN;
        assertThat(judge().answer(x, 0)).isNaN();
    }

    @Test
    void refusesParametersOfAnotherJudge() {
        Parameters parameters = judge().parameters();
        assertThatThrownBy(() -> new Judge(INPUTS + 1, WIDTH, parameters)).hasMessageContaining("judge of 8 numbers");
    }
}
