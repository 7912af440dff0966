package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The largest value in each window, as torch.nn.MaxPool2d. Of equal values the first in row-major order gets the
 * gradient. Places outside of the map never win.
 *
 * @param size height and width of a window
 * @param stride steps between windows
 * @param padding places outside of the map on each side, at most half a window
 */
public record MaxPool(int size, int stride, int padding) implements Layer {

    /** Checks the sizes. */
    public MaxPool {
        Windows.check(size, stride, padding);
        if (padding > size / 2) {
            throw new IllegalArgumentException(
                    "the padding must be at most half the window of " + size + ", but was " + padding);
        }
    }

    /**
     * Makes windows that lie side by side.
     *
     * @param size height and width
     * @return the layer
     */
    public static MaxPool of(int size) {
        return new MaxPool(size, size, 0);
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        return Windows.output(input, input.channels(), size, stride, padding);
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x.getNDArrayInternal()
                .maxPool(new Shape(size, size), new Shape(stride, stride), new Shape(padding, padding), false);
    }
}
