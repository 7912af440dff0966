package org.activationlab.interpret.influence;

import org.activationlab.network.Parameters;

/**
 * A network at one moment of its training.
 *
 * @param parameters its numbers then
 * @param rate the learning rate of the steps around that moment, above 0
 */
public record Snapshot(Parameters parameters, double rate) {

    /** Checks the rate. */
    public Snapshot {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("a learning rate must be above 0 and finite, but was " + rate);
        }
    }
}
