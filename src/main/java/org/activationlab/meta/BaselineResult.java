package org.activationlab.meta;

/**
 * What a baseline reached.
 *
 * @param baseline which
 * @param task the question
 * @param score R2 (NaN where undefined) or accuracy on the test rows
 * @param auroc of its scores for right against wrong on the test rows, ties counting one half; NaN for the ratio and
 *     where undefined
 * @param trainPairs rows it was fitted on
 * @param testPairs rows it was scored on
 */
public record BaselineResult(Baseline baseline, Task task, double score, double auroc, int trainPairs, int testPairs) {}
