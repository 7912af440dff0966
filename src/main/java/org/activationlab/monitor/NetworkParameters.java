package org.activationlab.monitor;

import java.util.List;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/** Checks what a network is made of. */
final class NetworkParameters {

    private NetworkParameters() {}

    /** Refuses parameters of another network, and those of one that diverged. */
    static Parameters required(String id, Parameters parameters, List<ParameterShape> shapes) {
        if (!parameters.shapes().equals(shapes)) {
            throw new IllegalArgumentException(
                    "network " + id + " needs the arrays " + shapes + ", but got " + parameters.shapes());
        }
        if (!parameters.isFinite()) {
            throw new IllegalArgumentException("a parameter of network " + id
                    + " is NaN or infinite. Its training diverged: there is nothing to monitor.");
        }
        return parameters;
    }
}
