package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The means of a map's parts, a given number of them whatever the map's size, as torch.nn.AdaptiveAvgPool2d where the
 * map's size is a multiple of that number.
 *
 * @param places rows and columns that come out
 */
public record AveragePool(int places) implements Layer {

    /** Checks the number. */
    public AveragePool {
        if (places < 1) {
            throw new IllegalArgumentException("there must be at least 1 place, but were " + places);
        }
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        if (!input.isMap() || input.height() % places != 0 || input.width() % places != 0) {
            throw new IllegalArgumentException("means of " + places + "x" + places
                    + " parts need maps whose height and width are multiples of it, but would get " + input
                    + ". Choose images of a size that fits (224x224 for ImageNet's networks).");
        }
        return ActivationShape.of(input.channels(), places, places);
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        Shape part = new Shape(x.getShape().get(2) / places, x.getShape().get(3) / places);
        return x.getNDArrayInternal().avgPool(part, part, new Shape(0, 0), false, true);
    }
}
