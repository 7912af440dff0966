package org.activationlab.metrics;

/**
 * How often a {@link ConformalLowerBound} held on models that it was not calibrated on.
 *
 * @param models how many models
 * @param ofModels the share of models for whose rows it held often enough, at least the share 1 - delta: this is what is
 *     promised to be 1 - delta or more on average
 * @param ofRows the share of all rows for which it held; the promise for models makes it at least (1 - delta)^2 on average
 *     for models of equal size, and mostly it is above 1 - delta
 */
public record ConformalCoverage(int models, double ofModels, double ofRows) {}
