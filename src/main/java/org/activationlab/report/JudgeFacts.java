package org.activationlab.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.judge.Contest;
import org.activationlab.meta.ConformalTrial;
import org.activationlab.meta.Task;
import org.activationlab.metrics.RiskCoverageCurve;
import org.activationlab.pairs.SamplingDesign;

/**
 * What is known of the judges of one design and split.
 *
 * @param provenance of the run
 * @param design how pairs were chosen
 * @param split in words, with its seed
 * @param trainPairs pairs that judges learned from
 * @param validationPairs pairs that epochs were chosen by
 * @param main the contests on the split's main test cell, one per task
 * @param cells the judges and some others on every other cell of test pairs
 * @param groups the same on the main cell's pairs of one optimizer each
 * @param bounds lower bounds of the ratio by conformal calibration, by the names of contenders
 * @param curves risk and coverage of some contenders on the main cell, by their names
 */
public record JudgeFacts(
        Provenance provenance,
        SamplingDesign design,
        String split,
        int trainPairs,
        int validationPairs,
        List<Contest> main,
        List<Contest> cells,
        List<Contest> groups,
        Map<String, ConformalTrial> bounds,
        Map<String, RiskCoverageCurve> curves) {

    /** Copies lists, bounds and curves. */
    public JudgeFacts {
        main = List.copyOf(main);
        cells = List.copyOf(cells);
        groups = List.copyOf(groups);
        bounds = Collections.unmodifiableMap(new LinkedHashMap<>(bounds));
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** The main contest about a task, if it was held. */
    Optional<Contest> main(Task task) {
        return main.stream().filter(contest -> contest.task() == task).findFirst();
    }
}
