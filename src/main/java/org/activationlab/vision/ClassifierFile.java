package org.activationlab.vision;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.network.ArrayArchive;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;

/** Reads a classifier's weights from a safetensors or NPZ file, whoever wrote it, and writes them as safetensors. */
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
     * @throws IOException if the file cannot be read or does not hold this network's arrays, each of which is listed that
     *     is missing, has another shape or is not part of it, or if a number is NaN or infinite
     */
    public static LayeredNetwork load(ComputeDevice device, NetworkDesign design, Path weights) throws IOException {
        return new LayeredNetwork(device, design, finite(design, weights));
    }

    /**
     * Reads the weights of a network that shall answer.
     *
     * @param design what the network is made of
     * @param weights as {@link #load} takes it
     * @return the arrays of {@link NetworkDesign#shapes}, all of them numbers
     * @throws IOException as {@link #load}
     */
    public static Parameters finite(NetworkDesign design, Path weights) throws IOException {
        Parameters parameters = read(design, weights);
        try {
            parameters.requireFinite();
        } catch (IllegalArgumentException e) {
            throw new IOException(weights + ": " + e.getMessage() + ". Its training diverged: train it anew.", e);
        }
        return parameters;
    }

    /**
     * Reads the weights without making a network of them.
     *
     * @param design what the network is made of
     * @param weights as {@link #load} takes it
     * @return the arrays of {@link NetworkDesign#shapes}
     * @throws IOException as {@link #load}, but for numbers that are none: a training that diverged keeps such
     */
    public static Parameters read(NetworkDesign design, Path weights) throws IOException {
        try (ArrayArchive archive = ArrayArchive.open(weights)) {
            return archive.parameters(design.shapes());
        }
    }

    /**
     * Keeps what a training learned, with the words of {@link KeptEpoch} in the header.
     *
     * @param file a safetensors file, replaced as a whole if it is there; missing folders are made
     * @param log the training so far
     * @param epoch whose numbers these are
     * @param learned the numbers
     * @throws IOException if the disk fails
     */
    public static void write(Path file, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException {
        SafeTensors.writeSummed(file, learned, KeptEpoch.words(log, epoch));
    }
}
