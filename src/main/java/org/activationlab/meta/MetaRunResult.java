package org.activationlab.meta;

import java.util.Optional;

/**
 * What one training of one meta-network came to.
 *
 * @param settings how it was trained
 * @param pairs all pairs of the table, train, validation and test together
 * @param models distinct judged networks among them
 * @param keptEpoch the epoch whose parameters were tested, from 1
 * @param testLoss mean squared error of the ratio, or cross-entropy in nats, on the test pairs
 * @param testScore R2 (NaN where undefined) or accuracy on the test pairs
 * @param collapse why the run counts as failed, in words; empty if it does not
 * @param curve losses and scores per epoch
 */
public record MetaRunResult(
        MetaSettings settings,
        int pairs,
        int models,
        int keptEpoch,
        double testLoss,
        double testScore,
        Optional<String> collapse,
        LearningCurve curve) {

    /**
     * Says whether the training failed.
     *
     * @return whether {@link #collapse} gives a reason
     */
    public boolean collapsed() {
        return collapse.isPresent();
    }
}
