package org.activationlab.lenet;

import java.nio.FloatBuffer;
import java.util.List;
import org.activationlab.network.Parameters;

/**
 * Makes sure that a LeNet-5 has an answer at all. A logit that is NaN loses every comparison, so that a broken network
 * would answer 0 to everything, and firmly.
 */
public final class FiniteAnswers {

    /** Beyond any pixel: images are in [0, 1], and noise of scale 1,000 stays below with certainty. */
    private static final double LARGEST_PIXEL = 1e6;

    /** Fast convolutions add up some inputs before they multiply: room for that, and for rounding. */
    private static final double LARGEST = Float.MAX_VALUE / 1e6;

    private static final List<String> LAYERS = List.of("conv1", "conv2", "fc1", "fc2", "fc3");

    private FiniteAnswers() {}

    /**
     * Refuses parameters by which a logit could be NaN or infinite, whatever the image.
     *
     * @param network the arrays of {@link LeNet#SHAPES}
     * @throws IllegalArgumentException if a number is NaN or infinite, or numbers are so large that a layer could leave the
     *     range of 32-bit floats; names the array
     */
    public static void require(Parameters network) {
        network.requireFinite();
        double largest = LARGEST_PIXEL;
        for (String layer : LAYERS) {
            FloatBuffer weights = network.view(layer + ".weight");
            FloatBuffer biases = network.view(layer + ".bias");
            int fanIn = weights.remaining() / biases.remaining();
            double next = 0;
            for (int unit = 0; unit < biases.remaining(); unit++) {
                // No output is larger than the sum of its weights' sizes times the largest input.
                double size = 0;
                for (int i = 0; i < fanIn; i++) {
                    size += Math.abs(weights.get(unit * fanIn + i));
                }
                next = Math.max(next, size * largest + Math.abs(biases.get(unit)));
            }
            if (!(next < LARGEST)) {
                throw new IllegalArgumentException("the parameters of " + layer + " are so large that its outputs could"
                        + " leave the range of 32-bit floats: such a network has no answers");
            }
            largest = next;
        }
    }
}
