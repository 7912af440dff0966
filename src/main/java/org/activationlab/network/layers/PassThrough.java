package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;

/**
 * Changes nothing. Stands where a network made elsewhere has a layer that works only while it learns, such as dropout,
 * so that the layers behind it keep their numbers.
 */
public record PassThrough() implements Layer {

    @Override
    public ActivationShape output(ActivationShape input) {
        return input;
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x;
    }
}
