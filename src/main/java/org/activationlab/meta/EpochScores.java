package org.activationlab.meta;

/**
 * What one epoch of training came to.
 *
 * @param epoch from 1
 * @param trainLoss the mean loss of the steps, each before its update
 * @param validationLoss the loss after the epoch, in evaluation mode
 * @param trainScore R2 or accuracy of the answers given during the steps; NaN where R2 is undefined
 * @param validationScore the same on the validation pairs after the epoch
 * @param seconds wall time of the epoch with its validation
 */
public record EpochScores(
        int epoch,
        double trainLoss,
        double validationLoss,
        double trainScore,
        double validationScore,
        double seconds) {}
