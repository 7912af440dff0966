package org.activationlab.meta;

import java.util.Optional;
import org.activationlab.metrics.ClassificationScores;
import org.activationlab.metrics.RegressionScores;

/** Tells a training that failed from one that is merely poor: such a run's score says nothing of its architecture. */
final class Collapse {

    private static final double NEAR_COIN = 0.01;
    private static final double LOWEST_R2 = 0.01;

    private Collapse() {}

    /**
     * Judges correctness answers.
     *
     * @param truth whether each prediction was right
     * @param probability of right, as the network says
     * @param loss their cross-entropy, in nats
     * @return why the run counts as collapsed; empty if it does not
     */
    static Optional<String> ofCorrectness(boolean[] truth, double[] probability, double loss) {
        if (!Double.isFinite(loss)) {
            return Optional.of("the loss is " + loss);
        }
        if (constant(probability)) {
            return Optional.of("it gives every pair the same answer");
        }
        boolean[] said = MetaScores.decide(probability);
        double accuracy = ClassificationScores.accuracy(truth, said);
        if (Math.abs(loss - Math.log(2)) <= NEAR_COIN && accuracy <= ClassificationScores.majorityRate(truth)) {
            return Optional.of("its loss is that of a coin (ln 2) and its accuracy is not above the majority rate");
        }
        return Optional.empty();
    }

    /**
     * Judges ratio answers.
     *
     * @param truth the ratios
     * @param predicted as the network says
     * @return why the run counts as collapsed; empty if it does not
     */
    static Optional<String> ofRatio(double[] truth, double[] predicted) {
        double r2 = RegressionScores.r2(truth, predicted);
        double error = RegressionScores.meanSquaredError(truth, predicted);
        if (!Double.isFinite(error)) {
            return Optional.of("the loss is " + error);
        }
        if (constant(predicted)) {
            return Optional.of("it gives every pair the same answer");
        }
        return r2 <= LOWEST_R2
                ? Optional.of("its R2 is not above " + LOWEST_R2 + ", no better than the mean ratio")
                : Optional.empty();
    }

    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return values.length > 1;
    }
}
