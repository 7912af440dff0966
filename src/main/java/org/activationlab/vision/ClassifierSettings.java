package org.activationlab.vision;

import org.activationlab.network.training.TrainingPlan;

/**
 * How a classifier is trained by Adam.
 *
 * @param epochs how often every training image is seen, at least 1
 * @param batchSize images per step, at least 2, because a batch normalisation needs more than one
 * @param learningRate of Adam, above 0
 * @param validationImages how many of the training images, the last ones, are kept back to choose the epoch by
 * @param seed of initial weights and batch order
 */
public record ClassifierSettings(int epochs, int batchSize, double learningRate, int validationImages, long seed) {

    /** Checks the numbers. */
    public ClassifierSettings {
        if (epochs < 1 || batchSize < 2 || validationImages < 1 || !(learningRate > 0) || learningRate > 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 epoch, batches of at least 2 images, a learning rate"
                            + " above 0 and at most 1, and at least 1 validation image, but got " + epochs + ", "
                            + batchSize
                            + ", " + learningRate + " and " + validationImages);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @return 10 epochs of batches of 64 at 0.001, 10,000 validation images, seed 1
     */
    public static ClassifierSettings defaults() {
        return new ClassifierSettings(10, 64, 0.001, 10_000, 1);
    }

    /**
     * Tells the settings to a log.
     *
     * @return the same as a plan, without early stopping
     */
    public TrainingPlan plan() {
        return TrainingPlan.of(seed, epochs)
                .with("batch size", Integer.toString(batchSize))
                .with("learning rate", Double.toString(learningRate))
                .with("validation images", Integer.toString(validationImages));
    }

    /**
     * Changes the seed.
     *
     * @param value another seed
     * @return otherwise the same
     */
    public ClassifierSettings withSeed(long value) {
        return new ClassifierSettings(epochs, batchSize, learningRate, validationImages, value);
    }

    /**
     * Changes the number of epochs.
     *
     * @param value at least 1
     * @return otherwise the same
     */
    public ClassifierSettings withEpochs(int value) {
        return new ClassifierSettings(value, batchSize, learningRate, validationImages, seed);
    }
}
