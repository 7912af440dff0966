package org.activationlab.interpret.attribution;

import java.util.OptionalInt;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Nonlinearity;
import org.activationlab.network.layers.ResidualBlock;

/**
 * What one may choose of any method by name; each method takes what it knows of it.
 *
 * @param layer of maps, for the two Grad-CAMs
 * @param samples how much work the methods that sample do: nodes of integrated gradients, noisy copies of SmoothGrad, pairs
 *     of permutations of Shapley values; empty for each method's usual number
 * @param patches rows and columns of Shapley's patches, at least 1
 * @param window side and stride of the square of occlusion, in pixels, at least 1
 * @param empty the image, square or patch in which there is nothing
 * @param seed of noise and permutations
 */
public record MethodChoices(String layer, OptionalInt samples, int patches, int window, Baseline empty, long seed) {

    /** Checks the numbers. */
    public MethodChoices {
        Limits.atLeast("patches", patches, 1);
        Limits.atLeast("window", window, 1);
        if (samples.isPresent()) {
            Limits.atLeast("samples", samples.getAsInt(), 2);
        }
    }

    /**
     * Gives usual choices for a network: its last map behind a nonlinearity; a window of a seventh of the image's side,
     * exact Shapley values of 3 x 3 patches, an image of zeros as the empty one, seed 1.
     *
     * @param design the network
     * @return the choices
     */
    public static MethodChoices of(NetworkDesign design) {
        int side = Math.min(design.input().height(), design.input().width());
        return new MethodChoices(lastMap(design), OptionalInt.empty(), 3, Math.max(1, side / 7), Baseline.zero(), 1);
    }

    /**
     * Finds the layer that a class activation map is usually taken from: the last ReLU or residual block that
     * gives a map, so that no value is below 0.
     *
     * @param design the network
     * @return the layer's name; {@link NetworkDesign#INPUT} if there is none
     */
    public static String lastMap(NetworkDesign design) {
        String last = NetworkDesign.INPUT;
        for (NamedLayer layer : design.layers()) {
            boolean rectified = layer.layer() == Nonlinearity.RELU || layer.layer() instanceof ResidualBlock;
            if (rectified && design.shapeOf(layer.name()).isMap()) {
                last = layer.name();
            }
        }
        return last;
    }

    /**
     * Changes the layer.
     *
     * @param value of maps, by name
     * @return a copy
     */
    public MethodChoices withLayer(String value) {
        return new MethodChoices(value, samples, patches, window, empty, seed);
    }

    /**
     * Changes the amount of work.
     *
     * @param value at least 2
     * @return a copy
     */
    public MethodChoices withSamples(int value) {
        return new MethodChoices(layer, OptionalInt.of(value), patches, window, empty, seed);
    }

    /**
     * Changes the number of Shapley's patches.
     *
     * @param value rows and columns, at least 1
     * @return a copy
     */
    public MethodChoices withPatches(int value) {
        return new MethodChoices(layer, samples, value, window, empty, seed);
    }

    /**
     * Changes the square of occlusion.
     *
     * @param value side and stride in pixels, at least 1
     * @return a copy
     */
    public MethodChoices withWindow(int value) {
        return new MethodChoices(layer, samples, patches, value, empty, seed);
    }

    /**
     * Changes what stands for nothing.
     *
     * @param value the pixels of an empty image
     * @return a copy
     */
    public MethodChoices withEmpty(Baseline value) {
        return new MethodChoices(layer, samples, patches, window, value, seed);
    }

    /**
     * Changes the seed.
     *
     * @param value any
     * @return a copy
     */
    public MethodChoices withSeed(long value) {
        return new MethodChoices(layer, samples, patches, window, empty, value);
    }
}
