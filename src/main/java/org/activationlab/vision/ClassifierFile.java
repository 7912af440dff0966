package org.activationlab.vision;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.network.ArrayArchive;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;

/** Reads a classifier's weights from a safetensors or NPZ file, whoever wrote it. */
public final class ClassifierFile {

    private ClassifierFile() {}

    /**
     * Loads a network.
     *
     * @param device where to compute
     * @param design what it is made of
     * @param weights a file with one array per name of {@link NetworkDesign#shapes}, for example a state dict of
     *     torchvision saved by {@code safetensors.torch.save_file} or {@code numpy.savez}
     * @return the network, to be closed by the caller
     * @throws IOException if the file cannot be read or does not hold this network's arrays; the message lists each that
     *     is missing, has another shape or is not part of it
     */
    public static LayeredNetwork load(ComputeDevice device, NetworkDesign design, Path weights) throws IOException {
        try (ArrayArchive archive = ArrayArchive.open(weights)) {
            return new LayeredNetwork(device, design, archive.parameters(design.shapes()));
        }
    }
}
