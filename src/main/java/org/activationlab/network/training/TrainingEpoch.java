package org.activationlab.network.training;

/**
 * One epoch of a training.
 *
 * @param epoch from 1
 * @param trainLoss mean cross-entropy in nats, each batch before it was learned from
 * @param trainAccuracy share of right answers, each batch before it was learned from
 * @param validationLoss mean cross-entropy in nats, after the epoch
 * @param validationAccuracy share of right answers, after the epoch
 * @param seconds the epoch took
 */
public record TrainingEpoch(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds) {

    /**
     * Decides which of two epochs is kept.
     *
     * @param other another epoch of the same training
     * @return whether this one has more right answers on the validation examples or, of equally many, the lower loss there
     */
    public boolean isBetterThan(TrainingEpoch other) {
        return validationAccuracy > other.validationAccuracy
                || (validationAccuracy == other.validationAccuracy && validationLoss < other.validationLoss);
    }
}
