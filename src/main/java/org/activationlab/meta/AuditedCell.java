package org.activationlab.meta;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What look-ups and untrained scores reach on one cell of one split.
 *
 * @param plan the split
 * @param cell what is new in the test pairs
 * @param main whether the split is made for this cell
 * @param trainPairs pairs that the methods were fitted on
 * @param validationPairs pairs that choose; no method here uses them
 * @param unusedPairs pairs that are in no part of the split
 * @param testPairs pairs of the cell
 * @param models distinct judged networks of the cell
 * @param images distinct images of the cell
 * @param majorityRate the accuracy of the better one of the two constant answers on the cell
 * @param scores a row per method, in the order of {@link Baseline}
 */
public record AuditedCell(
        SplitPlan plan,
        TestCell cell,
        boolean main,
        int trainPairs,
        int validationPairs,
        int unusedPairs,
        int testPairs,
        int models,
        int images,
        double majorityRate,
        List<AuditScore> scores) {

    /** Copies the scores. */
    public AuditedCell {
        scores = List.copyOf(scores);
    }

    /**
     * Returns what the best constant answer reaches on the same pairs: who knows nothing of a pair.
     *
     * @param metric the score
     * @return the majority rate, an AUROC of one half, or an R2 of 0
     */
    public double prior(AuditMetric metric) {
        return switch (metric) {
            case ACCURACY -> majorityRate;
            case AUROC -> 0.5;
            case R2 -> 0;
        };
    }

    /**
     * Finds the best table by image, by model, or by model and predicted digit.
     *
     * @param metric the score
     * @return the method with the highest score on this very cell; empty if none is defined
     */
    public Optional<AuditScore> bestLookUp(AuditMetric metric) {
        return best(metric, Baseline::isLookUp);
    }

    /**
     * Finds the best score of the judged network's logits.
     *
     * @param metric the score
     * @return the method with the highest score on this very cell; empty if none is defined
     */
    public Optional<AuditScore> bestOfLogits(AuditMetric metric) {
        return best(metric, Baseline::readsLogits);
    }

    private Optional<AuditScore> best(AuditMetric metric, Predicate<Baseline> wanted) {
        return scores.stream()
                .filter(score -> wanted.test(score.baseline()) && Double.isFinite(score.of(metric)))
                .max(Comparator.comparingDouble(score -> score.of(metric)));
    }

    /**
     * Computes which share of a score is available without looking at an activation: what the best look-up gains over
     * the best constant answer, divided by what the score gains over it.
     *
     * @param metric the score
     * @param score what some method reached on the pairs of this cell
     * @return 1 or more where a look-up reaches the score, 0 or less where look-ups are no better than a constant; NaN
     *     where the score itself is no better than a constant, or one of them is undefined
     */
    public double shareWithoutActivation(AuditMetric metric, double score) {
        double gain = score - prior(metric);
        double lookUp = bestLookUp(metric).map(best -> best.of(metric)).orElse(Double.NaN);
        return gain > 0 ? (lookUp - prior(metric)) / gain : Double.NaN;
    }
}
