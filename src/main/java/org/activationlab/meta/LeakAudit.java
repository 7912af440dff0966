package org.activationlab.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.activationlab.metrics.ClassificationScores;
import org.activationlab.pairs.PairTable;

/**
 * How much of a score on some pairs can be had without looking at an activation, by knowing only which image and which
 * model a pair is of.
 *
 * <p>Every split is made with the same seed. Tables by image, by model, and by model and predicted digit are filled from
 * its training pairs, scores of the logits get their one threshold or curve there, and all are scored on every cell of
 * its test pairs. Where a table does well, a network may do as well by recognising images or models.
 *
 * @param cells by split, then by {@link TestCell}
 * @param leftOut for each split that these pairs do not allow, why
 */
public record LeakAudit(List<AuditedCell> cells, List<String> leftOut) {

    /** Copies both. */
    public LeakAudit {
        cells = List.copyOf(cells);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Audits pairs.
     *
     * @param data the pairs
     * @param models the traits of at least every model of the pairs
     * @param seed of all splits
     * @return the audit; every rule once, and BY_REGION once for every region that the pairs' models differ by
     * @throws IllegalArgumentException if a model has no traits
     */
    public static LeakAudit of(MetaData data, Collection<ModelTraits> models, long seed) {
        List<AuditedCell> cells = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (SplitPlan plan : plans(data.pairs(), models, seed)) {
            SplitCells split;
            try {
                split = plan.divide(data.pairs().labels(), models);
            } catch (IllegalArgumentException e) {
                leftOut.add(e.getMessage());
                continue;
            }
            cells.addAll(audited(data, plan, split));
        }
        return new LeakAudit(cells, leftOut);
    }

    private static List<SplitPlan> plans(PairTable pairs, Collection<ModelTraits> models, long seed) {
        Set<String> judged = new TreeSet<>(pairs.labels().modelIds());
        Set<String> unknown = new TreeSet<>(judged);
        models.forEach(model -> unknown.remove(model.modelId()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("an audit needs the traits of every model, but "
                    + unknown.iterator().next() + " has none. Give those of the whole population.");
        }
        List<SplitPlan> plans = new ArrayList<>();
        for (SplitRule rule : SplitRule.values()) {
            if (rule == SplitRule.BY_REGION) {
                Region.of(models.stream()
                                .filter(model -> judged.contains(model.modelId()))
                                .toList())
                        .forEach(region -> plans.add(SplitPlan.leaveOut(region, seed)));
            } else {
                plans.add(SplitPlan.of(rule, seed));
            }
        }
        return plans;
    }

    private static List<AuditedCell> audited(MetaData data, SplitPlan plan, SplitCells split) {
        int[] train = split.split().train();
        List<TestCell> tests = split.cells();
        List<List<AuditScore>> scores = new ArrayList<>();
        tests.forEach(cell -> scores.add(new ArrayList<>()));
        for (Baseline baseline : Baseline.values()) {
            FittedBaseline ratio = new FittedBaseline(baseline, Task.RATIO, data, train);
            FittedBaseline correctness = new FittedBaseline(baseline, Task.CORRECTNESS, data, train);
            for (int i = 0; i < tests.size(); i++) {
                int[] test = split.rows(tests.get(i));
                BaselineResult right = correctness.score(test);
                scores.get(i)
                        .add(new AuditScore(
                                baseline,
                                right.score(),
                                right.auroc(),
                                ratio.score(test).score()));
            }
        }
        List<AuditedCell> cells = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            int[] test = split.rows(tests.get(i));
            cells.add(new AuditedCell(
                    plan,
                    tests.get(i),
                    tests.get(i) == split.main(),
                    train.length,
                    split.split().validation().length,
                    split.unused(),
                    test.length,
                    Math.toIntExact(Arrays.stream(test)
                            .mapToObj(data.pairs()::modelId)
                            .distinct()
                            .count()),
                    Math.toIntExact(Arrays.stream(test)
                            .map(data.pairs()::image)
                            .distinct()
                            .count()),
                    ClassificationScores.majorityRate(data.correct(test)),
                    scores.get(i)));
        }
        return cells;
    }

    /**
     * Writes all figures down.
     *
     * @return comma-separated lines, the first with the names of the columns; a line per cell and method
     */
    public String csv() {
        StringBuilder text = new StringBuilder("split,region,tested_on,main,train_pairs,validation_pairs,unused_pairs,"
                + "test_pairs,models,images,majority_rate,method,accuracy,auroc,r2\n");
        for (AuditedCell cell : cells) {
            for (AuditScore score : cell.scores()) {
                List<Object> values = List.of(
                        cell.plan().rule(),
                        cell.plan().region().map(Region::toString).orElse(""),
                        cell.cell(),
                        cell.main(),
                        cell.trainPairs(),
                        cell.validationPairs(),
                        cell.unusedPairs(),
                        cell.testPairs(),
                        cell.models(),
                        cell.images(),
                        cell.majorityRate(),
                        score.baseline(),
                        score.accuracy(),
                        score.auroc(),
                        score.r2());
                text.append(values.stream().map(Object::toString).collect(Collectors.joining(",")))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
