package org.activationlab.judge;

/**
 * How a judge learns, whatever it reads: a network of two hidden layers with ReLU and dropout, by Adam with decoupled
 * weight decay. Targets are shares, so the loss is the binomial likelihood per draw for a ratio and the cross-entropy for
 * right or wrong: the same formula.
 *
 * @param width units of each hidden layer, at least 1
 * @param dropout the share of hidden units that a step leaves out, at least 0 and below 1
 * @param learningRate Adam's, above 0
 * @param weightDecay the share of a parameter that a step takes away, times the learning rate, at least 0
 * @param batchSize rows per step, at least 1
 * @param epochs most passes over the training rows, at least 1; the one with the lowest validation loss is kept
 * @param patience stop after so many epochs in a row without a lower validation loss, at least 1
 * @param seed decides initial values, batch order and dropout
 */
public record JudgeLearning(
        int width,
        double dropout,
        double learningRate,
        double weightDecay,
        int batchSize,
        int epochs,
        int patience,
        long seed) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public JudgeLearning {
        requireAtLeastOne("width", width);
        requireAtLeastOne("batchSize", batchSize);
        requireAtLeastOne("epochs", epochs);
        requireAtLeastOne("patience", patience);
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1, but was " + dropout);
        }
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be finite and above 0, but was " + learningRate);
        }
        if (!(weightDecay >= 0) || !(learningRate * weightDecay < 1)) {
            throw new IllegalArgumentException(
                    "weightDecay must be at least 0 and below 1 / learningRate, but was " + weightDecay);
        }
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
    }
}
