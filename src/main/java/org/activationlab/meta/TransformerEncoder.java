package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.activationlab.network.Dropout;
import org.jspecify.annotations.Nullable;

/**
 * torch.nn.TransformerEncoder with four layers, without biases and positions, each part followed by its normalisation.
 * DJL's own block is another network (it normalises over the batch and has biases), so this is written from operations.
 *
 * <p>Only the last token's code is read, so the last layer computes that one alone: a fifth of the work less, and the
 * same numbers.
 *
 * <p>Source: A. Vaswani et al., "Attention Is All You Need", 2017, section 3.
 */
final class TransformerEncoder {

    private static final int ARRAYS = 6;
    private static final long WIDTH = Architecture.WIDTH;
    private static final long HEADS = Architecture.HEADS;
    private static final long HEAD = WIDTH / HEADS;
    private static final Shape NORMALIZED = new Shape(WIDTH);
    private static final double SCALE = 1 / Math.sqrt(HEAD);

    private final NDManager step;
    private final @Nullable Dropout dropout;
    private final NDArray noBias;
    private final NDArray scale;

    private TransformerEncoder(NDManager step, @Nullable Dropout dropout) {
        this.step = step;
        this.dropout = dropout;
        noBias = step.zeros(NORMALIZED);
        // An array that lives as long as the record: DJL frees a plain number's memory while PyTorch's record holds it.
        scale = step.ones(new Shape(1)).muli(SCALE);
    }

    /**
     * Encodes.
     *
     * @param step the scope of the call
     * @param tokens four arrays (batch, 256), owned by {@code step}
     * @param weights the encoder's arrays in order, six a layer
     * @param dropout absent outside training
     * @return the last token's code (batch, 256), owned by {@code step}
     */
    static NDArray encode(NDManager step, NDList tokens, NDList weights, @Nullable Dropout dropout) {
        TransformerEncoder encoder = new TransformerEncoder(step, dropout);
        NDArray all = NDArrays.stack(tokens, 1);
        int layers = weights.size() / ARRAYS;
        for (int layer = 0; layer < layers - 1; layer++) {
            NDList own = layer(weights, layer);
            NDList projected = linear(all, own.get(0)).split(3, 2);
            NDArray attended = encoder.attend(projected.get(0), projected.get(1), projected.get(2));
            all = encoder.finish(all, attended, own);
        }
        NDList own = layer(weights, layers - 1);
        NDArray last = all.split(tokens.size(), 1).get(tokens.size() - 1);
        NDList rows = own.get(0).split(new long[] {WIDTH}, 0);
        rows.attach(step);
        NDList memory = linear(all, rows.get(1)).split(2, 2);
        NDArray attended = encoder.attend(linear(last, rows.get(0)), memory.get(0), memory.get(1));
        return encoder.finish(last, attended, own).reshape(-1, WIDTH);
    }

    private static NDList layer(NDList weights, int layer) {
        return new NDList(weights.subList(layer * ARRAYS, (layer + 1) * ARRAYS));
    }

    /** Attention of queries (batch, asking, 256) over keys and values (batch, tokens, 256). */
    private NDArray attend(NDArray queries, NDArray keys, NDArray values) {
        long batch = queries.getShape().get(0);
        long asking = queries.getShape().get(1);
        NDArray scores = heads(queries.mul(scale)).batchMatMul(heads(keys).transpose(0, 2, 1));
        NDArray attention = drop(scores.softmax(-1));
        return attention
                .batchMatMul(heads(values))
                .reshape(batch, HEADS, asking, HEAD)
                .transpose(0, 2, 1, 3)
                .reshape(batch, asking, WIDTH);
    }

    /** (batch, tokens, 256) as (batch x heads, tokens, 32). */
    private static NDArray heads(NDArray values) {
        long batch = values.getShape().get(0);
        long tokens = values.getShape().get(1);
        return values.reshape(batch, tokens, HEADS, HEAD).transpose(0, 2, 1, 3).reshape(batch * HEADS, tokens, HEAD);
    }

    /** Everything of a layer behind its attention. */
    private NDArray finish(NDArray input, NDArray attended, NDList own) {
        NDArray middle = normalize(input.add(drop(linear(attended, own.get(1)))), own.get(4));
        NDArray inner = drop(linear(middle, own.get(2)).getNDArrayInternal().relu());
        return normalize(middle.add(drop(linear(inner, own.get(3)))), own.get(5));
    }

    private NDArray drop(NDArray values) {
        return dropout == null ? values : dropout.apply(step, values);
    }

    private NDArray normalize(NDArray values, NDArray weight) {
        return values.getNDArrayInternal()
                .layerNorm(values, NORMALIZED, weight, noBias, 1e-5f)
                .singletonOrThrow();
    }

    // DJL passes an absent bias on to PyTorch, but does not declare that it may be absent.
    @SuppressWarnings("NullAway")
    private static NDArray linear(NDArray input, NDArray weight) {
        return input.getNDArrayInternal().linear(input, weight, null).singletonOrThrow();
    }
}
