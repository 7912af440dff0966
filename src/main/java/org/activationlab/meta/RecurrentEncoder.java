package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;

/** The encoders that walk through the sequence: torch.nn.RNN, GRU and LSTM by the operations behind them. */
final class RecurrentEncoder {

    private static final NDIndex LAST = new NDIndex().addIndices(MetaParameters.INPUTS.size() - 1);

    private RecurrentEncoder() {}

    /**
     * Encodes.
     *
     * @param step the scope of the call
     * @param architecture a recurrent one
     * @param tokens four arrays (batch, 256), owned by {@code step}
     * @param weights the encoder's arrays in order
     * @param training whether gradients will be asked for
     * @return the last token's code (batch, 256), owned by {@code step}
     */
    static NDArray encode(NDManager step, Architecture architecture, NDList tokens, NDList weights, boolean training) {
        // Time first: the recurrence then reads whole slices, and nothing need be transposed.
        NDArray sequence = NDArrays.stack(tokens);
        Shape state = new Shape(Architecture.LAYERS, tokens.get(0).getShape().get(0), Architecture.WIDTH);
        NDArray zero = step.zeros(state);
        int layers = Architecture.LAYERS;
        NDArrayEx ops = sequence.getNDArrayInternal();
        NDList result = switch (architecture) {
            case RNN -> ops.rnn(sequence, zero, weights, false, layers, RNN.Activation.TANH, 0, training, false, false);
            case GRU -> ops.gru(sequence, zero, weights, false, layers, 0, training, false, false);
            case LSTM -> ops.lstm(sequence, new NDList(zero, zero), weights, false, layers, 0, training, false, false);
            case TRANSFORMER -> throw new IllegalArgumentException("the transformer is not recurrent");
        };
        result.attach(step);
        return result.get(0).get(LAST);
    }
}
