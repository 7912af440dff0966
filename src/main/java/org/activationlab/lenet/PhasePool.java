package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** 2x2 max-pooling over arrays that hold one phase of every window each. */
final class PhasePool {

    private PhasePool() {}

    /**
     * Takes the largest value of each window.
     *
     * @param phases four arrays of one shape, top left, top right, bottom left, bottom right
     * @return their maximum, in the scope of the first
     */
    static NDArray max(NDArray[] phases) {
        try (NDArray bottom = phases[2].maximum(phases[3]);
                NDArray top = phases[0].maximum(phases[1])) {
            return top.maximum(bottom);
        }
    }

    /**
     * Hands each window's gradient to the phase that won it, the first in case of a tie, as PyTorch does.
     *
     * @param phases the four arrays of the forward pass
     * @param max their maximum
     * @param gradient the gradient of the maximum; left as it is
     * @return the four phases' gradients, which sum to {@code gradient}
     */
    static NDArray[] route(NDArray[] phases, NDArray max, NDArray gradient) {
        NDArray[] parts = new NDArray[phases.length];
        NDArray left = gradient;
        for (int phase = 0; phase < phases.length - 1; phase++) {
            // max - phase is 0 for the winner and positive elsewhere, so its sign keeps what is still to be given.
            // Plain float arithmetic: comparisons and masks take several times as long.
            NDArray next = max.sub(phases[phase]).signi().muli(left);
            parts[phase] = left.sub(next);
            left = next;
        }
        parts[phases.length - 1] = left;
        return parts;
    }

    /**
     * Puts the phases of every window back where they came from.
     *
     * @param phases four arrays that hold maps of {@code side} x {@code side} windows, with the batch innermost
     * @param side windows in a row and in a column
     * @param batch number of images
     * @return (maps, 2 x side, 2 x side, batch), in the scope of the first
     */
    static NDArray interleave(NDArray[] phases, long side, long batch) {
        NDArray[] rows = new NDArray[2];
        for (int y = 0; y < 2; y++) {
            NDArray left = phases[2 * y].reshape(-1, side, side, 1, batch);
            NDArray right = phases[2 * y + 1].reshape(-1, side, side, 1, batch);
            rows[y] = NDArrays.concat(new NDList(left, right), 3).reshape(-1, side, 1, 2 * side, batch);
        }
        return NDArrays.concat(new NDList(rows), 2).reshape(-1, 2 * side, 2 * side, batch);
    }
}
