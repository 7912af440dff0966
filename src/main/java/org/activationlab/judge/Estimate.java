package org.activationlab.judge;

import org.activationlab.metrics.SeedSummary;

/**
 * A mean over a few repetitions.
 *
 * @param value the mean; NaN where undefined
 * @param error its standard error, the sample deviation over the root of their number; NaN for a single one
 */
public record Estimate(double value, double error) {

    static Estimate of(double... repetitions) {
        SeedSummary summary = SeedSummary.of(repetitions);
        return new Estimate(summary.mean(), summary.deviation() / Math.sqrt(repetitions.length));
    }
}
