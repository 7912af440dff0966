package org.activationlab.meta;

import java.util.Arrays;
import java.util.List;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.metrics.WeightedProbability;
import org.activationlab.metrics.WeightedRanking;
import org.activationlab.metrics.WeightedRatio;
import org.activationlab.metrics.WeightedStatistic;

/** A score of a judge's answers on pairs that share models and images. Its formula is where the method names it. */
public enum PairMetric {
    /** How well right stands above wrong, {@link org.activationlab.metrics.Auroc}. */
    AUROC("AUROC", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedStatistic.auroc(answers, pairs.right());
        }
    },
    /** How well low confidences find errors, {@link org.activationlab.metrics.AveragePrecision}. */
    AVERAGE_PRECISION_OF_ERRORS("AP-error", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRanking.averagePrecisionOfErrors(answers, pairs.right());
        }
    },
    /** The share of errors kept with 95 % of the right answers, {@link org.activationlab.metrics.FalsePositiveRate}. */
    FALSE_POSITIVE_RATE_AT_95("FPR@95TPR", false, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRanking.falsePositiveRateAt95(answers, pairs.right());
        }
    },
    /** The area under the selective risk, {@link org.activationlab.metrics.RiskCoverageCurve#aurc}. */
    AURC("AURC x1000", false, 1000) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRanking.aurc(answers, pairs.right());
        }
    },
    /** The area under the generalised risk, {@link org.activationlab.metrics.RiskCoverageCurve#augrc}. */
    AUGRC("AUGRC x1000", false, 1000) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRanking.augrc(answers, pairs.right());
        }
    },
    /** The Brier score of probabilities, {@link org.activationlab.metrics.ClassificationScores#brier}. */
    BRIER("Brier", false, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedProbability.brier(pairs.right(), answers);
        }
    },
    /** The mean negative log-likelihood of probabilities, {@link org.activationlab.metrics.ClassificationScores#logLoss}. */
    NEGATIVE_LOG_LIKELIHOOD("NLL", false, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedProbability.logLoss(pairs.right(), answers);
        }
    },
    /** The gap between probabilities and shares, {@link org.activationlab.metrics.Calibration#expectedError}. */
    EXPECTED_CALIBRATION_ERROR("ECE", false, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedProbability.expectedCalibrationError(pairs.right(), answers);
        }
    },
    /** How much of the ratios' variance is explained, {@link RegressionScores#r2}. */
    R2("R2", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedStatistic.r2(pairs.ratios(), answers);
        }
    },
    /** The same as a share of what the labels allow, {@link org.activationlab.metrics.RatioScores#r2OverCeiling}. */
    R2_OVER_CEILING("R2 / ceiling", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRatio.r2OverCeiling(pairs.unchanged(), pairs.draws(), answers);
        }
    },
    /** The mean absolute error of the ratio, {@link RegressionScores#meanAbsoluteError}. */
    MEAN_ABSOLUTE_ERROR("MAE", false, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            double[] errors = pairs.ratios();
            Arrays.setAll(errors, i -> Math.abs(errors[i] - answers[i]));
            return WeightedStatistic.mean(errors);
        }
    },
    /** The rank correlation with the ratio, {@link RegressionScores#spearman}. */
    SPEARMAN("Spearman", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRatio.spearman(pairs.ratios(), answers);
        }
    },
    /** R2 inside each model, {@link org.activationlab.metrics.WithinGroupR2}. */
    R2_WITHIN_MODEL("R2 within a model", true, 1) {
        @Override
        WeightedStatistic statistic(ScoredPairs pairs, double[] answers) {
            return WeightedRatio.withinGroupR2(pairs.ratios(), answers, pairs.models());
        }
    };

    /** What any confidence can be scored by. */
    public static final List<PairMetric> OF_CONFIDENCE =
            List.of(AUROC, AVERAGE_PRECISION_OF_ERRORS, FALSE_POSITIVE_RATE_AT_95, AURC, AUGRC);

    /** What a probability of being right can be scored by. */
    public static final List<PairMetric> OF_PROBABILITY = List.of(
            AUROC,
            AVERAGE_PRECISION_OF_ERRORS,
            FALSE_POSITIVE_RATE_AT_95,
            AURC,
            AUGRC,
            BRIER,
            NEGATIVE_LOG_LIKELIHOOD,
            EXPECTED_CALIBRATION_ERROR);

    /** What an expected ratio can be scored by. */
    public static final List<PairMetric> OF_RATIO =
            List.of(R2, R2_OVER_CEILING, MEAN_ABSOLUTE_ERROR, SPEARMAN, R2_WITHIN_MODEL);

    private final String title;
    private final boolean largerIsBetter;
    private final int shownTimes;

    PairMetric(String title, boolean largerIsBetter, int shownTimes) {
        this.title = title;
        this.largerIsBetter = largerIsBetter;
        this.shownTimes = shownTimes;
    }

    /** Prepares the score of one answer per pair. */
    abstract WeightedStatistic statistic(ScoredPairs pairs, double[] answers);

    /**
     * Names the metric for a reader.
     *
     * @return its symbol or word, and "x1000" where it is shown so
     */
    public String title() {
        return title;
    }

    /**
     * Says which of two scores is better.
     *
     * @return whether the larger one is
     */
    public boolean largerIsBetter() {
        return largerIsBetter;
    }

    /**
     * Turns a score into what stands in tables.
     *
     * @param value in the metric's own unit
     * @return 1,000 times as much for AURC and AUGRC, which are small; else the value
     */
    public double shown(double value) {
        return shownTimes * value;
    }
}
