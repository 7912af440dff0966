package org.activationlab.meta;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.activationlab.metrics.IsotonicFit;
import org.activationlab.metrics.RiskCoverageCurve;
import org.activationlab.pairs.LabelTable;

/**
 * One judge on pairs whose model and image are both new to it: how well it tells right from wrong and how near it comes
 * to the noise ratio, and what its lower bound of the ratio is worth.
 *
 * @param name the judge
 * @param passes how many forward passes of the judged network an answer costs, at least 1
 * @param right scores of its confidence, {@link PairMetric#OF_CONFIDENCE}
 * @param ratio scores of its expected ratio, {@link PairMetric#OF_RATIO}
 * @param curve the risk of its most confident answers
 * @param bound its lower bound of the ratio, calibrated on the pairs that choose
 */
public record JudgeTrial(
        String name,
        int passes,
        Map<PairMetric, MetricScore> right,
        Map<PairMetric, MetricScore> ratio,
        RiskCoverageCurve curve,
        ConformalTrial bound) {

    /** Copies the scores. */
    public JudgeTrial {
        right = Map.copyOf(right);
        ratio = Map.copyOf(ratio);
    }

    /**
     * Tries a confidence. The expected ratio is the isotonic fit of the training ratios on it.
     *
     * @param name the judge
     * @param passes how many forward passes an answer costs
     * @param confidence one finite number per row of the table; larger is surer
     * @param pairs the table
     * @param split its division by model and image
     * @param models the traits of at least every model of the pairs
     * @param seed decides the resamples
     * @return what came out on the split's main cell
     * @throws IllegalArgumentException if there is not one number per row, one is not finite, or a model has no traits
     */
    public static JudgeTrial of(
            String name,
            int passes,
            double[] confidence,
            LabelTable pairs,
            SplitCells split,
            Collection<ModelTraits> models,
            long seed) {
        if (confidence.length != pairs.size()) {
            throw new IllegalArgumentException(
                    "expected one confidence for each of " + pairs.size() + " pairs, but got " + confidence.length);
        }
        int[] train = split.split().train();
        int[] test = split.split().test();
        double[] ratios = pairs.ratios();
        IsotonicFit fit = IsotonicFit.of(at(confidence, train), at(ratios, train));
        double[] expected = Arrays.stream(confidence).map(fit::at).toArray();
        ScoredPairs scored = ScoredPairs.of(pairs, test, models, seed);
        return new JudgeTrial(
                name,
                passes,
                scored.ofConfidence(at(confidence, test)),
                scored.ofRatio(at(expected, test)),
                RiskCoverageCurve.of(at(confidence, test), scored.right()),
                ConformalTrial.of(
                        answers(expected, ratios, split.split().validation(), pairs, models),
                        answers(expected, ratios, test, pairs, models)));
    }

    private static ConformalTrial.Answers answers(
            double[] expected, double[] ratios, int[] rows, LabelTable pairs, Collection<ModelTraits> models) {
        Map<String, String> siblings = new HashMap<>();
        models.forEach(model -> siblings.put(model.modelId(), model.siblings()));
        List<String> groups = IntStream.of(rows)
                .mapToObj(row -> siblings.getOrDefault(pairs.modelId(row), pairs.modelId(row)))
                .toList();
        return new ConformalTrial.Answers(at(expected, rows), at(ratios, rows), groups);
    }

    private static double[] at(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /**
     * Gives one score.
     *
     * @param metric one of {@link PairMetric#OF_CONFIDENCE} or {@link PairMetric#OF_RATIO}
     * @return the score
     * @throws IllegalArgumentException if the judge was not scored by it
     */
    public MetricScore score(PairMetric metric) {
        MetricScore score = right.getOrDefault(metric, ratio.get(metric));
        if (score == null) {
            throw new IllegalArgumentException(name + " was not scored by " + metric);
        }
        return score;
    }
}
