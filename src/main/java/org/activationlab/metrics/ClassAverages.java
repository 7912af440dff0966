package org.activationlab.metrics;

/**
 * Precision, recall and F1 averaged over the classes of a {@link ConfusionMatrix}.
 *
 * @param precision in [0, 1]
 * @param recall in [0, 1]
 * @param f1 the average of the classes' F1, not the F1 of the two averages; in [0, 1]
 */
public record ClassAverages(double precision, double recall, double f1) {}
