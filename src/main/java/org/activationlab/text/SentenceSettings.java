package org.activationlab.text;

/**
 * How a network of sentences is trained by Adam.
 *
 * @param epochs how often every training sentence is seen at most, at least 1
 * @param patience stop after so many epochs in a row that were not better than the best before, at least 1
 * @param batchSize sentences per step, at least 1
 * @param learningRate of Adam, above 0 and at most 1
 * @param wordDropout the share of words that each step takes for unknown, at least 0 and below 1
 * @param embeddingDropout the share of the embedded words' numbers that each step leaves out, at least 0 and below 1
 * @param dropout the share that each step leaves out of the states between layers and before the answer, at least 0 and
 *     below 1
 * @param averaging how much the running average of the weights keeps at each step, at least 0 and below 1; 0 for none.
 *     The network that is measured and kept is the average
 * @param seed of initial weights, batch order and dropout
 */
public record SentenceSettings(
        int epochs,
        int patience,
        int batchSize,
        double learningRate,
        double wordDropout,
        double embeddingDropout,
        double dropout,
        double averaging,
        long seed) {

    /** Checks the numbers. */
    public SentenceSettings {
        if (epochs < 1 || patience < 1 || batchSize < 1) {
            throw new IllegalArgumentException("epochs, patience and batch size must be at least 1, but were " + epochs
                    + ", " + patience + " and " + batchSize);
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException(
                    "the learning rate must be above 0 and at most 1, but was " + learningRate);
        }
        requireShare("word dropout", wordDropout);
        requireShare("embedding dropout", embeddingDropout);
        requireShare("dropout", dropout);
        requireShare("averaging", averaging);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, but was " + share);
        }
    }

    /**
     * Gives the usual settings, chosen on SST-2's validation sentences.
     *
     * @param seed any
     * @return at most 12 epochs, patience 3, batches of 50 at 0.001, word dropout 0.1, both dropouts 0.7, averaging 0.998
     */
    public static SentenceSettings of(long seed) {
        return new SentenceSettings(12, 3, 50, 1e-3, 0.1, 0.7, 0.7, 0.998, seed);
    }

    /**
     * Changes the seed.
     *
     * @param value any
     * @return otherwise the same
     */
    public SentenceSettings withSeed(long value) {
        return new SentenceSettings(
                epochs, patience, batchSize, learningRate, wordDropout, embeddingDropout, dropout, averaging, value);
    }

    /**
     * Changes the number of epochs.
     *
     * @param value at least 1
     * @return otherwise the same
     */
    public SentenceSettings withEpochs(int value) {
        return new SentenceSettings(
                value, patience, batchSize, learningRate, wordDropout, embeddingDropout, dropout, averaging, seed);
    }
}
