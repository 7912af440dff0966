package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.activationlab.network.ParameterShape;

/**
 * Brings each channel to mean 0 and variance 1 and scales it again, as torch.nn.BatchNorm2d (epsilon 1e-5, momentum
 * 0.1): over the batch while it learns, by the running mean and variance afterwards.
 *
 * <p>Source: S. Ioffe, C. Szegedy, Batch Normalization, 2015.
 *
 * @param channels of the maps
 */
public record BatchNormalization(int channels) implements Layer {

    private static final float EPSILON = 1e-5f;
    /** DJL keeps this share of the old running statistics; PyTorch's momentum of 0.1 is the share of the new. */
    private static final float MOMENTUM = 0.9f;

    /** Checks the number. */
    public BatchNormalization {
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, but were " + channels);
        }
    }

    @Override
    public List<ParameterShape> learned() {
        return List.of(ParameterShape.of("weight", channels), ParameterShape.of("bias", channels));
    }

    @Override
    public List<ParameterShape> statistics() {
        return List.of(ParameterShape.of("running_mean", channels), ParameterShape.of("running_var", channels));
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        if (input.channels() != channels) {
            throw new IllegalArgumentException(
                    "a batch normalisation of " + channels + " channels needs as many, but would get " + input);
        }
        return input;
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        arrays.get("running_mean"),
                        arrays.get("running_var"),
                        arrays.get("weight"),
                        arrays.get("bias"),
                        1,
                        MOMENTUM,
                        EPSILON,
                        learning)
                .singletonOrThrow();
    }
}
