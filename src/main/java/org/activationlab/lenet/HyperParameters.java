package org.activationlab.lenet;

import java.io.Serializable;
import org.activationlab.files.Sha256;

/**
 * How one LeNet-5 was trained.
 *
 * @param optimizer the update rule
 * @param learningRate the step size, above 0
 * @param weightDecay the factor of the coupled L2 penalty, at least 0
 * @param epochs passes over the training images, at least 1
 * @param seed the seed of initial values and batch order
 * @param initialization the rule for the initial weights
 * @param batchSize images per step, at least 1
 */
public record HyperParameters(
        Optimizer optimizer,
        double learningRate,
        double weightDecay,
        int epochs,
        int seed,
        Initialization initialization,
        int batchSize)
        implements Serializable {

    /** Checks every value. */
    public HyperParameters {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be a number above 0, but was " + learningRate);
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weightDecay must be a number of at least 0, but was " + weightDecay);
        }
        // -0.0 passes, but would be another record and another name than 0.0.
        weightDecay = weightDecay == 0 ? 0.0 : weightDecay;
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs must be at least 1, but was " + epochs);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but was " + batchSize);
        }
    }

    /**
     * Returns a setting that reaches about 98 % on MNIST in two epochs.
     *
     * @return SGD, rate 0.1, no decay, 2 epochs, seed 0, PyTorch's initial values, batches of 32
     */
    public static HyperParameters defaults() {
        return new HyperParameters(Optimizer.SGD, 0.1, 0, 2, 0, Initialization.PYTORCH_DEFAULT, 32);
    }

    /**
     * Returns these settings with another number of epochs.
     *
     * @param epochs passes over the training images, at least 1
     * @return the changed settings
     */
    public HyperParameters withEpochs(int epochs) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with another update rule.
     *
     * @param optimizer the rule
     * @return the changed settings
     */
    public HyperParameters withOptimizer(Optimizer optimizer) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with another step size.
     *
     * @param learningRate the step size, above 0
     * @return the changed settings
     */
    public HyperParameters withLearningRate(double learningRate) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with another weight decay.
     *
     * @param weightDecay the factor of the L2 penalty, at least 0
     * @return the changed settings
     */
    public HyperParameters withWeightDecay(double weightDecay) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with another batch size.
     *
     * @param batchSize images per step, at least 1
     * @return the changed settings
     */
    public HyperParameters withBatchSize(int batchSize) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with another seed.
     *
     * @param seed the seed of initial values and batch order
     * @return the changed settings
     */
    public HyperParameters withSeed(int seed) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns these settings with other initial weights.
     *
     * @param initialization the rule for the initial weights
     * @return the changed settings
     */
    public HyperParameters withInitialization(Initialization initialization) {
        return new HyperParameters(optimizer, learningRate, weightDecay, epochs, seed, initialization, batchSize);
    }

    /**
     * Returns a short name that stays the same across runs, machines and versions.
     *
     * <p>It is made of a hash: read hyper-parameters from the population table, never from the name. The hashed text
     * is {@code optimizer/learningRate/weightDecay/epochs/seed/initialization/batchSize}, numbers as Java prints them,
     * for example {@code SGD/0.1/0.0/2/0/PYTORCH_DEFAULT/32}.
     *
     * @return the first ten hexadecimal digits of SHA-256 over that text in UTF-8
     */
    public String id() {
        String text = String.join(
                "/",
                optimizer.name(),
                Double.toString(learningRate),
                Double.toString(weightDecay),
                Integer.toString(epochs),
                Integer.toString(seed),
                initialization.name(),
                Integer.toString(batchSize));
        return Sha256.of(text).substring(0, 10);
    }
}
