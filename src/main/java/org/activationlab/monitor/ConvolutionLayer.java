package org.activationlab.monitor;

import java.util.Arrays;
import org.activationlab.network.Parameters;

/**
 * A convolution with 5x5 kernels, ReLU and 2x2 max-pool for one image at a time. Immutable, for any number of threads.
 *
 * <p>The sums of a map are kept at the input's row length, and every tap has a copy of the input that begins where the tap
 * does. So a tap is one long loop that reads all arrays at the same place, which is what the compiler turns into vector
 * code; the last four places of each row are computed for nothing. Measured: 2 to 3 times as fast as without copies.
 */
final class ConvolutionLayer {

    private static final int KERNEL = 5;

    private final float[] weights;
    private final float[] bias;
    private final int inputs;
    private final int side;

    /** Takes the arrays NAME.weight, (out, in, 5, 5) as PyTorch's, and NAME.bias, for maps of side x side. */
    ConvolutionLayer(Parameters parameters, String name, int side) {
        weights = parameters.values(name + ".weight");
        bias = parameters.values(name + ".bias");
        inputs = weights.length / bias.length / (KERNEL * KERNEL);
        this.side = side;
    }

    /**
     * Computes the pooled maps.
     *
     * @param maps (in, side, side), row-major
     * @return (out, pooled, pooled), row-major, where pooled is (side - 4) / 2
     */
    float[] apply(float[] maps) {
        int rows = side - KERNEL + 1;
        int pooled = rows / 2;
        float[] result = new float[bias.length * pooled * pooled];
        float[] sums = new float[(rows - 1) * side + rows];
        float[][] taps = taps(maps, sums.length);
        for (int out = 0; out < bias.length; out++) {
            Arrays.fill(sums, bias[out]);
            for (int tap = 0; tap < taps.length; tap += KERNEL) {
                addRow(taps, tap, out * taps.length + tap, sums);
            }
            pool(sums, pooled, result, out * pooled * pooled);
        }
        return result;
    }

    private float[][] taps(float[] maps, int length) {
        float[][] taps = new float[inputs * KERNEL * KERNEL][];
        int next = 0;
        for (int in = 0; in < inputs; in++) {
            for (int row = 0; row < KERNEL; row++) {
                for (int column = 0; column < KERNEL; column++) {
                    int from = (in * side + row) * side + column;
                    taps[next++] = Arrays.copyOfRange(maps, from, from + length);
                }
            }
        }
        return taps;
    }

    /** Adds five taps, a row of a kernel. */
    private void addRow(float[][] taps, int tap, int weight, float[] sums) {
        float[] first = taps[tap];
        float[] second = taps[tap + 1];
        float[] third = taps[tap + 2];
        float[] fourth = taps[tap + 3];
        float[] fifth = taps[tap + 4];
        float a = weights[weight];
        float b = weights[weight + 1];
        float c = weights[weight + 2];
        float d = weights[weight + 3];
        float e = weights[weight + 4];
        for (int i = 0; i < sums.length; i++) {
            sums[i] += a * first[i] + b * second[i] + c * third[i] + d * fourth[i] + e * fifth[i];
        }
    }

    /** ReLU after the pool is ReLU before it, and cheaper. */
    private void pool(float[] sums, int pooled, float[] result, int at) {
        for (int y = 0; y < pooled; y++) {
            for (int x = 0; x < pooled; x++) {
                int place = 2 * y * side + 2 * x;
                float upper = Math.max(sums[place], sums[place + 1]);
                float lower = Math.max(sums[place + side], sums[place + side + 1]);
                result[at + y * pooled + x] = Math.max(0, Math.max(upper, lower));
            }
        }
    }
}
