package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;

/** A function of each value by itself. */
public enum Nonlinearity implements Layer {
    /** The larger of the value and 0; its slope at 0 is 0. */
    RELU {
        @Override
        public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
            return x.getNDArrayInternal().relu();
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
            return x.getNDArrayInternal().tanh();
        }
    };

    @Override
    public ActivationShape output(ActivationShape input) {
        return input;
    }
}
