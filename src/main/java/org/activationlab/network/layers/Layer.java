package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.activationlab.network.ParameterShape;

/** One step of a network: what it needs, what it gives, and how it computes. Implementations hold no numbers. */
public interface Layer {

    /**
     * Lists the arrays it learns.
     *
     * @return names without the layer's own, for example {@code weight}; empty where nothing is learned
     */
    default List<ParameterShape> learned() {
        return List.of();
    }

    /**
     * Lists the arrays it keeps beside what it learns, such as running means.
     *
     * @return names without the layer's own
     */
    default List<ParameterShape> statistics() {
        return List.of();
    }

    /**
     * Says what comes out.
     *
     * @param input the shape that goes in, for one image
     * @return the shape that comes out
     * @throws IllegalArgumentException if such an input does not fit
     */
    ActivationShape output(ActivationShape input);

    /**
     * Computes, every image by itself unless it learns.
     *
     * @param x (images, ...) of a fitting shape, owned by the step's scope
     * @param arrays its own arrays
     * @param learning whether the network learns: a batch normalisation then uses the batch's own mean and variance and
     *     moves the running ones
     * @return (images, ...), owned by the scope of {@code x}
     */
    NDArray apply(NDArray x, LayerArrays arrays, boolean learning);
}
