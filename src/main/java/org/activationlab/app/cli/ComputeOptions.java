package org.activationlab.app.cli;

import org.activationlab.network.ComputeDevice;
import org.activationlab.study.LocalWorkers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the arithmetic runs. */
final class ComputeOptions {

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            defaultValue = "auto",
            description = "Where to compute. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Single-threaded workers. Default: one per core, or one on a GPU.")
    private @Nullable Integer workers;

    /**
     * Finds the device.
     *
     * @return what was asked for, or the best at hand
     * @throws IllegalArgumentException if there is no such device
     */
    ComputeDevice device() {
        return asked(device);
    }

    /** Finds a device by the word of the option. */
    static ComputeDevice asked(String device) {
        return switch (device) {
            case "auto" -> ComputeDevice.best();
            case "cpu" -> ComputeDevice.CPU;
            case "gpu" -> gpu();
            default -> throw new IllegalArgumentException("--device must be cpu, gpu or auto, but was " + device);
        };
    }

    /** Checks that a device is there. */
    static ComputeDevice asked(ComputeDevice device) {
        return device == ComputeDevice.GPU ? gpu() : device;
    }

    /** Checked before anything is written: a run folder belongs to one device. */
    private static ComputeDevice gpu() {
        if (ComputeDevice.gpuCount() == 0) {
            throw new IllegalArgumentException("the PyTorch library in use sees no GPU, but --device was gpu;"
                    + " the build that Maven fetches is the one for processors");
        }
        return ComputeDevice.GPU;
    }

    /**
     * Makes the workers.
     *
     * @param where the device they will use
     * @return as many as asked for, or as fit the device
     * @throws IllegalArgumentException if fewer than one was asked for
     */
    LocalWorkers workers(ComputeDevice where) {
        return workers(workers, where);
    }

    /** Makes as many workers as were asked for, or as fit the device. */
    static LocalWorkers workers(@Nullable Integer asked, ComputeDevice where) {
        if (asked != null) {
            return new LocalWorkers(asked);
        }
        return new LocalWorkers(
                where == ComputeDevice.GPU ? 1 : Runtime.getRuntime().availableProcessors());
    }
}
