package org.activationlab.meta;

/**
 * How a bound did on one group of sibling models.
 *
 * @param group the group's key
 * @param rows its pairs, at least 1
 * @param covered the share of them whose bound held
 * @param meanPredicted their mean predicted ratio
 * @param meanTruth their mean true ratio
 */
public record GroupCoverage(String group, int rows, double covered, double meanPredicted, double meanTruth) {}
