package org.activationlab.interpret.attribution;

import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * How far a map can change when the image hardly does: the largest relative change, in Euclidean length, over random
 * images nearby. 0 is steady; 1 means that a map changed by as much as it is long.
 *
 * <p>Source: C. Yeh and others, On the (In)fidelity and Sensitivity of Explanations, 2019, definition 2, divided by the
 * length of the map.
 *
 * @param radius how far any pixel may move, above 0
 * @param samples images nearby, at least 1: the true maximum is at least what they show
 * @param seed of these images; all images are moved alike
 */
public record MaxSensitivity(double radius, int samples, long seed) {

    /** Checks the numbers. */
    public MaxSensitivity {
        Limits.positive("radius", radius);
        Limits.atLeast("samples", samples, 1);
    }

    /**
     * Gives the usual settings.
     *
     * @return pixels move by at most 0.02, 10 samples, seed 1
     */
    public static MaxSensitivity defaults() {
        return new MaxSensitivity(0.02, 10, 1);
    }

    /**
     * Measures.
     *
     * @param method any
     * @param network the network that answers
     * @param images as the method takes them
     * @param classes as the method takes them
     * @return one number for each image, at least 0; NaN where a map is 0 everywhere
     */
    public double[] of(AttributionMethod method, LayeredNetwork network, Batch images, int[] classes) {
        Batch own = method.attribute(network, images, classes).maps();
        double[] largest = new double[images.count()];
        for (int sample = 0; sample < samples; sample++) {
            Batch moved =
                    method.attribute(network, moved(images, sample), classes).maps();
            for (int i = 0; i < largest.length; i++) {
                // Math.max keeps NaN.
                largest[i] = Math.max(largest[i], change(own.row(i), moved.row(i)));
            }
        }
        return largest;
    }

    private Batch moved(Batch images, int sample) {
        SplittableRandom random = new RandomStreams(seed).stream("interpret/max-sensitivity/" + sample);
        float[] move = new float[images.shape().size()];
        for (int i = 0; i < move.length; i++) {
            move[i] = (float) (radius * (2 * random.nextDouble() - 1));
        }
        float[] values = images.values();
        for (int i = 0; i < values.length; i++) {
            values[i] += move[i % move.length];
        }
        return Batch.of(images.shape(), values);
    }

    private static double change(float[] own, float[] moved) {
        double change = 0;
        double length = 0;
        for (int i = 0; i < own.length; i++) {
            change += Math.pow((double) moved[i] - own[i], 2);
            length += (double) own[i] * own[i];
        }
        return length == 0 ? Double.NaN : Math.sqrt(change / length);
    }
}
