package org.activationlab.lenet.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShortConvolutionTest {

    private static final int LANES = 16;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void equalsTheSumsOfProductsThatDefineAFilter() {
        float[] filter = draw(5);
        float[] input = draw(8 * LANES);
        float[] values = new float[8 * LANES];
        ShortConvolution.values(input, 0, values, 0, LANES);
        for (int p = 0; p < 8; p++) {
            for (int lane = 0; lane < LANES; lane++) {
                values[p * LANES + lane] *= ShortConvolution.valueOf(filter, 0, p);
            }
        }
        float[] outputs = new float[4 * LANES];
        ShortConvolution.outputs(values, 0, LANES, outputs, 0);
        for (int lane = 0; lane < LANES; lane++) {
            for (int i = 0; i < 4; i++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    sum += (double) filter[k] * input[(i + k) * LANES + lane];
                }
                assertThat((double) outputs[i * LANES + lane]).isCloseTo(sum, within(5e-6));
            }
        }
    }

    /** A gradient's matrix is the other one turned: {@code <A x, y> = <x, A' y>} for every x and y. */
    @Test
    void theWaysBackAreTheWaysThereTurned() {
        float[] input = draw(8 * LANES);
        float[] g = draw(8 * LANES);
        float[] there = new float[8 * LANES];
        ShortConvolution.values(input, 0, there, 0, LANES);
        float[] back = new float[8 * LANES];
        ShortConvolution.inputGradient(g, 0, LANES, back, 0, 0);
        assertThat(product(there, g)).isCloseTo(product(input, back), within(1e-3));

        float[] outputs = new float[4 * LANES];
        ShortConvolution.outputs(input, 0, LANES, outputs, 0);
        float[] h = draw(4 * LANES);
        ShortConvolution.productGradient(h, 0, back, 0, LANES);
        assertThat(product(outputs, h)).isCloseTo(product(input, back), within(1e-3));

        float[] filter = draw(5);
        double left = 0;
        for (int p = 0; p < 8; p++) {
            left += ShortConvolution.valueOf(filter, 0, p) * g[p];
        }
        double right = 0;
        for (int k = 0; k < 5; k++) {
            right += filter[k] * ShortConvolution.tapGradient(g, 0, 1, k);
        }
        assertThat(left).isCloseTo(right, within(1e-5));
    }

    @Test
    void tilesThatOverlapAddTheirGradients() {
        float[] g = draw(8 * LANES);
        float[] alone = new float[8 * LANES];
        ShortConvolution.inputGradient(g, 0, LANES, alone, 0, 0);
        float[] added = new float[8 * LANES];
        Arrays.fill(added, 1);
        ShortConvolution.inputGradient(g, 0, LANES, added, 0, 4);
        for (int i = 0; i < added.length; i++) {
            assertThat(added[i]).isCloseTo(alone[i] + (i < 4 * LANES ? 1 : 0), within(1e-5f));
        }
    }

    private float[] draw(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
