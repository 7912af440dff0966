package org.activationlab.metrics;

/** How often, and how surely, yes-or-no predictions are right. All methods take equally long, not empty arrays. */
public final class ClassificationScores {

    /** Probabilities are kept this far from 0 and 1, as scikit-learn does with 64-bit floats. */
    private static final double SMALLEST = Math.ulp(1.0);

    private ClassificationScores() {}

    /**
     * Computes the share of predictions that agree with the truth.
     *
     * @param truth what was so
     * @param predicted what was said, in the same order
     * @return in [0, 1]
     * @throws IllegalArgumentException if the lengths differ or there is no value
     */
    public static double accuracy(boolean[] truth, boolean[] predicted) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += truth[i] == predicted[i] ? 1 : 0;
        }
        return (double) right / truth.length;
    }

    /**
     * Computes the share of the more frequent answer: the accuracy of always saying it.
     *
     * @param truth what was so
     * @return in [1/2, 1]
     * @throws IllegalArgumentException if there is no value
     */
    public static double majorityRate(boolean[] truth) {
        Columns.requireSome("truth", truth.length);
        int yes = 0;
        for (boolean value : truth) {
            yes += value ? 1 : 0;
        }
        return (double) Math.max(yes, truth.length - yes) / truth.length;
    }

    /**
     * Computes the mean negative logarithm of the probability that was given to the truth.
     *
     * @param truth what was so
     * @param probability of yes, in the same order, each in [0, 1]
     * @return at least 0, in nats; ln 2 for a coin. Certain errors cost 36, not infinity: probabilities are kept 2^-52
     *     away from 0 and 1. NaN if a probability is
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a probability is outside [0, 1]
     */
    public static double logLoss(boolean[] truth, double[] probability) {
        Columns.requireSameLength("truth", truth.length, "probability", probability.length);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            if (probability[i] < 0 || probability[i] > 1) {
                throw new IllegalArgumentException(
                        "a probability must lie in [0, 1], but value " + i + " is " + probability[i]);
            }
            sum += logLoss(truth[i], probability[i]);
        }
        return sum / truth.length;
    }

    /** The loss of one row. */
    static double logLoss(boolean truth, double probability) {
        double kept = Math.min(Math.max(probability, SMALLEST), 1 - SMALLEST);
        return -Math.log(truth ? kept : 1 - kept);
    }

    /**
     * Computes the Brier score: the mean squared distance between the probability and what was so (1 or 0).
     *
     * <p>Source: G. Brier, "Verification of forecasts expressed in terms of probability", 1950, in the half that is usual
     * for yes-or-no questions.
     *
     * @param truth what was so
     * @param probability of yes, in the same order, each in [0, 1]
     * @return in [0, 1], small is good; 1/4 for a coin
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a probability is NaN or outside
     *     [0, 1]
     */
    public static double brier(boolean[] truth, double[] probability) {
        Columns.requireSameLength("truth", truth.length, "probability", probability.length);
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            Columns.requireProbability(i, probability[i]);
            double distance = probability[i] - (truth[i] ? 1 : 0);
            sum += distance * distance;
        }
        return sum / truth.length;
    }
}
