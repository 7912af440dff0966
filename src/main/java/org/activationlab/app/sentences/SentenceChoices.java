package org.activationlab.app.sentences;

import java.util.OptionalInt;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.training.TrainingPlan;
import org.activationlab.text.Pooling;
import org.activationlab.text.SentenceDesign;
import org.activationlab.text.SentenceSettings;

/**
 * What network of sentences is trained, and how. {@link #usual} is the one place of all defaults.
 *
 * @param embedding numbers per word; empty for as many as the file of vectors has, or 128 where there is none
 * @param hidden units of each direction of each layer
 * @param layers how many layers of LSTM
 * @param bidirectional whether each layer also reads from the last word to the first
 * @param pooling how the states of the last layer become one vector
 * @param minimumCount how often a word must occur in the training sentences to be known, at least 1
 * @param vectors where the embedding begins
 * @param settings how it is trained; the seed plays no role, each training has its own
 */
public record SentenceChoices(
        OptionalInt embedding,
        int hidden,
        int layers,
        boolean bidirectional,
        Pooling pooling,
        int minimumCount,
        VectorChoice vectors,
        SentenceSettings settings) {

    static final int USUAL_EMBEDDING = 128;

    /** Checks the sizes before any sentence is read. */
    public SentenceChoices {
        if (minimumCount < 1) {
            throw new IllegalArgumentException("the minimum count must be at least 1, but was " + minimumCount);
        }
        // The design checks its sizes; two is the least number of words.
        new SentenceDesign(2, embedding.orElse(USUAL_EMBEDDING), hidden, layers, bidirectional, pooling);
    }

    /**
     * Gives the usual choices.
     *
     * @return one layer of 128 units in both directions over 128 numbers per word, max pooling, every word of the training
     *     sentences, vectors from their neighbours, and the usual settings
     */
    public static SentenceChoices usual() {
        return new SentenceChoices(
                OptionalInt.empty(),
                128,
                1,
                true,
                Pooling.MAX,
                1,
                VectorChoice.parse("neighbours"),
                SentenceSettings.of(1));
    }

    /**
     * Gives the usual choices for some kind of sentences.
     *
     * @param kind what is learned from
     * @return {@link #usual()}; for reviews made by code, whose labels are never wrong and whose grammar is all there is to
     *     learn, a fifth of the numbers left out instead of most, and a shorter average
     */
    public static SentenceChoices usual(SentenceData.Kind kind) {
        SentenceChoices usual = usual();
        SentenceSettings how = usual.settings;
        return kind != SentenceData.Kind.SYNTHETIC
                ? usual
                : usual.withSettings(new SentenceSettings(
                        how.epochs(),
                        how.patience(),
                        how.batchSize(),
                        how.learningRate(),
                        how.wordDropout(),
                        0.2,
                        0.2,
                        0.99,
                        how.seed()));
    }

    /**
     * Changes how it is trained.
     *
     * @param value epochs, dropout and so on
     * @return otherwise the same
     */
    public SentenceChoices withSettings(SentenceSettings value) {
        return new SentenceChoices(embedding, hidden, layers, bidirectional, pooling, minimumCount, vectors, value);
    }

    /**
     * Changes where the embedding begins.
     *
     * @param value neighbours, random numbers or a file
     * @return otherwise the same
     */
    public SentenceChoices withVectors(VectorChoice value) {
        return new SentenceChoices(embedding, hidden, layers, bidirectional, pooling, minimumCount, value, settings);
    }

    /**
     * Changes the sizes.
     *
     * @param numbersPerWord width of the embedding, at least 1
     * @param units of each direction of each layer, at least 1
     * @return otherwise the same
     */
    public SentenceChoices withSizes(int numbersPerWord, int units) {
        return new SentenceChoices(
                OptionalInt.of(numbersPerWord), units, layers, bidirectional, pooling, minimumCount, vectors, settings);
    }

    SentenceDesign design(int words, int width) {
        return new SentenceDesign(words, width, hidden, layers, bidirectional, pooling);
    }

    /** All that the name of the design and the words on data and first weights do not tell. */
    TrainingPlan plan(long seed, int words, int validationSentences) {
        return TrainingPlan.of(seed, settings.epochs())
                .withPatience(settings.patience())
                .with("vocabulary", Integer.toString(words))
                .with("minimum count", Integer.toString(minimumCount))
                .with("batch size", Integer.toString(settings.batchSize()))
                .with("learning rate", Double.toString(settings.learningRate()))
                .with("word dropout", Double.toString(settings.wordDropout()))
                .with("embedding dropout", Double.toString(settings.embeddingDropout()))
                .with("dropout", Double.toString(settings.dropout()))
                .with("averaging", Double.toString(settings.averaging()))
                .with("validation sentences", Integer.toString(validationSentences));
    }
}
