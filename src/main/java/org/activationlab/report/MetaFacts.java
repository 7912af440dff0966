package org.activationlab.report;

import java.util.List;
import org.activationlab.meta.BaselineResult;

/**
 * What a study knows once meta-networks were trained on its pairs.
 *
 * @param runs all finished trainings, in any order; at most one of each preset, architecture, task and seed
 * @param baselines every baseline's score for both tasks, on the same split as the runs
 * @param pairs the pairs that were split: train, validation and test together
 * @param models distinct judged networks among them
 * @param trainPairs pairs to learn from
 * @param validationPairs pairs to choose epochs by
 * @param testPairs pairs to report on
 */
public record MetaFacts(
        List<MetaRun> runs,
        List<BaselineResult> baselines,
        int pairs,
        int models,
        int trainPairs,
        int validationPairs,
        int testPairs) {

    /** Copies the lists. */
    public MetaFacts {
        runs = List.copyOf(runs);
        baselines = List.copyOf(baselines);
    }
}
