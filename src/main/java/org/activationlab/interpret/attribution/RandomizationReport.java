package org.activationlab.interpret.attribution;

import java.util.List;

/**
 * What happened to a method's maps when the network forgot what it learned.
 *
 * @param learned the maps of the network as it is
 * @param steps in order; in the last one no layer keeps what it learned
 * @param limit the rank correlation above which a map survived
 */
public record RandomizationReport(Attribution learned, List<RandomizationStep> steps, double limit) {

    /** What the last step says of the method. */
    public enum Verdict {
        /** The maps change with the weights, as they should. */
        SENSITIVE,
        /**
         * The maps stay 0 in the same places, mostly where the image is empty, but elsewhere they change with the
         * weights.
         */
        SHOWS_THE_IMAGE,
        /** The maps are much the same for a network that learned nothing: they do not explain what it learned. */
        SURVIVES,
        /** No similarity is defined, because all maps are the same everywhere. */
        UNDEFINED
    }

    /** Copies. */
    public RandomizationReport {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one step, but got none");
        }
    }

    /**
     * Gives the step without anything learned.
     *
     * @return the last
     */
    public RandomizationStep last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * Judges the method.
     *
     * @return by the last step's mean similarity
     */
    public Verdict verdict() {
        MapSimilarity mean = last().mean();
        if (Double.isNaN(mean.spearman())) {
            return Verdict.UNDEFINED;
        }
        if (mean.spearman() <= limit) {
            return Verdict.SENSITIVE;
        }
        return mean.inside() <= limit ? Verdict.SHOWS_THE_IMAGE : Verdict.SURVIVES;
    }

    /**
     * Flags maps that are much the same for a network that learned nothing.
     *
     * @return whether the verdict is {@link Verdict#SURVIVES} or {@link Verdict#SHOWS_THE_IMAGE}
     */
    public boolean flagged() {
        return verdict() == Verdict.SURVIVES || verdict() == Verdict.SHOWS_THE_IMAGE;
    }
}
