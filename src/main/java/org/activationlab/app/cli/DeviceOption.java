package org.activationlab.app.cli;

import java.util.Locale;
import org.activationlab.network.ComputeDevice;
import picocli.CommandLine.Option;

/** The option that says where a single network is computed. */
final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            defaultValue = "auto",
            description = "Where to compute. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    /** Finds the device. */
    ComputeDevice device() {
        return ComputeOptions.asked(device);
    }

    /** Names a device for a line of the console. */
    static String words(ComputeDevice device) {
        return "device " + device.name().toLowerCase(Locale.ROOT);
    }
}
