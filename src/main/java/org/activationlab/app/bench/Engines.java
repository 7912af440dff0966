package org.activationlab.app.bench;

import ai.djl.engine.Engine;

/** Names what computes in this process. Does not set the engine's threads, as the product's own class does. */
final class Engines {

    private Engines() {}

    /**
     * Names the engine.
     *
     * @return for example "DJL 0.35.1, PyTorch 2.7.1"
     */
    static String version() {
        Engine engine = Engine.getInstance();
        return "DJL " + Engine.getDjlVersion() + ", " + engine.getEngineName() + " " + engine.getVersion();
    }
}
