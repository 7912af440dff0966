package org.activationlab.judge;

import java.io.Serializable;
import org.activationlab.meta.Task;

/**
 * How one judge is trained: a network of two hidden layers with ReLU and dropout, by Adam with decoupled weight decay.
 * Targets are shares, so the loss is the binomial likelihood per draw for the ratio and the cross-entropy for
 * correctness: the same formula.
 *
 * @param input what it reads
 * @param task the question
 * @param width units of each hidden layer, at least 1
 * @param dropout the share of hidden units that a step leaves out, at least 0 and below 1
 * @param learningRate Adam's, above 0
 * @param weightDecay the share of a parameter that a step takes away, times the learning rate, at least 0
 * @param batchSize pairs per step, at least 1
 * @param epochs most passes over the training pairs, at least 1; the one with the lowest validation loss is kept
 * @param patience stop after so many epochs in a row without a lower validation loss, at least 1
 * @param seed decides initial values, batch order and dropout
 */
public record JudgeSettings(
        JudgeInput input,
        Task task,
        int width,
        double dropout,
        double learningRate,
        double weightDecay,
        int batchSize,
        int epochs,
        int patience,
        long seed)
        implements Serializable {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public JudgeSettings {
        new JudgeLearning(width, dropout, learningRate, weightDecay, batchSize, epochs, patience, seed);
    }

    /**
     * Gives what does not depend on what is read.
     *
     * @return how it learns
     */
    public JudgeLearning learning() {
        return new JudgeLearning(width, dropout, learningRate, weightDecay, batchSize, epochs, patience, seed);
    }

    /**
     * Gives the usual settings.
     *
     * @param input what it reads
     * @param task the question
     * @param seed any
     * @return 384 units, dropout 0.2, rate 1e-3, decay 1e-2, batches of 256, at most 40 epochs, patience 6
     */
    public static JudgeSettings of(JudgeInput input, Task task, long seed) {
        return new JudgeSettings(input, task, 384, 0.2, 1e-3, 1e-2, 256, 40, 6, seed);
    }

    /**
     * Changes the number of epochs.
     *
     * @param value at least 1
     * @return a copy
     */
    public JudgeSettings withEpochs(int value) {
        return new JudgeSettings(
                input, task, width, dropout, learningRate, weightDecay, batchSize, value, patience, seed);
    }

    /**
     * Changes the size.
     *
     * @param value units of each hidden layer, at least 1
     * @return a copy
     */
    public JudgeSettings withWidth(int value) {
        return new JudgeSettings(
                input, task, value, dropout, learningRate, weightDecay, batchSize, epochs, patience, seed);
    }
}
