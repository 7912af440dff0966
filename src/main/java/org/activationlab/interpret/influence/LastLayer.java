package org.activationlab.interpret.influence;

import java.util.List;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;

/**
 * The gradients of the cross-entropy with respect to the last layer, of a batch of images. That of an image is the outer
 * product of its errors (probabilities less the truth) with the layer's inputs, and the errors themselves for the bias; so
 * the product of two images' gradients is that of their errors times that of their inputs plus 1.
 *
 * <p>Not a record because it holds arrays.
 */
final class LastLayer {

    private final Batch inputs;
    private final double[][] errors;

    private LastLayer(Batch inputs, double[][] errors) {
        this.inputs = inputs;
        this.errors = errors;
    }

    /** The layer whose values go into the last one. */
    static String before(NetworkDesign design) {
        List<NamedLayer> layers = design.layers();
        NamedLayer last = layers.get(layers.size() - 1);
        if (!(last.layer() instanceof Dense)) {
            throw new IllegalArgumentException("influence is traced through a last layer that is dense, but "
                    + last.name() + " of " + design.name() + " is not");
        }
        return layers.size() == 1
                ? NetworkDesign.INPUT
                : layers.get(layers.size() - 2).name();
    }

    static LastLayer of(LayeredNetwork network, Batch images, int... classes) {
        String before = before(network.design());
        Batch inputs = network.activations(before, images);
        Batch logits = network.forward(before, NetworkDesign.OUTPUT, inputs);
        double[][] errors = new double[classes.length][];
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] < 0 || classes[i] >= network.design().classes()) {
                throw new IllegalArgumentException("expected a class from 0 to "
                        + (network.design().classes() - 1) + ", but image " + i + " has " + classes[i]);
            }
            errors[i] = CrossEntropy.errors(logits.row(i), classes[i]);
        }
        return new LastLayer(inputs, errors);
    }

    int count() {
        return errors.length;
    }

    /** The product of the gradient of one of these images with that of one of others, in the same network. */
    double product(int row, LastLayer others, int other) {
        double error = 0;
        for (int i = 0; i < errors[row].length; i++) {
            error += errors[row][i] * others.errors[other][i];
        }
        if (error == 0) {
            return 0;
        }
        double input = 1;
        int size = inputs.shape().size();
        for (int i = 0; i < size; i++) {
            input += (double) inputs.value(row, i) * others.inputs.value(other, i);
        }
        return error * input;
    }
}
