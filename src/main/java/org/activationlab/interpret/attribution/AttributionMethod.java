package org.activationlab.interpret.attribution;

import java.util.function.Predicate;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.WeightDraw;

/** A way of dividing a class's score among the pixels of an image. Implementations hold settings only. */
public interface AttributionMethod {

    /**
     * Names the method.
     *
     * @return as the literature does, with the layer if there is one: {@code "Grad-CAM at conv2.relu"}
     */
    String title();

    /**
     * Explains images.
     *
     * @param network the network that answers
     * @param images of the network's input shape, at least one; what comes out for one does not depend on the others
     * @param classes whose score is explained, one for each image
     * @return a map for each image
     * @throws IllegalArgumentException if the images do not fit, or there is not one class for each
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    Attribution attribute(LayeredNetwork network, Batch images, int[] classes);

    /**
     * Explains what a network would answer that had not learned some of its layers. A map that looks the same does not
     * show what the network learned.
     *
     * <p>Source: J. Adebayo and others, Sanity Checks for Saliency Maps, 2018.
     *
     * @param network the network that answers
     * @param images as {@link #attribute} takes them
     * @param classes as {@link #attribute} takes them
     * @param layers which layers are drawn anew, by name
     * @param seed of the draw
     * @return a map for each image
     */
    default Attribution twin(LayeredNetwork network, Batch images, int[] classes, Predicate<String> layers, long seed) {
        try (LayeredNetwork twin =
                network.with(WeightDraw.twin(network.design(), network.parameters(), layers, seed))) {
            return attribute(twin, images, classes);
        }
    }
}
