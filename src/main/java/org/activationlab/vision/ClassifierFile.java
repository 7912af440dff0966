package org.activationlab.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.activationlab.network.ArrayArchive;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;

/** Reads a classifier's weights from a safetensors or NPZ file, whoever wrote it, and writes them as safetensors. */
public final class ClassifierFile {

    private static final String EPOCH = "epoch";
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");

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

    /**
     * Reads the weights without making a network of them.
     *
     * @param design what the network is made of
     * @param weights as {@link #load} takes it
     * @return the arrays of {@link NetworkDesign#shapes}
     * @throws IOException as {@link #load}
     */
    public static Parameters read(NetworkDesign design, Path weights) throws IOException {
        try (ArrayArchive archive = ArrayArchive.open(weights)) {
            return archive.parameters(design.shapes());
        }
    }

    /**
     * Tells which epoch of a training {@link #write} kept.
     *
     * @param file a safetensors file
     * @return from 1; nothing if there is no such file, or it does not say
     * @throws IOException if the file cannot be read or is no safetensors file
     */
    public static OptionalInt epoch(Path file) throws IOException {
        if (!Files.exists(file)) {
            return OptionalInt.empty();
        }
        String word = SafeTensors.read(file).metadata().getOrDefault(EPOCH, "");
        return WHOLE.matcher(word).matches() ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
    }

    /**
     * Keeps what a training learned.
     *
     * @param file a safetensors file, replaced as a whole if it is there; missing folders are made
     * @param log the training so far
     * @param epoch whose numbers these are
     * @param learned the numbers
     * @throws IOException if the disk fails
     */
    public static void write(Path file, TrainingLog log, TrainingEpoch epoch, Parameters learned) throws IOException {
        Map<String, String> words = new TreeMap<>();
        words.put("network", log.network());
        words.put("data", log.data());
        words.put("seed", Long.toString(log.plan().seed()));
        words.put(EPOCH, Integer.toString(epoch.epoch()));
        words.put("validation_accuracy", Double.toString(epoch.validationAccuracy()));
        words.put("validation_loss", Double.toString(epoch.validationLoss()));
        SafeTensors.write(file, learned, words);
    }
}
