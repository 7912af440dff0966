package org.activationlab.network.layers;

import java.util.List;
import org.activationlab.network.ParameterShape;

/** Names of arrays within layers within networks. */
final class Names {

    private Names() {}

    /** The same arrays with a layer's name before each. */
    static List<ParameterShape> within(String layer, List<ParameterShape> shapes) {
        return shapes.stream()
                .map(shape -> new ParameterShape(layer + "." + shape.name(), shape.dimensions()))
                .toList();
    }
}
