package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;

/** The networks of this room as safetensors; those of other programs stay where they are. */
final class NetworkFile {

    private static final String LENET = "lenet-5";
    private static final String MLP = "mlp";

    private NetworkFile() {}

    /** Writes a network if it is one of this room; says whether it was. */
    static boolean write(Path file, ObservedNetwork network) throws IOException {
        if (network instanceof LeNetObserver leNet) {
            write(file, LENET, network.id(), leNet.parameters());
            return true;
        }
        if (network instanceof MlpObserver mlp) {
            write(file, MLP, network.id(), mlp.parameters());
            return true;
        }
        return false;
    }

    private static void write(Path file, String architecture, String id, Parameters parameters) throws IOException {
        SafeTensors.write(file, parameters, Map.of("architecture", architecture, "network", id));
    }

    static ObservedNetwork read(Path file) throws IOException {
        SafeTensors content = SafeTensors.read(file);
        String id = content.metadata().getOrDefault("network", "nothing");
        String architecture = content.metadata().getOrDefault("architecture", "nothing");
        try {
            return switch (architecture) {
                case LENET -> new LeNetObserver(id, content.parameters());
                case MLP -> new MlpObserver(id, content.parameters());
                default ->
                    throw new IllegalArgumentException(
                            "expected " + LENET + " or " + MLP + " as architecture, but it says " + architecture);
            };
        } catch (IllegalArgumentException e) {
            throw new MonitorFileException(file, "it holds no network that could be read: " + e.getMessage(), e);
        }
    }
}
