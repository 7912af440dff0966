package org.activationlab.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** Adam over one flat array, whose gradient comes in consecutive pieces: one step for all the numbers of a network. */
public interface FlatAdam {

    /**
     * Starts with empty moments.
     *
     * @param parameters (count), changed in place by {@link #step}
     * @return the optimizer that suits where the parameters lie
     */
    static FlatAdam of(NDArray parameters) {
        int count = Math.toIntExact(parameters.size());
        return of(parameters, new float[count], new float[count], 0);
    }

    /**
     * Goes on from where another stopped.
     *
     * @param parameters (count), changed in place by {@link #step}
     * @param mean the running mean of gradients, (count)
     * @param square the running mean of squared gradients, (count)
     * @param steps how many steps were taken
     * @return the optimizer that suits where the parameters lie
     */
    static FlatAdam of(NDArray parameters, float[] mean, float[] square, int steps) {
        return parameters.getDevice().isGpu()
                ? new DeviceAdam(parameters, mean, square, steps)
                : new HostAdam(parameters, mean, square, steps);
    }

    /**
     * Moves the parameters by one step.
     *
     * @param gradients of any shapes, owned by the step's scope; together they are as long as the parameters; their
     *     values are used up
     * @param rate the learning rate of this step
     */
    void step(NDList gradients, double rate);

    /**
     * Counts.
     *
     * @return the number of steps taken
     */
    int steps();

    /**
     * Copies the running mean of gradients.
     *
     * @return (count)
     */
    float[] mean();

    /**
     * Copies the running mean of squared gradients.
     *
     * @return (count)
     */
    float[] square();
}
