package org.activationlab.meta;

/**
 * One of the original study's thirty runs, as its published logs state it.
 *
 * @param task the question
 * @param architecture the encoder
 * @param seed 1 to 5
 * @param testLoss mean squared error, or cross-entropy in nats
 * @param testScore R2 or accuracy
 */
public record PublishedRun(Task task, Architecture architecture, long seed, double testLoss, double testScore) {}
