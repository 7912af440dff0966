package org.activationlab.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.ScoredPairs;
import org.activationlab.meta.Task;
import org.activationlab.metrics.SeedSummary;

/** Scores contenders and sets them beside one another, whatever the pairs are of. */
public final class ContestScores {

    private ContestScores() {}

    /**
     * Scores contenders, on all cores.
     *
     * @param scored the pairs that their answers are of
     * @param task the question
     * @param contenders in the order of a table
     * @return in that order
     * @throws IllegalArgumentException if a contender has not one finite answer per pair
     */
    public static List<Contest.Entry> entries(ScoredPairs scored, Task task, List<Contender> contenders) {
        return contenders.parallelStream()
                .map(contender -> entry(scored, task, contender))
                .toList();
    }

    private static Contest.Entry entry(ScoredPairs scored, Task task, Contender contender) {
        List<PairMetric> metrics = task == Task.RATIO
                ? PairMetric.OF_RATIO
                : contender.probability() ? PairMetric.OF_PROBABILITY : PairMetric.OF_CONFIDENCE;
        List<double[]> answers = contender.answers();
        Map<PairMetric, Contest.Score> scores = new LinkedHashMap<>();
        scored.ofSeeds(metrics, answers).forEach((metric, score) -> {
            double[] each = answers.stream()
                    .mapToDouble(one -> scored.value(metric, one))
                    .toArray();
            scores.put(
                    metric,
                    new Contest.Score(
                            score.value(),
                            each.length > 1 ? SeedSummary.of(each).deviation() : Double.NaN,
                            score.interval()));
        });
        return new Contest.Entry(contender.name(), contender.kind(), contender.passes(), answers.size(), scores);
    }

    /**
     * Compares contenders.
     *
     * @param scored the pairs that their answers are of
     * @param task the question
     * @param contenders any
     * @param compared two names each; a pair of which one is no contender is left out
     * @return the differences of the main scores
     */
    public static List<Contest.Difference> differences(
            ScoredPairs scored, Task task, List<Contender> contenders, List<List<String>> compared) {
        Map<String, Contender> byName = new HashMap<>();
        contenders.forEach(contender -> byName.put(contender.name(), contender));
        List<Contest.Difference> differences = new ArrayList<>();
        for (List<String> pair : compared) {
            Contender first = byName.get(pair.get(0));
            Contender second = byName.get(pair.get(1));
            if (first != null && second != null) {
                for (PairMetric metric :
                        task == Task.RATIO ? List.of(PairMetric.R2) : List.of(PairMetric.AUROC, PairMetric.AUGRC)) {
                    differences.add(new Contest.Difference(
                            first.name(),
                            second.name(),
                            metric,
                            scored.compareSeeds(metric, first.answers(), second.answers())));
                }
            }
        }
        return differences;
    }
}
