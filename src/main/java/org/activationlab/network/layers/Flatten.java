package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;

/** Maps read channel by channel, row by row, as features. */
public record Flatten() implements Layer {

    @Override
    public ActivationShape output(ActivationShape input) {
        return ActivationShape.of(input.size());
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x.reshape(x.getShape().get(0), -1);
    }
}
