package org.activationlab.meta;

import java.util.Optional;
import org.activationlab.metrics.ClassificationScores;
import org.activationlab.metrics.RegressionScores;

/**
 * How good answers about some rows are.
 *
 * @param loss mean squared error of the ratio, or cross-entropy in nats
 * @param score R2, NaN where undefined, or accuracy
 * @param collapse why the answers are those of a failed training, empty if they are not
 */
public record MetaScores(double loss, double score, Optional<String> collapse) {

    private static final double HALF = 0.5;

    /**
     * Scores answers.
     *
     * @param task the question
     * @param data where the truth stands
     * @param rows the rows that the answers are about
     * @param answers ratios or probabilities of right, in the order of the rows
     * @return loss, score and whether the training failed
     */
    public static MetaScores of(Task task, MetaData data, int[] rows, double[] answers) {
        if (task == Task.RATIO) {
            double[] truth = data.ratios(rows);
            return new MetaScores(
                    RegressionScores.meanSquaredError(truth, answers),
                    RegressionScores.r2(truth, answers),
                    Collapse.ofRatio(truth, answers));
        }
        boolean[] truth = data.correct(rows);
        double loss = ClassificationScores.logLoss(truth, answers);
        return new MetaScores(
                loss,
                ClassificationScores.accuracy(truth, decide(answers)),
                Collapse.ofCorrectness(truth, answers, loss));
    }

    /**
     * Turns probabilities into yes and no.
     *
     * @param probability of right; NaN counts as wrong
     * @return whether each is above one half; at one half the first output, wrong, wins, as by argmax
     */
    static boolean[] decide(double[] probability) {
        boolean[] said = new boolean[probability.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = probability[i] > HALF;
        }
        return said;
    }
}
