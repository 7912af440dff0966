package org.activationlab.network.layers;

/**
 * A layer and its name.
 *
 * @param name as PyTorch would name the module, for example {@code features.28}; letters, digits, dots, dashes and
 *     underscores
 * @param layer what it does
 */
public record NamedLayer(String name, Layer layer) {

    /** Checks the name. */
    public NamedLayer {
        if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException(
                    "a layer's name is words of letters, digits, dashes and underscores with dots between, but was \""
                            + name + "\"");
        }
    }
}
