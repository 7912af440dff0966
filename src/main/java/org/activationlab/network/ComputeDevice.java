package org.activationlab.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** Where the heavy arithmetic runs. */
public enum ComputeDevice {
    /** The processor: one single-threaded worker per core. */
    CPU,
    /** The first NVIDIA GPU that the PyTorch library at hand can use. */
    GPU;

    static {
        Native.prepare();
    }

    /**
     * Returns the GPU where the engine sees one, else the processor.
     *
     * @return the fastest device at hand
     */
    public static ComputeDevice best() {
        return gpuCount() > 0 ? GPU : CPU;
    }

    /**
     * Counts the GPUs that the engine can use.
     *
     * @return 0 where the PyTorch library was built for the processor only or no driver answers
     */
    public static int gpuCount() {
        return Engine.getInstance().getGpuCount();
    }

    /**
     * Opens a scope for native arrays on this device.
     *
     * @return a scope of its own; the caller closes it
     * @throws IllegalStateException if this is {@link #GPU} and the engine sees none
     */
    public NDManager open() {
        if (this == GPU && gpuCount() == 0) {
            throw new IllegalStateException("a GPU was asked for, but the PyTorch library in use sees none. "
                    + "Use the device cpu, or see 'activation-lab doctor' for what is missing.");
        }
        return NDManager.newBaseManager(this == GPU ? Device.gpu() : Device.cpu());
    }

    /** Settings that must stand before the engine's first call. */
    private static final class Native {

        /** Keeps the engine off the network and each worker on one core, unless the user set otherwise. */
        static void prepare() {
            // Without a native library on the class path DJL must fetch one, so then it may.
            if (EngineFacts.libraryInJar()) {
                setIfAbsent("ai.djl.offline", "true");
            }
            setIfAbsent("OPT_OUT_TRACKING", "true");
            // Workers are the parallelism: threads inside small operations only cost synchronisation.
            setIfAbsent("ai.djl.pytorch.num_threads", "1");
            setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        }

        private static void setIfAbsent(String key, String value) {
            if (System.getProperty(key) == null) {
                System.setProperty(key, value);
            }
        }
    }
}
