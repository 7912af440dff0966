package org.activationlab.interpret.dissection;

import org.activationlab.metrics.Interval;

/**
 * How well a unit's strongest activations lie on a concept, how far that would move with other images, and what comes out
 * where the unit's activations on one image are laid over another: an overlap that owes nothing to what the image shows.
 *
 * @param overlap intersection over union, 0 to 1
 * @param interval its 95 % interval by resampling images
 * @param shuffled the mean overlap with shuffled images
 * @param highestShuffled the highest of these
 */
public record ConceptEvidence(double overlap, Interval interval, double shuffled, double highestShuffled) {

    /**
     * Says how much of the overlap is due to what the image shows.
     *
     * @return overlap less that with shuffled images
     */
    public double lead() {
        return overlap - shuffled;
    }
}
