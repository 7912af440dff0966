package org.activationlab.interpret.projection;

import java.util.Objects;

/**
 * How t-SNE runs.
 *
 * @param perplexity how many neighbours a point effectively looks at, more than 1; 5 to 50 are usual
 * @param iterations all steps, at least 250, which are the first phase
 * @param start where the points begin
 * @param seed of a random start; without a meaning for {@link Start#PCA} and points of more than one dimension
 */
public record TsneSettings(double perplexity, int iterations, Start start, long seed) {

    /** Steps of the first phase, in which neighbours attract one another 12 times as much. */
    public static final int FIRST_PHASE = 250;

    /** Where the points begin; in both cases very close together. */
    public enum Start {
        /** At their first two principal components: maps of the same points agree and keep the large distances best. */
        PCA,
        /** At random. */
        RANDOM
    }

    /** Checks the settings. */
    public TsneSettings {
        if (!(perplexity > 1) || Double.isInfinite(perplexity)) {
            throw new IllegalArgumentException("perplexity must be more than 1, but was " + perplexity);
        }
        if (iterations < FIRST_PHASE) {
            throw new IllegalArgumentException(
                    "iterations must be at least " + FIRST_PHASE + ", but were " + iterations);
        }
        Objects.requireNonNull(start, "start");
    }

    /**
     * Gives the usual settings.
     *
     * @return perplexity 30, 1,000 iterations, start at the principal components, seed 0
     */
    public static TsneSettings defaults() {
        return new TsneSettings(30, 1_000, Start.PCA, 0);
    }

    /**
     * Changes the perplexity.
     *
     * @param value the new one
     * @return changed settings
     */
    public TsneSettings withPerplexity(double value) {
        return new TsneSettings(value, iterations, start, seed);
    }

    /**
     * Changes the number of steps.
     *
     * @param value the new one
     * @return changed settings
     */
    public TsneSettings withIterations(int value) {
        return new TsneSettings(perplexity, value, start, seed);
    }

    /**
     * Starts at random.
     *
     * @param value the seed
     * @return changed settings
     */
    public TsneSettings withRandomStart(long value) {
        return new TsneSettings(perplexity, iterations, Start.RANDOM, value);
    }
}
