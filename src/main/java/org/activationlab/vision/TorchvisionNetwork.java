package org.activationlab.vision;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.AveragePool;
import org.activationlab.network.layers.BatchNormalization;
import org.activationlab.network.layers.ChannelScale;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.PassThrough;
import org.activationlab.network.layers.ResidualBlock;

/**
 * ResNets and VGGs as torchvision builds and names them, each a row of one table: {@code 64x2/1} stands for two
 * convolutions (VGG, then a max-pool) or two residual blocks (ResNet, the first of them with that stride) of 64
 * channels. No weights come with the program: {@link ClassifierFile} reads them from a file.
 *
 * <p>The first layer, {@code normalize}, brings RGB images from [0, 1] to ImageNet's mean and deviation, which
 * torchvision leaves to its transforms.
 *
 * <p>Sources: K. He et al., Deep Residual Learning for Image Recognition, 2016; K. Simonyan, A. Zisserman, Very Deep
 * Convolutional Networks for Large-Scale Image Recognition, 2015.
 */
public enum TorchvisionNetwork {
    /** 18 layers, 11.7 million numbers. */
    RESNET18(Family.RESNET, "64x2/1 128x2/2 256x2/2 512x2/2"),
    /** 34 layers, 21.8 million numbers. */
    RESNET34(Family.RESNET, "64x3/1 128x4/2 256x6/2 512x3/2"),
    /** 16 layers, 138 million numbers. */
    VGG16(Family.VGG, "64x2 128x2 256x3 512x3 512x3"),
    /** 19 layers, 144 million numbers. */
    VGG19(Family.VGG, "64x2 128x2 256x4 512x4 512x4");

    /** How many classes ImageNet has. */
    public static final int IMAGENET_CLASSES = 1000;

    /** Height and width of the images that these networks learned from. */
    public static final int SIDE = 224;

    private static final int COLOURS = 3;
    private static final int VGG_PLACES = 7;
    private static final int VGG_FEATURES = 4096;

    private enum Family {
        RESNET,
        VGG
    }

    private final Family family;
    private final String stages;

    TorchvisionNetwork(Family family, String stages) {
        this.family = family;
        this.stages = stages;
    }

    private record Stage(int channels, int count, int stride) {

        static Stage parse(String word, int divisor) {
            String[] parts = word.split("[x/]", -1);
            return new Stage(
                    Integer.parseInt(parts[0]) / divisor,
                    Integer.parseInt(parts[1]),
                    parts.length > 2 ? Integer.parseInt(parts[2]) : 1);
        }
    }

    /**
     * Builds the network for ImageNet.
     *
     * @return 224x224 RGB images in, 1,000 classes out
     */
    public NetworkDesign design() {
        return design(SIDE, IMAGENET_CLASSES, 1);
    }

    /**
     * Builds the network in another size.
     *
     * @param side height and width of the images, a multiple of 32 for ResNet and of 224 for VGG
     * @param classes how many logits come out
     * @param divisor how many times fewer channels every layer has: 1, 2, 4, ... 64
     * @return the design
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public NetworkDesign design(int side, int classes, int divisor) {
        if (divisor < 1 || divisor > 64 || Integer.bitCount(divisor) != 1) {
            throw new IllegalArgumentException("the divisor must be 1, 2, 4, ... or 64, but was " + divisor);
        }
        List<Stage> rows = new ArrayList<>();
        for (String word : stages.split(" ", -1)) {
            rows.add(Stage.parse(word, divisor));
        }
        List<NamedLayer> layers = new ArrayList<>();
        layers.add(new NamedLayer(
                "normalize", new ChannelScale(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f))));
        if (family == Family.RESNET) {
            resnet(layers, rows, classes);
        } else {
            vgg(layers, rows, classes, VGG_FEATURES / divisor);
        }
        String name = divisor == 1 ? toString() : this + " with 1/" + divisor + " of its channels";
        return new NetworkDesign(name, ActivationShape.of(COLOURS, side, side), layers);
    }

    private static void resnet(List<NamedLayer> layers, List<Stage> stages, int classes) {
        int channels = stages.get(0).channels;
        layers.add(new NamedLayer("conv1", new Convolution(COLOURS, channels, 7, 2, 3, false)));
        layers.add(new NamedLayer("bn1", new BatchNormalization(channels)));
        layers.add(new NamedLayer("relu", Nonlinearity.RELU));
        layers.add(new NamedLayer("maxpool", new MaxPool(3, 2, 1)));
        int number = 1;
        for (Stage stage : stages) {
            for (int block = 0; block < stage.count; block++) {
                int stride = block == 0 ? stage.stride : 1;
                layers.add(new NamedLayer(
                        "layer" + number + "." + block, new ResidualBlock(channels, stage.channels, stride)));
                channels = stage.channels;
            }
            number++;
        }
        layers.add(new NamedLayer("avgpool", new AveragePool(1)));
        layers.add(new NamedLayer("flatten", new Flatten()));
        layers.add(new NamedLayer("fc", new Dense(channels, classes)));
    }

    private static void vgg(List<NamedLayer> layers, List<Stage> stages, int classes, int features) {
        int channels = COLOURS;
        int number = 0;
        for (Stage stage : stages) {
            for (int i = 0; i < stage.count; i++) {
                layers.add(new NamedLayer(
                        "features." + number++, new Convolution(channels, stage.channels, 3, 1, 1, true)));
                layers.add(new NamedLayer("features." + number++, Nonlinearity.RELU));
                channels = stage.channels;
            }
            layers.add(new NamedLayer("features." + number++, MaxPool.of(2)));
        }
        layers.add(new NamedLayer("avgpool", new AveragePool(VGG_PLACES)));
        layers.add(new NamedLayer("flatten", new Flatten()));
        layers.add(new NamedLayer("classifier.0", new Dense(channels * VGG_PLACES * VGG_PLACES, features)));
        layers.add(new NamedLayer("classifier.1", Nonlinearity.RELU));
        layers.add(new NamedLayer("classifier.2", new PassThrough()));
        layers.add(new NamedLayer("classifier.3", new Dense(features, features)));
        layers.add(new NamedLayer("classifier.4", Nonlinearity.RELU));
        layers.add(new NamedLayer("classifier.5", new PassThrough()));
        layers.add(new NamedLayer("classifier.6", new Dense(features, classes)));
    }

    @Override
    public String toString() {
        String name = name();
        return family == Family.RESNET ? "ResNet-" + name.substring(6) : "VGG-" + name.substring(3);
    }
}
