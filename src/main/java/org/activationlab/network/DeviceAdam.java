package org.activationlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** Adam by operations on whole arrays, for devices where a start of an operation costs more than its passes of memory. */
final class DeviceAdam implements FlatAdam {

    private final NDArray parameters;
    private final NDArray mean;
    private final NDArray square;

    private int steps;

    /** Takes what {@link FlatAdam#of(NDArray, float[], float[], int)} takes; its arrays join the parameters' scope. */
    DeviceAdam(NDArray parameters, float[] mean, float[] square, int steps) {
        this.parameters = parameters;
        this.mean = parameters.getManager().create(mean);
        this.square = parameters.getManager().create(square);
        this.steps = steps;
    }

    @Override
    public void step(NDList gradients, double rate) {
        steps++;
        try (NDManager scope = gradients.get(0).getManager().newSubManager()) {
            NDList rows = new NDList(gradients.size());
            for (NDArray gradient : gradients) {
                rows.add(gradient.reshape(-1));
            }
            NDArray whole = NDArrays.concat(rows);
            scope.tempAttachAll(parameters, mean, square, whole);
            NDArray rates = scope.create(new float[] {(float) rate}, new Shape(1));
            AdamRule.move(parameters, whole, mean, square, rates, steps);
        }
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public float[] mean() {
        return mean.toFloatArray();
    }

    @Override
    public float[] square() {
        return square.toFloatArray();
    }
}
