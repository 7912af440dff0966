package org.activationlab.study;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Optional;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.MetaSettings;
import org.jspecify.annotations.Nullable;

/**
 * A meta-network's result as it lies in the run folder; its learning curve lies beside it.
 *
 * @param settings how it was trained
 * @param pairs all used pairs
 * @param models distinct judged networks among them
 * @param keptEpoch the epoch whose parameters were tested, from 1
 * @param testLoss mean squared error, or cross-entropy in nats
 * @param testScore R2 or accuracy; NaN where undefined
 * @param collapse why the run counts as failed; absent if it does not
 */
record MetaResultFile(
        MetaSettings settings,
        int pairs,
        int models,
        int keptEpoch,
        double testLoss,
        double testScore,
        @JsonSetter(nulls = Nulls.SET) @Nullable String collapse) {

    static MetaResultFile of(MetaRunResult result) {
        return new MetaResultFile(
                result.settings(),
                result.pairs(),
                result.models(),
                result.keptEpoch(),
                result.testLoss(),
                result.testScore(),
                result.collapse().orElse(null));
    }

    MetaRunResult with(LearningCurve curve) {
        return new MetaRunResult(
                settings, pairs, models, keptEpoch, testLoss, testScore, Optional.ofNullable(collapse), curve);
    }
}
