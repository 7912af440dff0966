package org.activationlab.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.network.ArrayArchive;
import org.activationlab.network.layers.NetworkDesign;

/** What a weights file says of the width and the classes of a {@link TorchvisionNetwork}. */
public final class TorchvisionFile {

    private static final int USUAL_CHANNELS = 64;

    private TorchvisionFile() {}

    /**
     * Finds the design that fits a file: its number of classes, and how many times fewer channels it has than
     * torchvision's. A file of another network gives the usual design, whose arrays {@link ClassifierFile} then misses one
     * by one.
     *
     * @param network which
     * @param weights a safetensors or NPZ file
     * @param side height and width of the images
     * @return the design
     * @throws IOException if the file cannot be read as one of arrays
     * @throws IllegalArgumentException if the network takes no images of this side
     */
    public static NetworkDesign design(TorchvisionNetwork network, Path weights, int side) throws IOException {
        List<String> names = network.design().layerNames();
        String first = names.contains("features.0") ? "features.0" : "conv1";
        String last = names.get(names.size() - 1);
        try (ArrayArchive archive = ArrayArchive.open(weights)) {
            int channels = rows(archive, first + ".weight", USUAL_CHANNELS);
            int classes = rows(archive, last + ".weight", TorchvisionNetwork.IMAGENET_CLASSES);
            boolean narrower = channels <= USUAL_CHANNELS && Integer.bitCount(channels) == 1;
            return network.design(side, classes, narrower ? USUAL_CHANNELS / channels : 1);
        }
    }

    /** The first dimension of an array, or what is usual if there is no such array. */
    private static int rows(ArrayArchive archive, String name, int usual) {
        return archive.entries().stream()
                .map(ArrayArchive.Entry::shape)
                .filter(shape ->
                        shape.name().equals(name) && !shape.dimensions().isEmpty())
                .mapToInt(shape -> shape.dimensions().get(0))
                .filter(size -> size > 0)
                .findFirst()
                .orElse(usual);
    }
}
