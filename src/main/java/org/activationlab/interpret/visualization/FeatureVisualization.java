package org.activationlab.interpret.visualization;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.interpret.Interruption;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Gradients;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;

/**
 * Makes images that activate something in a network: a neuron, a channel, a whole layer ({@link Target#energy}, which
 * from a given image is DeepDream), a class's logit or probability, a direction. Every image goes up the slope by itself,
 * seen a little moved at every step; {@link VisualizationSettings} says how.
 *
 * <p>Sources: D. Erhan et al., "Visualizing Higher-Layer Features of a Deep Network", 2009; C. Olah, A. Mordvintsev,
 * L. Schubert, "Feature Visualization", Distill, 2017; A. Mordvintsev, C. Olah, M. Tyka, "Inceptionism", 2015.
 */
public final class FeatureVisualization {

    /** Noise that shows a unit nothing is made stronger by this factor, so often and no more. */
    private static final double STRONGER = 1.2;

    private static final int REDRAWS = 12;

    private final VisualizationSettings settings;

    /**
     * Prepares.
     *
     * @param settings how images are optimized
     */
    public FeatureVisualization(VisualizationSettings settings) {
        this.settings = settings;
    }

    /**
     * Makes images from noise. The noise and the movements of an image depend on the seed and its place only.
     *
     * @param network any network of images
     * @param target what to activate; classes may be one for each of {@link VisualizationSettings#images}
     * @return as many images as the settings say
     * @throws IllegalArgumentException if the network has no such layer or unit
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public Visualization visualize(LayeredNetwork network, Target target) {
        ActivationShape shape = network.design().input();
        FourierBasis basis = new FourierBasis(shape.height(), shape.width());
        RandomStreams streams = new RandomStreams(settings.seed());
        List<SplittableRandom> noise = IntStream.range(0, settings.images())
                .mapToObj(i -> streams.stream("visualization/noise/" + i))
                .toList();
        List<PaintedImage> images = noise.stream()
                .map(random -> PaintedImage.ofNoise(shape, basis, settings, random))
                .toList();
        return climb(network, target, images, noise);
    }

    /**
     * Changes given images.
     *
     * @param network any network of images
     * @param target what to activate; classes may be one for each image
     * @param start images of the network's input shape, pixels in [0, 1]; black and white come nearer to grey by 0.01, so
     *     that they have a slope
     * @return as many images as are given
     * @throws IllegalArgumentException if the images do not fit, or the network has no such layer or unit
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     */
    public Visualization visualize(LayeredNetwork network, Target target, Batch start) {
        ActivationShape shape = network.design().input();
        if (!start.shape().equals(shape) || start.count() == 0) {
            throw new IllegalArgumentException(
                    "expected at least one image of shape " + shape + " to begin with, but got " + start);
        }
        FourierBasis basis = new FourierBasis(shape.height(), shape.width());
        List<PaintedImage> images = start.rows().stream()
                .map(row -> PaintedImage.of(shape, basis, settings, row))
                .toList();
        return climb(network, target, images, List.of());
    }

    /** Optimizes; images without a slope are drawn anew from the noise, if there is any. */
    private Visualization climb(
            LayeredNetwork network, Target target, List<PaintedImage> images, List<SplittableRandom> noise) {
        ActivationShape shape = network.design().input();
        Penalties penalties = new Penalties(
                shape,
                settings.penalties().totalVariation(),
                settings.penalties().l2());
        RandomStreams streams = new RandomStreams(settings.seed());
        List<SplittableRandom> randoms = IntStream.range(0, images.size())
                .mapToObj(i -> streams.stream("visualization/movements/" + i))
                .toList();
        int[] redraws = new int[images.size()];
        double[][] history = new double[images.size()][settings.steps()];
        for (int step = 0; step < settings.steps(); step++) {
            Interruption.check("making images");
            List<Movement> movements = new ArrayList<>();
            List<float[]> seen = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                Movement movement = Movement.draw(shape, settings, randoms.get(i));
                movements.add(movement);
                seen.add(movement.apply(images.get(i).pixels()));
            }
            Gradients gradients = network.gradients(NetworkDesign.INPUT, Batch.ofRows(shape, seen), target);
            for (int i = 0; i < images.size(); i++) {
                history[i][step] = gradients.number(i);
                double[] slopes = movements.get(i).transpose(gradients.slopes().row(i));
                // Where a unit sees nothing, penalties alone would wipe out what a movement might yet show it.
                if (normalize(slopes)) {
                    penalties.subtractSlopes(images.get(i).pixels(), slopes);
                    images.get(i).climb(slopes, settings.rate());
                } else if (!noise.isEmpty() && redraws[i] < REDRAWS) {
                    redraws[i]++;
                    double deviation = settings.noise().deviation() * Math.pow(STRONGER, redraws[i]);
                    images.get(i).drawNoise(settings, deviation, noise.get(i));
                }
            }
        }
        Batch stored = Batch.ofRows(
                shape, images.stream().map(image -> stored(image.pixels())).toList());
        return new Visualization(
                target.toString(), settings.aim(), stored, history, Readings.ofImages(network, target, stored));
    }

    /** To a root mean square of 1 in the wanted direction; false where there is no slope at all. */
    private boolean normalize(double[] slopes) {
        double squares = 0;
        for (double slope : slopes) {
            squares += slope * slope;
        }
        double size = Math.sqrt(squares / slopes.length);
        if (size == 0) {
            return false;
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= settings.aim().sign() / size;
        }
        return true;
    }

    /** As eight bits hold it. */
    private static float[] stored(float[] pixels) {
        float[] stored = new float[pixels.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = Math.round(255 * pixels[i]) / 255f;
        }
        return stored;
    }
}
