package org.activationlab.interpret.adversarial;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.activationlab.metrics.BootstrapReplicates;
import org.activationlab.metrics.Quantile;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.metrics.TwoWayBootstrap;
import org.activationlab.metrics.WeightedRatio;
import org.activationlab.network.RandomStreams;

/**
 * Pairs of network and image with two measures of how firm the answer is: the share of noisy copies that keep it (the
 * noise ratio) and the distance of the nearest misleading image that was found. Only the order of distances is used, so
 * one that was not found is simply larger than all others.
 *
 * <p>Not a record because it holds arrays.
 */
public final class RobustnessPairs {

    private static final double CONFIDENCE = 0.95;

    private final double[] ratios;
    private final double[] distances;
    private final boolean[] right;
    private final int[] models;
    private final int[] images;

    private RobustnessPairs(double[] ratios, double[] distances, boolean[] right, int[] models, int[] images) {
        this.ratios = ratios;
        this.distances = distances;
        this.right = right;
        this.models = models;
        this.images = images;
    }

    /**
     * Puts columns together.
     *
     * @param ratios the noise ratio of each pair, 0 to 1
     * @param distances the adversarial distance of each pair, at least 0, or infinite
     * @param right whether each answer is right
     * @param models a number for the network of each pair
     * @param images a number for the image of each pair
     * @return the pairs
     * @throws IllegalArgumentException if the columns differ in length or a value is out of its range
     */
    public static RobustnessPairs of(double[] ratios, double[] distances, boolean[] right, int[] models, int[] images) {
        int count = ratios.length;
        if (distances.length != count || right.length != count || models.length != count || images.length != count) {
            throw new IllegalArgumentException("expected five columns of one length, but got " + count + " ratios, "
                    + distances.length + " distances, " + right.length + " answers, " + models.length
                    + " models and " + images.length + " images");
        }
        for (int i = 0; i < count; i++) {
            if (!(ratios[i] >= 0 && ratios[i] <= 1)) {
                throw new IllegalArgumentException("ratios must be 0 to 1, but ratio " + i + " was " + ratios[i]);
            }
            if (!(distances[i] >= 0)) {
                throw new IllegalArgumentException(
                        "distances must be at least 0, but distance " + i + " was " + distances[i]);
            }
        }
        return new RobustnessPairs(ratios.clone(), distances.clone(), right.clone(), models.clone(), images.clone());
    }

    /**
     * Keeps the pairs with right or those with wrong answers.
     *
     * @param answers which
     * @return a part of these pairs, in the same order
     */
    public RobustnessPairs only(boolean answers) {
        int[] kept = IntStream.range(0, right.length)
                .filter(i -> right[i] == answers)
                .toArray();
        boolean[] same = new boolean[kept.length];
        Arrays.fill(same, answers);
        return new RobustnessPairs(
                IntStream.of(kept).mapToDouble(i -> ratios[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> distances[i]).toArray(),
                same,
                IntStream.of(kept).map(i -> models[i]).toArray(),
                IntStream.of(kept).map(i -> images[i]).toArray());
    }

    /**
     * Counts the pairs.
     *
     * @return at least 0
     */
    public int size() {
        return ratios.length;
    }

    /**
     * Gives the noise ratio of a pair.
     *
     * @param pair from 0
     * @return 0 to 1
     */
    public double ratio(int pair) {
        return ratios[pair];
    }

    /**
     * Gives the adversarial distance of a pair.
     *
     * @param pair from 0
     * @return at least 0; infinite if no misleading image was found
     */
    public double distance(int pair) {
        return distances[pair];
    }

    /**
     * Tells whether a pair's answer is right.
     *
     * @param pair from 0
     * @return whether it is
     */
    public boolean right(int pair) {
        return right[pair];
    }

    /**
     * Counts the pairs for which a misleading image was found.
     *
     * @return those with a finite distance
     */
    public int found() {
        return (int) Arrays.stream(distances).filter(Double::isFinite).count();
    }

    /**
     * Gives the distance that half of the pairs stay below.
     *
     * @return absent if there is no pair, or none was found for half of them
     */
    public OptionalDouble medianDistance() {
        double[] sorted = finite();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double median = Quantile.ofSorted(sorted, 0.5);
        return median == Double.MAX_VALUE ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /**
     * Computes how well the order of the ratios tells the order of the distances.
     *
     * @param resamples how often networks and images are drawn again for the interval, at least 1
     * @param seed the seed of the draws
     * @return Spearman's rank correlation with its 95 % interval
     * @throws IllegalArgumentException if there is no pair or no resample
     */
    public RankCorrelation correlation(int resamples, long seed) {
        double[] ranked = finite();
        BootstrapReplicates replicates = TwoWayBootstrap.of(models, images)
                .replicates(
                        WeightedRatio.spearman(ranked, ratios),
                        resamples,
                        new RandomStreams(seed).stream("adversarial/bootstrap"));
        return new RankCorrelation(size(), RegressionScores.spearman(ranked, ratios), replicates.interval(CONFIDENCE));
    }

    /** Ranks need finite numbers. */
    private double[] finite() {
        return Arrays.stream(distances)
                .map(distance -> Math.min(distance, Double.MAX_VALUE))
                .toArray();
    }
}
