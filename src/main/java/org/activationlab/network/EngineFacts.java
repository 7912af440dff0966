package org.activationlab.network;

import ai.djl.engine.Engine;

/** What is known of the engine that computes. */
public final class EngineFacts {

    private EngineFacts() {}

    /**
     * Names the engine.
     *
     * @return name and version, for example "PyTorch 2.7.1"
     */
    public static String version() {
        // Touching the device first puts the engine's settings in place.
        ComputeDevice.gpuCount();
        Engine engine = Engine.getInstance();
        return engine.getEngineName() + " " + engine.getVersion();
    }
}
