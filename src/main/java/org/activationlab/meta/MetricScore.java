package org.activationlab.meta;

import java.util.Optional;
import org.activationlab.metrics.Interval;

/**
 * A score with how far it would move with other models and other images.
 *
 * @param value in the metric's own unit; NaN where it is undefined
 * @param interval by the two-way bootstrap, 95 %; absent where no resample has a score
 * @param undefined in how many resamples the score is undefined; they are left out of the interval
 */
public record MetricScore(double value, Optional<Interval> interval, int undefined) {}
