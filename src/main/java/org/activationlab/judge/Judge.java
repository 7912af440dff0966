package org.activationlab.judge;

import java.util.List;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/**
 * A trained judge: numbers about one prediction in, a share from 0 to 1 out, which is the expected noise ratio or the
 * probability that the answer is right. Immutable plain arrays, for any number of threads, without native memory.
 *
 * <p>The numbers are shifted and scaled as the training pairs' were, kept within +-{@value #FARTHEST}, and go through two
 * hidden layers with ReLU and a logistic output.
 */
public final class Judge {

    /** A number so many deviations from the training pairs' mean says no more than this. */
    static final float FARTHEST = 8;

    private final int inputs;
    private final int width;
    private final Parameters parameters;
    private final float[] mean;
    private final float[] scale;
    /**
     * The weights of each input: one that is 0 costs nothing. A row for itself, because the compiler makes vector code of
     * a loop only where all arrays are read at the same place.
     */
    private final float[][] first;

    private final float[] firstBias;
    private final float[][] second;
    private final float[] secondBias;
    private final float[] third;
    private final float thirdBias;

    /**
     * Takes learned numbers.
     *
     * @param inputs how many numbers it reads
     * @param width units of each hidden layer
     * @param parameters the arrays that {@link #shapes} lists
     * @throws IllegalArgumentException if the parameters have other names or shapes
     */
    public Judge(int inputs, int width, Parameters parameters) {
        if (!parameters.shapes().equals(shapes(inputs, width))) {
            throw new IllegalArgumentException("these are not the parameters of a judge of " + inputs + " numbers and "
                    + width + " units: expected " + shapes(inputs, width) + ", but got " + parameters.shapes());
        }
        this.inputs = inputs;
        this.width = width;
        this.parameters = parameters;
        mean = parameters.values("input.mean");
        scale = parameters.values("input.scale");
        first = transposed(parameters.values("hidden1.weight"), width, inputs);
        firstBias = parameters.values("hidden1.bias");
        second = transposed(parameters.values("hidden2.weight"), width, width);
        secondBias = parameters.values("hidden2.bias");
        third = parameters.values("output.weight");
        thirdBias = parameters.values("output.bias")[0];
    }

    private static float[][] transposed(float[] values, int rows, int columns) {
        float[][] turned = new float[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column][row] = values[row * columns + column];
            }
        }
        return turned;
    }

    /**
     * Lists the arrays of a judge.
     *
     * @param inputs how many numbers it reads
     * @param width units of each hidden layer
     * @return the learned ones, then {@code input.mean} and {@code input.scale}; weights are (out, in) as PyTorch's
     */
    public static List<ParameterShape> shapes(int inputs, int width) {
        return List.of(
                new ParameterShape("hidden1.weight", List.of(width, inputs)),
                new ParameterShape("hidden1.bias", List.of(width)),
                new ParameterShape("hidden2.weight", List.of(width, width)),
                new ParameterShape("hidden2.bias", List.of(width)),
                new ParameterShape("output.weight", List.of(1, width)),
                new ParameterShape("output.bias", List.of(1)),
                new ParameterShape("input.mean", List.of(inputs)),
                new ParameterShape("input.scale", List.of(inputs)));
    }

    /**
     * Gives what was learned.
     *
     * @return the arrays that {@link #shapes} lists
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Counts the numbers that it reads.
     *
     * @return at least 1
     */
    public int inputs() {
        return inputs;
    }

    /**
     * Judges one prediction.
     *
     * @param features holds the numbers of a {@link JudgeInput}
     * @param at where the first stands
     * @return the expected ratio, or the probability of right; NaN if a number is NaN
     */
    public double answer(float[] features, int at) {
        float[] hidden = firstBias.clone();
        for (int i = 0; i < inputs; i++) {
            float value = (features[at + i] - mean[i]) * scale[i];
            add(first[i], Math.max(-FARTHEST, Math.min(FARTHEST, value)), hidden);
        }
        relu(hidden);
        float[] next = secondBias.clone();
        for (int i = 0; i < width; i++) {
            if (hidden[i] != 0) {
                add(second[i], hidden[i], next);
            }
        }
        relu(next);
        double sum = thirdBias;
        for (int i = 0; i < width; i++) {
            sum += (double) next[i] * third[i];
        }
        return 1 / (1 + StrictMath.exp(-sum));
    }

    /** The compiler makes vector code of this loop. */
    private static void add(float[] weights, float value, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += value * weights[i];
        }
    }

    private static void relu(float[] values) {
        for (int i = 0; i < values.length; i++) {
            // Written so that NaN stays.
            values[i] = values[i] < 0 ? 0 : values[i];
        }
    }
}
