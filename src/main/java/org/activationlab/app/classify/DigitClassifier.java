package org.activationlab.app.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.vision.SmallClassifiers;

/** The networks of 28x28 grey images that can be trained here by name. */
public enum DigitClassifier {
    /** Four 2x2 convolutions of one channel each, and two dense layers. */
    SINGLE_CHANNEL(SmallClassifiers.SINGLE_CHANNEL),
    /** Four 3x3 convolutions to 10, 7, 5 and 1 channels, and one dense layer. */
    NARROWING(SmallClassifiers.NARROWING),
    /** The network of the study. */
    LENET5(LeNet.DESIGN);

    // Error Prone cannot see that a design is immutable: its list of layers is a copy.
    @SuppressWarnings("ImmutableEnumChecker")
    private final NetworkDesign design;

    DigitClassifier(NetworkDesign design) {
        this.design = design;
    }

    /**
     * Gives the network's layers.
     *
     * @return the design
     */
    public NetworkDesign design() {
        return design;
    }

    /**
     * Gives the word by which the network is asked for.
     *
     * @return for example {@code single-channel}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a network by its word.
     *
     * @param word one of {@link #word}
     * @return the network
     * @throws IllegalArgumentException if there is none of that name
     */
    public static DigitClassifier parse(String word) {
        return Arrays.stream(values())
                .filter(network -> network.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the network must be "
                        + Arrays.stream(values()).map(DigitClassifier::word).collect(Collectors.joining(", "))
                        + ", but was " + word));
    }

    /**
     * Names the layer whose features are drawn unless another is asked for.
     *
     * @return the one before the last: what the answer is read from
     */
    public String featureLayer() {
        List<String> names = design.layerNames();
        return names.get(names.size() - 2);
    }
}
