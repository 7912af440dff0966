package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.SPECIES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** One dense layer for sixteen images; its number of outputs is a multiple of four. */
final class LaneDense {

    private final int outputs;
    private final int inputs;
    private final boolean relu;
    /** The layer's result: (outputs, 16). */
    final float[] result;
    /** Sums of the weights' gradients, (outputs, columns) with the inputs filled up to whole blocks. */
    private final float[] weightSums;
    /** Sums of the biases' gradients, eight lanes for each output. */
    private final float[] biasSums;
    /** The inputs turned: (16, columns). */
    private final float[] turned;

    private final int columns;

    LaneDense(int outputs, int inputs, boolean relu) {
        this.outputs = outputs;
        this.inputs = inputs;
        this.relu = relu;
        columns = (inputs + IMAGES - 1) / IMAGES * IMAGES;
        result = new float[outputs * IMAGES];
        weightSums = new float[outputs * columns];
        biasSums = new float[outputs * WIDTH];
        turned = new float[IMAGES * columns];
    }

    /**
     * Computes the layer.
     *
     * @param weights (outputs, inputs) from {@code weightsAt} on
     * @param biases one for each output from {@code biasesAt} on
     * @param input (inputs, 16)
     */
    void forward(float[] weights, int weightsAt, float[] biases, int biasesAt, float[] input) {
        for (int row = 0; row < outputs; row += 4) {
            LaneProduct.fourRows(
                    result,
                    row * IMAGES,
                    IMAGES,
                    weights,
                    weightsAt + row * inputs,
                    inputs,
                    1,
                    input,
                    0,
                    IMAGES,
                    inputs,
                    false);
        }
        for (int row = 0; row < outputs; row++) {
            addBias(row * IMAGES, biases[biasesAt + row]);
        }
    }

    private void addBias(int at, float bias) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            FloatVector sum = FloatVector.fromArray(SPECIES, result, at + half).add(bias);
            (relu ? sum.max(0f) : sum).intoArray(result, at + half);
        }
    }

    /** Forgets the gradients' sums. */
    void clear() {
        Arrays.fill(weightSums, 0);
        Arrays.fill(biasSums, 0);
    }

    /**
     * Adds to the sums of the gradients and computes the input's gradient.
     *
     * @param gradient that of the result, (outputs, 16); cut where this layer cut at zero
     * @param input (inputs, 16), as in {@link #forward}
     * @param inputGradient gets (inputs, 16)
     */
    void backward(float[] weights, int weightsAt, float[] input, float[] gradient, float[] inputGradient) {
        for (int row = 0; row < outputs; row++) {
            gate(gradient, row);
        }
        for (int i = 0; i < inputs; i++) {
            for (int image = 0; image < IMAGES; image++) {
                turned[image * columns + i] = input[i * IMAGES + image];
            }
        }
        for (int row = 0; row < outputs; row += 4) {
            for (int column = 0; column < columns; column += IMAGES) {
                LaneProduct.fourRows(
                        weightSums,
                        row * columns + column,
                        columns,
                        gradient,
                        row * IMAGES,
                        IMAGES,
                        1,
                        turned,
                        column,
                        columns,
                        IMAGES,
                        true);
            }
        }
        for (int i = 0; i < inputs; i += 4) {
            LaneProduct.fourRows(
                    inputGradient,
                    i * IMAGES,
                    IMAGES,
                    weights,
                    weightsAt + i,
                    1,
                    inputs,
                    gradient,
                    0,
                    IMAGES,
                    outputs,
                    false);
        }
    }

    private void gate(float[] gradient, int row) {
        FloatVector sum = FloatVector.fromArray(SPECIES, biasSums, row * WIDTH);
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int at = row * IMAGES + half;
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at);
            if (relu) {
                FloatVector y = FloatVector.fromArray(SPECIES, result, at);
                g = g.blend(0f, y.compare(VectorOperators.LE, 0f));
                g.intoArray(gradient, at);
            }
            sum = sum.add(g);
        }
        sum.intoArray(biasSums, row * WIDTH);
    }

    /** Writes the sums as gradients of the first {@code rows} outputs: weights, then biases. */
    void gradients(float[] into, int at, int rows) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(weightSums, row * columns, into, at + row * inputs, inputs);
            into[at + rows * inputs + row] = Lanes.sum(biasSums, row * WIDTH);
        }
    }
}
