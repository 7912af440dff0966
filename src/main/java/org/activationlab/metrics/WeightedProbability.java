package org.activationlab.metrics;

/**
 * Scores of probabilities of being right, for resamples.
 *
 * <p>All methods take probabilities in [0, 1] and whether each row was right, and refuse different lengths, no value, and
 * what is no probability.
 */
public final class WeightedProbability {

    private WeightedProbability() {}

    /**
     * Prepares the Brier score, see {@link ClassificationScores#brier}.
     *
     * @param right whether each was right
     * @param probability of being right, in the same order
     * @return the statistic; undefined where no row has weight
     */
    public static WeightedStatistic brier(boolean[] right, double[] probability) {
        requireProbabilities(right, probability);
        double[] squares = new double[right.length];
        for (int i = 0; i < squares.length; i++) {
            double distance = probability[i] - (right[i] ? 1 : 0);
            squares[i] = distance * distance;
        }
        return WeightedStatistic.mean(squares);
    }

    /**
     * Prepares the mean negative log-likelihood, see {@link ClassificationScores#logLoss}.
     *
     * @param right whether each was right
     * @param probability of being right, in the same order
     * @return the statistic, in nats; undefined where no row has weight
     */
    public static WeightedStatistic logLoss(boolean[] right, double[] probability) {
        requireProbabilities(right, probability);
        double[] losses = new double[right.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = ClassificationScores.logLoss(right[i], probability[i]);
        }
        return WeightedStatistic.mean(losses);
    }

    /**
     * Prepares the expected calibration error with the usual bins, see {@link Calibration#expectedError}.
     *
     * @param right whether each was right
     * @param probability of being right, in the same order
     * @return the statistic; undefined where no row has weight
     */
    public static WeightedStatistic expectedCalibrationError(boolean[] right, double[] probability) {
        requireProbabilities(right, probability);
        int[] bins = new int[right.length];
        double[] excess = new double[right.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = Math.min((int) (probability[i] * Calibration.USUAL_BINS), Calibration.USUAL_BINS - 1);
            excess[i] = probability[i] - (right[i] ? 1 : 0);
        }
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "probability", bins.length);
            // A bin's gap times its rows is the size of the sum of its rows' excesses.
            double[] sums = new double[Calibration.USUAL_BINS];
            long rows = 0;
            for (int i = 0; i < bins.length; i++) {
                sums[bins[i]] += weights[i] * excess[i];
                rows += weights[i];
            }
            double total = 0;
            for (double sum : sums) {
                total += Math.abs(sum);
            }
            return total / rows;
        };
    }

    private static void requireProbabilities(boolean[] right, double[] probability) {
        Columns.requireSameLength("right", right.length, "probability", probability.length);
        for (int i = 0; i < probability.length; i++) {
            Columns.requireProbability(i, probability[i]);
        }
    }
}
