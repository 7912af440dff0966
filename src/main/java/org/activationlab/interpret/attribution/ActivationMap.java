package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.interpret.Upsampling;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** The sum of a layer's channels, each by its weight, cut at 0 and laid over the image: what both Grad-CAMs share. */
final class ActivationMap {

    private final CamSettings settings;
    private final Weighting weighting;

    /** Weighs the channels of one image. */
    @FunctionalInterface
    interface Weighting {
        /**
         * Weighs.
         *
         * @param inside (channels, places) of the layer, row-major
         * @param slopes of the score at the layer, alike
         * @param places height times width
         * @return one weight for each channel
         */
        double[] of(float[] inside, float[] slopes, int places);
    }

    ActivationMap(CamSettings settings, Weighting weighting) {
        this.settings = settings;
        this.weighting = weighting;
    }

    Attribution attribute(String title, LayeredNetwork network, Batch images, int[] classes) {
        ActivationShape shape = network.design().shapeOf(settings.layer());
        if (!shape.isMap()) {
            throw new IllegalArgumentException(title + " needs a layer of (channels, height, width), but "
                    + settings.layer() + " of " + network.design().name() + " gives " + shape
                    + ". Name a convolution, its nonlinearity or a pooling layer.");
        }
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        Upsampling upsampling = settings.placement() == CamSettings.Placement.STRETCHED
                ? Upsampling.stretched(shape, images.shape())
                : Upsampling.onReceptiveFields(network.design(), settings.layer());
        Batch inside = network.activations(settings.layer(), images);
        Batch slopes = scores.slopes(settings.layer(), inside);
        int places = shape.height() * shape.width();
        List<float[]> weights = new ArrayList<>();
        List<float[]> small = new ArrayList<>();
        List<float[]> large = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            float[] values = inside.row(i);
            double[] weight = weighting.of(values, slopes.row(i), places);
            float[] map = sum(values, weight, places);
            float[] rounded = new float[weight.length];
            for (int k = 0; k < rounded.length; k++) {
                rounded[k] = (float) weight[k];
            }
            weights.add(rounded);
            small.add(map);
            large.add(upsampling.of(map));
        }
        return scores.flatResult(title, MapKind.RELATIVE, large)
                .withPart("layer map", Batch.ofRows(ActivationShape.of(1, shape.height(), shape.width()), small))
                .withPart("channel weights", Batch.ofRows(ActivationShape.of(shape.channels()), weights));
    }

    private static float[] sum(float[] values, double[] weights, int places) {
        float[] map = new float[places];
        for (int place = 0; place < places; place++) {
            double sum = 0;
            for (int channel = 0; channel < weights.length; channel++) {
                sum += weights[channel] * values[channel * places + place];
            }
            map[place] = (float) Math.max(0, sum);
        }
        return map;
    }
}
