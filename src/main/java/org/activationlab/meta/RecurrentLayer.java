package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a recurrent network without biases, over all tokens, forwards and backwards.
 *
 * <p>Arrays over time are (tokens x batch, width), time first, so a token is a run of rows, and one matrix product
 * serves all tokens wherever the recurrence allows it. What is before the first token is zero: products with it and
 * gradients of it are left out.
 */
abstract class RecurrentLayer {

    private final NDArray inputWeight;
    private final NDArray recurrentWeight;
    private final int tokens;
    private @Nullable NDArray inputs;
    private @Nullable NDArray outputs;

    /**
     * Makes a layer for one pass.
     *
     * @param inputWeight (gates x 256, 256), not changed
     * @param recurrentWeight (gates x 256, 256), not changed
     * @param tokens how many
     */
    RecurrentLayer(NDArray inputWeight, NDArray recurrentWeight, int tokens) {
        this.inputWeight = inputWeight;
        this.recurrentWeight = recurrentWeight;
        this.tokens = tokens;
    }

    /** What the backward pass of one token gives. */
    static final class Slopes {
        /** The gradient of the input's product, (batch, gates x 256). */
        final NDArray ofInput;
        /** The gradient of the state's product, of the same shape; may be the same array. */
        final NDArray ofState;
        /** What reaches the state before on another way than by its product, (batch, 256); absent for nothing. */
        final @Nullable NDArray beside;

        Slopes(NDArray ofInput, NDArray ofState, @Nullable NDArray beside) {
            this.ofInput = ofInput;
            this.ofState = ofState;
            this.beside = beside;
        }
    }

    /** Gradients of the two weights and of the layer's inputs. */
    static final class Gradients {
        final NDArray inputWeight;
        final NDArray recurrentWeight;
        final NDArray inputs;

        private Gradients(NDArray inputWeight, NDArray recurrentWeight, NDArray inputs) {
            this.inputWeight = inputWeight;
            this.recurrentWeight = recurrentWeight;
            this.inputs = inputs;
        }
    }

    /**
     * Walks to the next token.
     *
     * @param token its number, from 0
     * @param ofInput the input's product (batch, gates x 256); may be changed
     * @param ofState the product of the state before, used up; absent for the first token
     * @param before the state before (batch, 256); absent for the first token
     * @return the new state (batch, 256)
     */
    abstract NDArray advance(int token, NDArray ofInput, @Nullable NDArray ofState, @Nullable NDArray before);

    /**
     * Walks back over a token.
     *
     * @param token its number, from 0
     * @param error the gradient of its state (batch, 256), used up
     * @return the gradients of the two products
     */
    abstract Slopes retreat(int token, NDArray error);

    /**
     * Computes the states.
     *
     * @param input (tokens x batch, 256), owned by the step's scope
     * @return of the same shape and scope
     */
    NDArray forward(NDArray input) {
        NDList products = linear(input, inputWeight).split(tokens, 0);
        NDList states = new NDList(tokens);
        NDArray state = advance(0, products.get(0), null, null);
        states.add(state);
        for (int token = 1; token < tokens; token++) {
            state = advance(token, products.get(token), linear(state, recurrentWeight), state);
            states.add(state);
        }
        inputs = input;
        outputs = NDArrays.concat(states);
        return outputs;
    }

    /**
     * Computes the gradients after {@link #forward}.
     *
     * @param errors the gradient of each token's state (batch, 256), absent for none; the last one's is there
     * @return gradients, owned by the step's scope
     */
    Gradients backward(@Nullable NDArray[] errors) {
        NDArray[] ofInputs = new NDArray[tokens];
        NDArray[] ofStates = new NDArray[tokens - 1];
        NDArray error = Objects.requireNonNull(errors[tokens - 1]);
        for (int token = tokens - 1; token > 0; token--) {
            Slopes slopes = retreat(token, error);
            ofInputs[token] = slopes.ofInput;
            ofStates[token - 1] = slopes.ofState;
            error = slopes.ofState.matMul(recurrentWeight);
            if (slopes.beside != null) {
                error.addi(slopes.beside);
                slopes.beside.close();
            }
            NDArray fromAbove = errors[token - 1];
            if (fromAbove != null) {
                error.addi(fromAbove);
            }
        }
        ofInputs[0] = retreat(0, error).ofInput;
        NDArray ofInput = NDArrays.concat(new NDList(ofInputs));
        NDArray own = Objects.requireNonNull(outputs);
        long batch = ofInputs[0].getShape().get(0);
        boolean same = ofStates[0] == ofInputs[1];
        NDArray ofState = same ? ofInput.split(new long[] {batch}).get(1) : NDArrays.concat(new NDList(ofStates));
        close(ofInputs);
        close(ofStates);
        NDArray past = own.split(new long[] {(tokens - 1) * batch}).get(0);
        return new Gradients(
                ofInput.transpose().matMul(Objects.requireNonNull(inputs)),
                ofState.transpose().matMul(past),
                ofInput.matMul(inputWeight));
    }

    /** Gives memory back while it is in the cache: what comes next takes it. */
    static void close(NDArray... arrays) {
        for (NDArray array : arrays) {
            array.close();
        }
    }

    /** {@code product * (1 - gate)}, in place. */
    static NDArray closing(NDArray product, NDArray gate) {
        return subtract(product, product, gate);
    }

    /** {@code from - one * other}, in place. */
    static NDArray subtract(NDArray from, NDArray one, NDArray other) {
        try (NDArray product = one.mul(other)) {
            return from.subi(product);
        }
    }

    /** The sum of the two products, in place of the input's; the state's is used up. */
    static NDArray sum(NDArray ofInput, @Nullable NDArray ofState) {
        if (ofState != null) {
            ofInput.addi(ofState);
            ofState.close();
        }
        return ofInput;
    }

    static NDArray sigmoid(NDArray values) {
        return values.getNDArrayInternal().sigmoid();
    }

    // DJL passes an absent bias on to PyTorch, but does not declare that it may be absent.
    @SuppressWarnings("NullAway")
    private static NDArray linear(NDArray input, NDArray weight) {
        return input.getNDArrayInternal().linear(input, weight, null).singletonOrThrow();
    }
}
