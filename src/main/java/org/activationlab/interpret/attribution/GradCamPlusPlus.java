package org.activationlab.interpret.attribution;

import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * Grad-CAM whose weights count each place by how much of the score it can carry, so that several or small instances of a
 * class are not averaged away.
 *
 * <p>With g the slope of the score at a place and A the sum of the channel, the channel's weight is the sum of
 * max(g, 0) / (2 + A g) over the places with g not 0: equations 10 and 19 of the source for the exponential of the score,
 * whose common factor exp(score) is left out, since it only scales the whole map. The derivation assumes activations of
 * at least 0.
 *
 * <p>Source: A. Chattopadhay and others, Grad-CAM++: Generalized Gradient-based Visual Explanations for Deep
 * Convolutional Networks, 2018.
 */
public final class GradCamPlusPlus implements AttributionMethod {

    private final CamSettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, which layer, how its map is laid over the image
     */
    public GradCamPlusPlus(CamSettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return "Grad-CAM++ at " + settings.words();
    }

    /**
     * {@inheritDoc} The parts of the result are those of {@link GradCam}.
     *
     * @throws IllegalArgumentException as for every method, and if the layer gives negative values
     */
    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        return new ActivationMap(settings, this::weights).attribute(title(), network, images, classes);
    }

    private double[] weights(float[] inside, float[] slopes, int places) {
        double[] weights = new double[slopes.length / places];
        for (int channel = 0; channel < weights.length; channel++) {
            double sum = 0;
            for (int i = channel * places; i < (channel + 1) * places; i++) {
                if (inside[i] < 0) {
                    throw new IllegalArgumentException("Grad-CAM++ needs activations of at least 0, but "
                            + settings.layer() + " gives " + inside[i]
                            + ". Name the ReLU behind it, or use Grad-CAM.");
                }
                sum += inside[i];
            }
            for (int i = channel * places; i < (channel + 1) * places; i++) {
                // g^2 / (2 g^2 + A g^3) times g, divided by g^2 above and below.
                weights[channel] += slopes[i] > 0 ? slopes[i] / (2 + sum * slopes[i]) : 0;
            }
        }
        return weights;
    }
}
