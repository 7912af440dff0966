package org.activationlab.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.app.inside.KnownNetwork;
import org.activationlab.app.inside.TrainedNetworks;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.study.StudyException;
import org.activationlab.vision.TorchvisionNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network is looked into, and where its weights are. */
final class NetworkOptions {

    @Option(
            names = "--network",
            paramLabel = "NAME",
            required = true,
            description = "Which network: ${COMPLETION-CANDIDATES}.")
    private KnownNetwork network = KnownNetwork.LENET5;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Its weights, safetensors or NPZ, with torchvision's names for networks of photographs."
                    + " Default: for lenet5 the best network of the zoo; no other network comes with the program.")
    private @Nullable Path weights;

    @Option(
            names = "--side",
            paramLabel = "N",
            description = "Height and width that photographs are brought to, a multiple of 32 for ResNets, 224 for"
                    + " VGGs. Default: " + TorchvisionNetwork.SIDE + ".")
    private @Nullable Integer side;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            defaultValue = "auto",
            description = "Where to compute. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    /** Where it computes. */
    ComputeDevice device() {
        return ComputeOptions.asked(device);
    }

    /** Which network it is. */
    KnownNetwork network() {
        return network;
    }

    /** Where the weights are, for people. */
    String origin() {
        return weights == null ? "the best network of the zoo" : weights.toString();
    }

    /** Loads the network; the caller closes it. */
    LayeredNetwork load(ComputeDevice device) throws StudyException, IOException {
        Settings.refuse(
                side != null && network.readsDigits(),
                "--side is for networks of photographs; " + network + " reads digits of 28 x 28 pixels");
        if (weights != null) {
            return network.load(device, weights, side == null ? TorchvisionNetwork.SIDE : side);
        }
        if (network != KnownNetwork.LENET5) {
            throw new IllegalArgumentException("--weights is needed: no weights of " + network
                    + " come with the program. Save a state dict with safetensors.torch.save_file.");
        }
        TrainedNetworks zoo = TrainedNetworks.zoo();
        return zoo.load(device, zoo.best());
    }
}
