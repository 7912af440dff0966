package org.activationlab.interpret;

import java.util.List;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;

/** Networks whose answers are seen at once. */
public final class SmallNetworks {

    private SmallNetworks() {}

    /**
     * Gives logits that are linear in the pixels of an image of one row.
     *
     * @param numbers the weights class by class, then the biases
     */
    public static LayeredNetwork linear(int pixels, int classes, float... numbers) {
        NetworkDesign design = new NetworkDesign(
                "linear",
                ActivationShape.of(1, 1, pixels),
                List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(pixels, classes))));
        return new LayeredNetwork(ComputeDevice.CPU, design, Parameters.of(design.shapes(), numbers));
    }
}
