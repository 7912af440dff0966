package org.activationlab.interpret.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Convolution;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.MaxPool;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;

/** Networks so small that every attribution is known by hand. */
final class HandNetworks {

    /** Weights of the linear network's class 0; those of class 1 are half as large and of the other sign. */
    static final float[] LINEAR = {1, -2, 3, 0.5f, 0, 4, -1, 2, -0.25f};

    /** A cross of ones, and -1 in the corners. */
    static final float[] TEMPLATE = {-1, 1, -1, 1, 1, 1, -1, 1, -1};

    private HandNetworks() {}

    /** 3 x 3 pixels, two classes, biases 0.5 and -0.5. */
    static LayeredNetwork linear() {
        NetworkDesign design = new NetworkDesign(
                "linear",
                ActivationShape.of(1, 3, 3),
                List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(9, 2))));
        float[] numbers = new float[20];
        for (int i = 0; i < 9; i++) {
            numbers[i] = LINEAR[i];
            numbers[9 + i] = -LINEAR[i] / 2;
        }
        numbers[18] = 0.5f;
        numbers[19] = -0.5f;
        return network(design, numbers);
    }

    /** The largest of four pixels as the only logit. */
    static LayeredNetwork largest() {
        return network(new NetworkDesign(
                "largest of four pixels",
                ActivationShape.of(1, 2, 2),
                List.of(new NamedLayer("pool", MaxPool.of(2)), new NamedLayer("flat", new Flatten()))));
    }

    /** 5 x 5 pixels; how well the template fits where it fits best. */
    static LayeredNetwork template() {
        NetworkDesign design = new NetworkDesign(
                "template",
                ActivationShape.of(1, 5, 5),
                List.of(
                        new NamedLayer("fit", new Convolution(1, 1, 3, 1, 0, false)),
                        new NamedLayer("fit.relu", Nonlinearity.RELU),
                        new NamedLayer("best", MaxPool.of(3)),
                        new NamedLayer("flat", new Flatten())));
        return network(design, TEMPLATE);
    }

    /** The cross of the template with its middle at row 2, column 1, on empty paper. */
    static Batch cross() {
        float[] pixels = new float[25];
        for (int at : new int[] {6, 10, 11, 12, 16}) {
            pixels[at] = 1;
        }
        return Batch.of(ActivationShape.of(1, 5, 5), pixels);
    }

    private static LayeredNetwork network(NetworkDesign design, float... numbers) {
        return new LayeredNetwork(ComputeDevice.CPU, design, Parameters.of(design.shapes(), numbers));
    }

    /** Images of uniform numbers. */
    static Batch noise(ActivationShape shape, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count * shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return Batch.of(shape, values);
    }

    /** Weight times pixel. */
    static float[] products(float[] pixels) {
        float[] products = pixels.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= LINEAR[i];
        }
        return products;
    }

    static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    static int[] zeros(int count) {
        int[] classes = new int[count];
        Arrays.fill(classes, 0);
        return classes;
    }
}
