package org.activationlab.interpret.visualization;

import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;

/** The number that a target reads, without the way back through the network. */
final class Readings {

    private Readings() {}

    /** Of images. */
    static double[] ofImages(LayeredNetwork network, Target target, Batch images) {
        return ofLayer(network, target, network.forward(NetworkDesign.INPUT, target.layer(), images));
    }

    /** Of what the target's own layer gave. */
    static double[] ofLayer(LayeredNetwork network, Target target, Batch values) {
        // From a layer to itself there is nothing to compute but the reading.
        return network.gradients(target.layer(), values, target).numbers();
    }
}
