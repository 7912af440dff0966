package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.AuditMetric;
import org.activationlab.meta.AuditScore;
import org.activationlab.meta.AuditedCell;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;

/** What a leak audit found, in words computed from its numbers. */
public final class LeakFindings {

    private LeakFindings() {}

    /** A method that looks at activations, and what it reached. */
    private record Reader(String name, String whose, double score) {}

    /**
     * Says for each question what can be had without looking at an activation on the original's split, and what is left
     * of it once models and images are new.
     *
     * @param facts what the audit knows
     * @return sentences in reading order
     */
    public static List<String> of(LeakFacts facts) {
        List<String> sentences = new ArrayList<>();
        for (Task task : LeakTables.ORDER) {
            AuditMetric metric = task == Task.RATIO ? AuditMetric.R2 : AuditMetric.ACCURACY;
            facts.byPair().flatMap(cell -> byPair(facts, cell, metric)).ifPresent(sentences::add);
            facts.bothNew()
                    .flatMap(cell -> bothNew(cell, task == Task.RATIO ? AuditMetric.R2 : AuditMetric.AUROC))
                    .ifPresent(sentences::add);
        }
        regions(facts).ifPresent(sentences::add);
        facts.audit().leftOut().forEach(why -> sentences.add("Left out: " + why));
        return List.copyOf(sentences);
    }

    /** "On this run's own split, a table of image numbers reaches accuracy 0.961 where the best meta-network ...". */
    private static Optional<String> byPair(LeakFacts facts, AuditedCell cell, AuditMetric metric) {
        Optional<AuditScore> lookUp = cell.bestLookUp(metric);
        Optional<Reader> reader = bestReader(facts, cell, metric);
        if (lookUp.isEmpty() || reader.isEmpty()) {
            return Optional.empty();
        }
        double score = reader.get().score();
        String start = "On the split by pair, a table of " + keys(lookUp.get()) + " reaches " + metric.title() + " "
                + Wording.ratio(lookUp.get().of(metric)) + " where "
                + reader.get().name() + " reaches "
                + Wording.ratio(score) + " and the best constant answer " + Wording.ratio(cell.prior(metric)) + ": ";
        double share = cell.shareWithoutActivation(metric, score);
        if (Double.isNaN(share)) {
            return Optional.of(start + "that score is no better than a constant.");
        }
        return Optional.of(start + "knowing " + key(lookUp.get()) + " alone gives "
                + (share >= 1 ? "all" : share <= 0 ? "nothing" : Wording.number(100 * share, 0) + " %") + " of what "
                + reader.get().whose() + ", without looking at an activation.");
    }

    private static Optional<Reader> bestReader(LeakFacts facts, AuditedCell cell, AuditMetric metric) {
        List<NetworkScores> networks = facts.networks(LeakTables.task(metric));
        if (networks.isEmpty()) {
            return cell.bestOfLogits(metric)
                    .map(best -> new Reader(
                            "the best score of the logits (" + name(best) + ")", "that score tells", best.of(metric)));
        }
        return networks.stream()
                .max(Comparator.comparingDouble(network -> LeakTables.of(network, metric)))
                .map(best -> new Reader(
                        "the best meta-network (" + best.title() + ")",
                        "the networks know",
                        LeakTables.of(best, metric)));
    }

    private static Optional<String> bothNew(AuditedCell cell, AuditMetric metric) {
        Optional<AuditScore> lookUp = cell.bestLookUp(metric);
        Optional<AuditScore> logits = cell.bestOfLogits(metric);
        if (lookUp.isEmpty() || logits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Once models and images are both new (" + Wording.count(cell.testPairs(), "pair", "pairs")
                + " of " + Wording.count(cell.models(), "model", "models") + "), the best of the tables has "
                + metric.title() + " " + Wording.ratio(lookUp.get().of(metric)) + ", where a constant answer has "
                + Wording.ratio(cell.prior(metric)) + " and the " + name(logits.get()) + " "
                + Wording.ratio(logits.get().of(metric)) + ".");
    }

    private static Optional<String> regions(LeakFacts facts) {
        List<AuditedCell> cells = facts.cells(SplitRule.BY_REGION).stream()
                .filter(AuditedCell::main)
                .filter(cell -> cell.bestLookUp(AuditMetric.AUROC).isPresent())
                .filter(cell -> cell.bestOfLogits(AuditMetric.AUROC).isPresent())
                .toList();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        double[] tables = cells.stream()
                .mapToDouble(
                        cell -> cell.bestLookUp(AuditMetric.AUROC).orElseThrow().auroc())
                .toArray();
        double[] logits = cells.stream()
                .mapToDouble(cell ->
                        cell.bestOfLogits(AuditMetric.AUROC).orElseThrow().auroc())
                .toArray();
        return Optional.of(
                "Where one part of the grid is left out to test on (" + Wording.count(cells.size(), "part", "parts")
                        + "), the best table has AUROC " + range(tables) + " and the best score of the logits "
                        + range(logits) + ".");
    }

    private static String range(double... values) {
        Spread spread = Spread.of(values);
        String low = Wording.ratio(spread.lowest());
        String high = Wording.ratio(spread.highest());
        return low.equals(high) ? low : low + " to " + high;
    }

    /** The title of the figure: from the split by pair to new models and new images. */
    static String title(LeakFacts facts, Task task) {
        AuditMetric metric = task == Task.RATIO ? AuditMetric.R2 : AuditMetric.AUROC;
        String start = MetaNames.of(task) + ": the best table of training pairs, which sees no activation, has "
                + metric.title() + " " + value(facts.byPair().flatMap(cell -> cell.bestLookUp(metric)), metric)
                + " by pair";
        return start
                + facts.bothNew()
                        .map(cell -> " and " + value(cell.bestLookUp(metric), metric)
                                + " once models and images are new; the best score of the logits has "
                                + value(facts.byPair().flatMap(pair -> pair.bestOfLogits(metric)), metric) + " and "
                                + value(cell.bestOfLogits(metric), metric))
                        .orElse("; there are too few models to test on new ones");
    }

    private static String value(Optional<AuditScore> score, AuditMetric metric) {
        return Wording.ratio(score.map(best -> best.of(metric)).orElse(Double.NaN));
    }

    /** A method's name without how it was fitted. */
    static String name(Baseline baseline) {
        return baseline.title(Task.CORRECTNESS).replace(", one threshold", "");
    }

    private static String name(AuditScore score) {
        return name(score.baseline());
    }

    private static String keys(AuditScore lookUp) {
        return lookUp.baseline() == Baseline.IMAGE_LOOKUP
                ? "image numbers"
                : lookUp.baseline() == Baseline.MODEL_LOOKUP ? "models" : "models and predicted digits";
    }

    private static String key(AuditScore lookUp) {
        return lookUp.baseline() == Baseline.IMAGE_LOOKUP
                ? "the image number"
                : lookUp.baseline() == Baseline.MODEL_LOOKUP ? "the model" : "the model and the predicted digit";
    }
}
