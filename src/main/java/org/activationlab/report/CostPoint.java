package org.activationlab.report;

import org.activationlab.meta.MetricScore;

/**
 * What a way to the noise ratio costs and how good it is.
 *
 * @param name the way
 * @param passes forward passes of the judged network per prediction, at least 1
 * @param r2 on the test pairs
 * @param vote whether it is the share of so many fresh noisy copies; such points are joined by a line
 */
public record CostPoint(String name, int passes, MetricScore r2, boolean vote) {

    /** Checks the passes. */
    public CostPoint {
        if (passes < 1) {
            throw new IllegalArgumentException("passes must be at least 1, but was " + passes);
        }
    }
}
