package org.activationlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.nio.FloatBuffer;

/**
 * Adam in Java, for parameters in the processor's own memory.
 *
 * <p>Why not by operations: each of them passes over its arrays once more, and a step of Adam takes a dozen. Here a
 * piece comes into the first cache, all is done, and it goes back. The compiler makes vector code of the loop; Java's
 * arithmetic gives the same bits with and without it.
 *
 * <p>The two bias corrections are folded into the rate and into epsilon: {@code w -= rate sqrt(c2) / c1 * m / (sqrt(v) +
 * epsilon sqrt(c2))} is torch.optim.Adam's step with numerator and denominator multiplied by sqrt(c2).
 */
final class HostAdam implements FlatAdam {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    /** Numbers at a time: four arrays of these stay in the first cache. */
    private static final int PIECE = 1 << 10;

    private final NDArray parameters;
    private final float[] mean;
    private final float[] square;
    private final float[] values = new float[PIECE];
    private final float[] slopes = new float[PIECE];
    private final float[] means = new float[PIECE];
    private final float[] squares = new float[PIECE];

    private int steps;

    /** Takes what {@link FlatAdam#of(NDArray, float[], float[], int)} takes. */
    HostAdam(NDArray parameters, float[] mean, float[] square, int steps) {
        this.parameters = parameters;
        this.mean = mean.clone();
        this.square = square.clone();
        this.steps = steps;
    }

    @Override
    public void step(NDList gradients, double rate) {
        steps++;
        double root = Math.sqrt(1 - Math.pow(BETA2, steps));
        float ownRate = (float) (rate * root / (1 - Math.pow(BETA1, steps)));
        float ownEpsilon = (float) (EPSILON * root);
        FloatBuffer numbers = numbers(parameters);
        int done = 0;
        for (NDArray gradient : gradients) {
            FloatBuffer source = numbers(gradient);
            for (int from = 0; from < source.limit(); from += PIECE) {
                int count = Math.min(PIECE, source.limit() - from);
                source.get(from, slopes, 0, count);
                numbers.get(done, values, 0, count);
                System.arraycopy(mean, done, means, 0, count);
                System.arraycopy(square, done, squares, 0, count);
                move(values, slopes, means, squares, count, ownRate, ownEpsilon);
                numbers.put(done, values, 0, count);
                System.arraycopy(means, 0, mean, done, count);
                System.arraycopy(squares, 0, square, done, count);
                done += count;
            }
        }
        if (done != mean.length) {
            throw new IllegalArgumentException("expected gradients of " + mean.length + " numbers, but got " + done);
        }
    }

    /** All four arrays from 0 on: the compiler makes no vector code of a loop whose arrays start at different places. */
    private static void move(
            float[] values, float[] slopes, float[] means, float[] squares, int count, float rate, float epsilon) {
        for (int i = 0; i < count; i++) {
            float slope = slopes[i];
            float mean = (float) BETA1 * means[i] + (float) (1 - BETA1) * slope;
            float square = (float) BETA2 * squares[i] + (float) (1 - BETA2) * (slope * slope);
            means[i] = mean;
            squares[i] = square;
            values[i] -= rate * (mean / ((float) Math.sqrt(square) + epsilon));
        }
    }

    /** The native memory of an array itself, without a copy; gradients that are not contiguous are copied. */
    private static FloatBuffer numbers(NDArray array) {
        return array.toByteBuffer(true).asFloatBuffer();
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public float[] mean() {
        return mean.clone();
    }

    @Override
    public float[] square() {
        return square.clone();
    }
}
