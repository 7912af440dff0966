package org.activationlab.metrics;

import java.util.SplittableRandom;

/**
 * How far a score would move with other models and other images. Rows share models and images, so they are not
 * independent: models are drawn with replacement, images are drawn with replacement, independently, and a row counts as
 * often as its model times as often as its image was drawn.
 *
 * <p>The spread is right for large numbers of both, and rather too wide than too narrow. Models that differ only by seed
 * or epochs are no independent draws: give them one number.
 *
 * <p>Source: A. Owen, "The pigeonhole bootstrap", 2007.
 */
public final class TwoWayBootstrap {

    private final Groups models;
    private final Groups images;

    private TwoWayBootstrap(Groups models, Groups images) {
        this.models = models;
        this.images = images;
    }

    /**
     * Prepares the resampling of rows.
     *
     * @param model a number for the model of each row; rows with the same number are drawn together
     * @param image a number for the image of each row, in the same order
     * @return the bootstrap; it may be used again and again
     * @throws IllegalArgumentException if the lengths differ or there is no row
     */
    public static TwoWayBootstrap of(int[] model, int[] image) {
        Columns.requireSameLength("model", model.length, "image", image.length);
        return new TwoWayBootstrap(Groups.of(model), Groups.of(image));
    }

    /**
     * Computes a score on resamples.
     *
     * @param statistic the score, of as many rows as there are here
     * @param resamples how many, at least 1; 1,000 are usual
     * @param random the source of the draws; the same state gives the same replicates, so two statistics that are given
     *     equal generators meet the same resamples
     * @return one value per resample
     * @throws IllegalArgumentException if there is no resample, or from the statistic for another number of rows
     */
    public BootstrapReplicates replicates(WeightedStatistic statistic, int resamples, SplittableRandom random) {
        Columns.requireSome("resamples", Math.max(resamples, 0));
        double[] values = new double[resamples];
        int[] weights = new int[models.rows()];
        for (int i = 0; i < resamples; i++) {
            int[] modelDraws = multiplicities(models.count(), random);
            int[] imageDraws = multiplicities(images.count(), random);
            for (int row = 0; row < weights.length; row++) {
                weights[row] = modelDraws[models.of(row)] * imageDraws[images.of(row)];
            }
            values[i] = statistic.of(weights);
        }
        return new BootstrapReplicates(values);
    }

    /** How often each of {@code count} things comes up in {@code count} draws with replacement. */
    private static int[] multiplicities(int count, SplittableRandom random) {
        int[] draws = new int[count];
        for (int i = 0; i < count; i++) {
            draws[random.nextInt(count)]++;
        }
        return draws;
    }

    /**
     * Counts the rows.
     *
     * @return how many were given
     */
    public int rows() {
        return models.rows();
    }
}
