package org.activationlab.app.inside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.activationlab.app.classify.DigitClassifier;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.study.StudyException;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.TorchvisionFile;
import org.activationlab.vision.TorchvisionNetwork;
import org.jspecify.annotations.Nullable;

/** The networks that can be looked into by name, of digits and of photographs. */
public enum KnownNetwork {
    /** The network of the study. */
    LENET5(DigitClassifier.LENET5),
    /** Four 2x2 convolutions of one channel each, and two dense layers. */
    SINGLE_CHANNEL(DigitClassifier.SINGLE_CHANNEL),
    /** Four 3x3 convolutions to 10, 7, 5 and 1 channels, and one dense layer. */
    NARROWING(DigitClassifier.NARROWING),
    /** Torchvision's ResNet-18. */
    RESNET18(TorchvisionNetwork.RESNET18),
    /** Torchvision's ResNet-34. */
    RESNET34(TorchvisionNetwork.RESNET34),
    /** Torchvision's VGG-16. */
    VGG16(TorchvisionNetwork.VGG16),
    /** Torchvision's VGG-19. */
    VGG19(TorchvisionNetwork.VGG19);

    private final @Nullable DigitClassifier ofDigits;
    private final @Nullable TorchvisionNetwork ofPhotographs;

    KnownNetwork(DigitClassifier network) {
        ofDigits = network;
        ofPhotographs = null;
    }

    KnownNetwork(TorchvisionNetwork network) {
        ofDigits = null;
        ofPhotographs = network;
    }

    /**
     * Says whether the network reads digits of 28x28 grey pixels.
     *
     * @return false for networks of photographs
     */
    public boolean readsDigits() {
        return ofDigits != null;
    }

    /**
     * Loads the network.
     *
     * @param device where to compute
     * @param weights a safetensors or NPZ file; its arrays say how many classes a network of photographs has, and how many
     *     times fewer channels than the usual one
     * @param side height and width of photographs, 224 for ImageNet's
     * @return the network, to be closed by the caller
     * @throws StudyException if the file lies in a run folder and is not what the run's records say
     * @throws IOException if the file cannot be read, or its arrays are not those of the network; names each
     * @throws IllegalArgumentException if the network takes no images of this side
     */
    public LayeredNetwork load(ComputeDevice device, Path weights, int side) throws StudyException, IOException {
        RunWeights.verify(weights);
        NetworkDesign design = ofPhotographs == null ? digits() : TorchvisionFile.design(ofPhotographs, weights, side);
        return ClassifierFile.load(device, design, weights);
    }

    private NetworkDesign digits() {
        if (ofDigits == null) {
            throw new IllegalStateException(this + " reads no digits");
        }
        return ofDigits.design();
    }

    /**
     * Gives the word by which the network is asked for.
     *
     * @return for example {@code single-channel}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
