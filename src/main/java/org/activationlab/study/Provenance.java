package org.activationlab.study;

import java.util.Map;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.EngineFacts;

/** Which versions and which device made something. */
final class Provenance {

    private Provenance() {}

    static Map<String, String> of(ComputeDevice device) {
        return Map.of(
                "activation-lab", version(),
                "java", Runtime.version().toString(),
                "engine", EngineFacts.version(),
                "device", device.name(),
                "lenet", LeNet.arithmetic(device));
    }

    /** The version of this program; "development" where it does not run from its jar. */
    static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
