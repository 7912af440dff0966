package org.activationlab.metrics;

import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Scores of right against wrong that need only the order of the confidences, for resamples: the confidences are sorted
 * once, so each evaluation takes time in proportion to the rows. For the AUROC see {@link WeightedStatistic#auroc}.
 *
 * <p>All methods take finite confidences, larger for what is thought more likely right, and whether each was right, and
 * refuse different lengths, no value, and confidences that are NaN or infinite.
 */
public final class WeightedRanking {

    private WeightedRanking() {}

    /**
     * Prepares the average precision of the errors, see {@link AveragePrecision}.
     *
     * @param scores the confidences
     * @param right whether each was right, in the same order
     * @return the statistic; undefined where no wrong row has weight
     */
    public static WeightedStatistic averagePrecisionOfErrors(double[] scores, boolean[] right) {
        return ranking(scores, right, AveragePrecision::ofErrors);
    }

    /**
     * Prepares the share of errors that are kept with 95 % of the right ones, see {@link FalsePositiveRate}.
     *
     * @param scores the confidences
     * @param right whether each was right, in the same order
     * @return the statistic; undefined where only right or only wrong rows have weight
     */
    public static WeightedStatistic falsePositiveRateAt95(double[] scores, boolean[] right) {
        return ranking(scores, right, (rightAt, wrongAt) -> FalsePositiveRate.at(0.95, rightAt, wrongAt));
    }

    /**
     * Prepares the area under the selective risk, see {@link RiskCoverageCurve#aurc}.
     *
     * @param scores the confidences
     * @param right whether each was right, in the same order
     * @return the statistic; undefined where no row has weight
     */
    public static WeightedStatistic aurc(double[] scores, boolean[] right) {
        return curve(scores, right, RiskCoverageCurve::aurc);
    }

    /**
     * Prepares the area under the generalised risk, see {@link RiskCoverageCurve#augrc}.
     *
     * @param scores the confidences
     * @param right whether each was right, in the same order
     * @return the statistic; undefined where no row has weight
     */
    public static WeightedStatistic augrc(double[] scores, boolean[] right) {
        return curve(scores, right, RiskCoverageCurve::augrc);
    }

    private static WeightedStatistic curve(double[] scores, boolean[] right, ToDoubleFunction<RiskCoverageCurve> area) {
        ScoreLevels levels = ScoreLevels.of(scores);
        return ranking(scores, right, (rightAt, wrongAt) -> {
            RiskCoverageCurve curve = RiskCoverageCurve.of(levels, rightAt, wrongAt);
            return curve.size() == 0 ? Double.NaN : area.applyAsDouble(curve);
        });
    }

    private static WeightedStatistic ranking(
            double[] scores, boolean[] right, ToDoubleBiFunction<long[], long[]> statistic) {
        Columns.requireSameLength("scores", scores.length, "right", right.length);
        ScoreLevels levels = ScoreLevels.of(scores);
        boolean[] answers = right.clone();
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "scores", answers.length);
            return statistic.applyAsDouble(levels.tally(answers, true, weights), levels.tally(answers, false, weights));
        };
    }
}
