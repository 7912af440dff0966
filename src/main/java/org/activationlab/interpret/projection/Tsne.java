package org.activationlab.interpret.projection;

import java.util.Arrays;
import org.activationlab.network.GaussianStream;
import org.activationlab.network.RandomStreams;

/**
 * t-SNE: a map in the plane in which points that are neighbours stay neighbours. Distances between groups, their sizes
 * and their density mean little.
 *
 * <p>Source: L. van der Maaten, G. Hinton, "Visualizing Data using t-SNE", 2008. The settings that have no name here are
 * scikit-learn's: exaggeration 12 in the first phase, momentum 0.5 in the first and 0.8 in the second, a step of count /
 * 48 and at least 50 for the gradient with its factor of 4. The start at the principal components is scaled to a deviation
 * of 0.0001 (D. Kobak, P. Berens, "The art of using t-SNE for single-cell transcriptomics", 2019).
 *
 * <p>The time grows with the square of the number of points.
 */
public final class Tsne {

    private static final double EXAGGERATION = 12;
    private static final double START_DEVIATION = 1e-4;

    private final Points points;
    private final double divergence;
    private final TsneSettings settings;

    private Tsne(Points points, double divergence, TsneSettings settings) {
        this.points = points;
        this.divergence = divergence;
        this.settings = settings;
    }

    /**
     * Makes a map.
     *
     * @param points more than perplexity + 1
     * @param settings how
     * @return the map; the same for equal points and settings, whatever the number of threads
     * @throws IllegalArgumentException if there are too few points for the perplexity
     */
    public static Tsne of(Points points, TsneSettings settings) {
        if (!(points.count() - 1 > settings.perplexity())) {
            throw new IllegalArgumentException("a perplexity of " + settings.perplexity()
                    + " needs more than one point besides as many neighbours, but there are " + points.count()
                    + " points. Use a smaller perplexity or more points.");
        }
        TsneDescent descent = start(points, settings);
        double rate = Math.max(points.count() / EXAGGERATION / 4, 50);
        descent.descend(TsneSettings.FIRST_PHASE, EXAGGERATION, 0.5, rate);
        descent.descend(settings.iterations() - TsneSettings.FIRST_PHASE, 1, 0.8, rate);
        return new Tsne(descent.places(), descent.divergence(), settings);
    }

    private static TsneDescent start(Points points, TsneSettings settings) {
        JointProbabilities near = JointProbabilities.of(points, settings.perplexity());
        GaussianStream random = new GaussianStream(new RandomStreams(settings.seed()).stream("t-sne/start"));
        double[] x = random(points.count(), random);
        double[] y = random(points.count(), random);
        if (settings.start() == TsneSettings.Start.PCA) {
            int components = Math.min(2, points.dimensions());
            Points plane = PrincipalComponents.of(points, components).project(points);
            double scale = scale(plane.column(0));
            x = scaled(plane.column(0), scale);
            // Points of one dimension leave the second to chance: on a line they could not pass one another.
            y = components == 2 ? scaled(plane.column(1), scale) : y;
        }
        return new TsneDescent(near, x, y);
    }

    private static double[] random(int count, GaussianStream random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = START_DEVIATION * random.next();
        }
        return values;
    }

    /** What brings values around 0 to the deviation of the start; equal points stay where they are. */
    private static double scale(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return squares == 0 ? 0 : START_DEVIATION / Math.sqrt(squares / values.length);
    }

    private static double[] scaled(double[] values, double scale) {
        return Arrays.stream(values).map(value -> scale * value).toArray();
    }

    /**
     * Gives the map.
     *
     * @return two coordinates per point, in the order of the points
     */
    public Points points() {
        return points;
    }

    /**
     * Says how far the neighbourhoods of the map are from those of the points: what t-SNE makes small.
     *
     * @return the Kullback-Leibler divergence, at least 0, in nats; to be compared only for the same points and perplexity
     */
    public double divergence() {
        return divergence;
    }

    /**
     * Says how it was made.
     *
     * @return the settings
     */
    public TsneSettings settings() {
        return settings;
    }

    /**
     * Names the plane.
     *
     * @return the map with axes that mean nothing
     */
    public Embedding embedding() {
        return new Embedding("t-SNE", "", "", points);
    }
}
