package org.activationlab.vision;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.BatchNormalization;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;

/** Two small classifiers of 28x28 grey images into ten classes. */
public final class SmallClassifiers {

    private static final int CLASSES = 10;

    /**
     * Four times a 2x2 convolution of one channel, ReLU and batch normalisation, then 2x2 max-pool, dense 144-64, tanh,
     * dense 64-10: 9,978 learned numbers.
     */
    public static final NetworkDesign SINGLE_CHANNEL = singleChannel();

    /** Four 3x3 convolutions to 10, 7, 5 and 1 channels with ReLU, then dense 400-10. */
    public static final NetworkDesign NARROWING = narrowing();

    private SmallClassifiers() {}

    private static NetworkDesign singleChannel() {
        List<NamedLayer> layers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            layers.add(new NamedLayer("conv" + i, Convolution.of(1, 1, 2)));
            layers.add(new NamedLayer("relu" + i, Nonlinearity.RELU));
            layers.add(new NamedLayer("bn" + i, new BatchNormalization(1)));
        }
        layers.add(new NamedLayer("maxpool", MaxPool.of(2)));
        layers.add(new NamedLayer("flatten", new Flatten()));
        layers.add(new NamedLayer("fc1", new Dense(144, 64)));
        layers.add(new NamedLayer("tanh", Nonlinearity.TANH));
        layers.add(new NamedLayer("fc2", new Dense(64, CLASSES)));
        return new NetworkDesign("single-channel network", grey(), layers);
    }

    private static NetworkDesign narrowing() {
        List<NamedLayer> layers = new ArrayList<>();
        int inputs = 1;
        int number = 1;
        for (int outputs : List.of(10, 7, 5, 1)) {
            layers.add(new NamedLayer("conv" + number, Convolution.of(inputs, outputs, 3)));
            layers.add(new NamedLayer("relu" + number, Nonlinearity.RELU));
            inputs = outputs;
            number++;
        }
        layers.add(new NamedLayer("flatten", new Flatten()));
        layers.add(new NamedLayer("fc", new Dense(400, CLASSES)));
        return new NetworkDesign("narrowing network", grey(), layers);
    }

    private static ActivationShape grey() {
        return ActivationShape.of(1, 28, 28);
    }
}
