package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** The arrays of one layer by the names that the layer gives them. */
public final class LayerArrays {

    private final Map<String, NDArray> all;
    private final String prefix;

    /**
     * Shows one layer's part of a network's arrays.
     *
     * @param all every array by its full name
     * @param prefix the layer's name and a dot
     */
    LayerArrays(Map<String, NDArray> all, String prefix) {
        this.all = all;
        this.prefix = prefix;
    }

    /**
     * Finds an array.
     *
     * @param name without the layer's
     * @return the array, owned by the network or by the step
     */
    public NDArray get(String name) {
        NDArray found = all.get(prefix + name);
        if (found == null) {
            throw new IllegalStateException("the layer asks for " + prefix + name + ", which it did not name before");
        }
        return found;
    }

    /**
     * Goes to a part of a layer that is made of layers.
     *
     * @param part its name within this layer
     * @return its arrays
     */
    public LayerArrays part(String part) {
        return new LayerArrays(all, prefix + part + ".");
    }
}
