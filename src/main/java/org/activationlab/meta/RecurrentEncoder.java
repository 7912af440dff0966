package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoders that walk through the sequence, torch.nn.RNN, GRU and LSTM, for one pass; gradients are written out.
 *
 * <p>Why not PyTorch's own: they multiply with the zero state before the first token, forwards and backwards, and sum
 * weight gradients token by token; oneDNN's LSTM, which PyTorch takes on a processor, also rearranges its weights at
 * every call.
 */
final class RecurrentEncoder {

    private final int tokens;
    private final List<RecurrentLayer> layers = new ArrayList<>();

    /**
     * Makes an encoder.
     *
     * @param architecture a recurrent one
     * @param weights the encoder's arrays in order, not changed
     * @param tokens the length of the sequence, at least 2
     */
    RecurrentEncoder(Architecture architecture, List<NDArray> weights, int tokens) {
        this.tokens = tokens;
        for (int i = 0; i < weights.size(); i += 2) {
            NDArray input = weights.get(i);
            NDArray recurrent = weights.get(i + 1);
            layers.add(
                    switch (architecture) {
                        case RNN -> new ElmanLayer(input, recurrent, tokens);
                        case GRU -> new GruLayer(input, recurrent, tokens);
                        case LSTM -> new LstmLayer(input, recurrent, tokens);
                        case TRANSFORMER -> throw new IllegalArgumentException("the transformer is not recurrent");
                    });
        }
    }

    /**
     * Encodes.
     *
     * @param sequence the tokens (batch, 256), owned by the step's scope
     * @return the last token's code (batch, 256), in the same scope
     */
    NDArray forward(NDList sequence) {
        NDArray all = NDArrays.concat(sequence);
        for (RecurrentLayer layer : layers) {
            all = layer.forward(all);
        }
        return all.split(tokens).get(tokens - 1);
    }

    /** Gradients of the encoder's weights, in order, and of its tokens (batch, 256). */
    static final class Gradients {
        final NDList weights;
        final NDList tokens;

        private Gradients(NDList weights, NDList tokens) {
            this.weights = weights;
            this.tokens = tokens;
        }
    }

    /**
     * Computes the gradients after {@link #forward}.
     *
     * @param error the gradient of the code (batch, 256), owned by the step's scope, used up
     * @return gradients, in the same scope
     */
    Gradients backward(NDArray error) {
        NDArray[] weights = new NDArray[2 * layers.size()];
        @Nullable NDArray[] errors = new @Nullable NDArray[tokens];
        errors[tokens - 1] = error;
        NDList parts = new NDList();
        for (int i = layers.size() - 1; i >= 0; i--) {
            RecurrentLayer.Gradients gradients = layers.get(i).backward(errors);
            weights[2 * i] = gradients.inputWeight;
            weights[2 * i + 1] = gradients.recurrentWeight;
            parts = gradients.inputs.split(tokens);
            errors = parts.toArray(new NDArray[0]);
        }
        return new Gradients(new NDList(weights), parts);
    }
}
