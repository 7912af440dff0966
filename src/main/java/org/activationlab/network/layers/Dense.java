package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.activationlab.network.ParameterShape;

/**
 * A linear map with bias, as torch.nn.Linear.
 *
 * @param inputs features that go in
 * @param outputs features that come out
 */
public record Dense(int inputs, int outputs) implements Layer {

    /** Checks the sizes. */
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "features must be at least 1, but were " + inputs + " in and " + outputs + " out");
        }
    }

    @Override
    public List<ParameterShape> learned() {
        return List.of(ParameterShape.of("weight", outputs, inputs), ParameterShape.of("bias", outputs));
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        if (input.isMap() || input.size() != inputs) {
            throw new IllegalArgumentException(
                    "a linear map of " + inputs + " features needs as many, but would get " + input);
        }
        return ActivationShape.of(outputs);
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x.getNDArrayInternal()
                .linear(x, arrays.get("weight"), arrays.get("bias"))
                .singletonOrThrow();
    }
}
