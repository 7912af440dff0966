package org.activationlab.app.bench;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import java.util.List;
import org.activationlab.meta.Architecture;
import org.activationlab.pairs.TraceLayout;

/** The study's networks, put together from DJL's own blocks as its tutorials do. */
final class PlainNetworks {

    private static final int LAYERS = Architecture.LAYERS;
    private static final int WIDTH = Architecture.WIDTH;

    private PlainNetworks() {}

    /** LeNet-5: images (batch, 1, 28, 28) to logits (batch, 10). */
    static Block leNet() {
        return new SequentialBlock()
                .add(convolution(6))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(16))
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(dense(120))
                .add(Activation::relu)
                .add(dense(84))
                .add(Activation::relu)
                .add(dense(10));
    }

    /**
     * A meta-network for the ratio: activations (batch, 470) to (batch, 1).
     *
     * @param architecture rnn, gru or lstm
     * @throws IllegalArgumentException for the transformer, which DJL's block is not
     */
    static Block meta(Architecture architecture) {
        NDIndex last = new NDIndex(":, -1");
        return new SequentialBlock()
                .add(tokens())
                .add(encoder(architecture))
                .add(LambdaBlock.singleton(sequence -> sequence.get(last)))
                .add(dense(WIDTH))
                .add(BatchNorm.builder().build())
                .add(Activation::relu)
                .add(dense(WIDTH))
                .add(Activation::relu)
                .add(BatchNorm.builder().build())
                .add(dense(WIDTH))
                .add(Activation::relu)
                .add(BatchNorm.builder().build())
                .add(dense(1));
    }

    private static Block tokens() {
        ParallelBlock tokens = new ParallelBlock(PlainNetworks::stacked);
        long from = 0;
        for (TraceLayout.Part part : TraceLayout.LENET_LAST_FOUR.parts()) {
            NDIndex own = new NDIndex().addAllDim().addSliceDim(from, from + part.size());
            tokens.add(new SequentialBlock()
                    .add(LambdaBlock.singleton(activations -> activations.get(own)))
                    .add(dense(WIDTH)));
            from += part.size();
        }
        return tokens;
    }

    private static NDList stacked(List<NDList> tokens) {
        NDList all = new NDList();
        tokens.forEach(token -> all.add(token.singletonOrThrow()));
        return new NDList(NDArrays.stack(all, 1));
    }

    private static Block encoder(Architecture architecture) {
        return switch (architecture) {
            case RNN ->
                RNN.builder()
                        .setNumLayers(LAYERS)
                        .setStateSize(WIDTH)
                        .setActivation(RNN.Activation.TANH)
                        .optHasBiases(false)
                        .optBatchFirst(true)
                        .build();
            case GRU ->
                GRU.builder()
                        .setNumLayers(LAYERS)
                        .setStateSize(WIDTH)
                        .optHasBiases(false)
                        .optBatchFirst(true)
                        .build();
            case LSTM ->
                LSTM.builder()
                        .setNumLayers(LAYERS)
                        .setStateSize(WIDTH)
                        .optHasBiases(false)
                        .optBatchFirst(true)
                        .build();
            case TRANSFORMER -> throw new IllegalArgumentException("DJL's transformer block is another network");
        };
    }

    private static Block convolution(int channels) {
        return Conv2d.builder()
                .setKernelShape(new Shape(5, 5))
                .setFilters(channels)
                .build();
    }

    private static Block dense(int units) {
        return Linear.builder().setUnits(units).build();
    }
}
