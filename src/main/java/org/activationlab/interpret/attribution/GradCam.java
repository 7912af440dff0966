package org.activationlab.interpret.attribution;

import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * A layer's channels, each weighed by the mean slope of the class's score there, added, cut at 0 and laid over the image.
 *
 * <p>Source: R. Selvaraju and others, Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization,
 * 2017.
 */
public final class GradCam implements AttributionMethod {

    private final CamSettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, which layer, how its map is laid over the image
     */
    public GradCam(CamSettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return "Grad-CAM at " + settings.words();
    }

    /**
     * {@inheritDoc} The parts of the result are {@code layer map} (1, height, width) of the layer and
     * {@code channel weights} (channels).
     */
    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        return new ActivationMap(settings, GradCam::means).attribute(title(), network, images, classes);
    }

    private static double[] means(float[] inside, float[] slopes, int places) {
        double[] weights = new double[slopes.length / places];
        for (int i = 0; i < slopes.length; i++) {
            weights[i / places] += (double) slopes[i] / places;
        }
        return weights;
    }
}
