package org.activationlab.interpret.adversarial;

import java.util.Optional;
import org.activationlab.metrics.Interval;

/**
 * A rank correlation and how far it would move with other networks and other images.
 *
 * @param pairs of how many pairs
 * @param spearman Spearman's rank correlation, -1 to 1; NaN (undefined) where one column is constant
 * @param interval its 95 % interval by {@link org.activationlab.metrics.TwoWayBootstrap}; absent where undefined
 */
public record RankCorrelation(int pairs, double spearman, Optional<Interval> interval) {}
