package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** torch.nn.RNN's layer: {@code h = tanh(a + b)} of the input's product a and the state's product b. */
final class ElmanLayer extends RecurrentLayer {

    private final NDArray[] states;

    ElmanLayer(NDArray inputWeight, NDArray recurrentWeight, int tokens) {
        super(inputWeight, recurrentWeight, tokens);
        states = new NDArray[tokens];
    }

    @Override
    NDArray advance(int token, NDArray ofInput, @Nullable NDArray ofState, @Nullable NDArray before) {
        sum(ofInput, ofState);
        states[token] = ofInput.tanh();
        return states[token];
    }

    @Override
    Slopes retreat(int token, NDArray error) {
        NDArray state = states[token];
        try (NDArray part = error.mul(state).muli(state)) {
            error.subi(part);
        }
        return new Slopes(error, error, null);
    }
}
