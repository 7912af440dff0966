package org.activationlab.app.cli;

import java.util.OptionalInt;
import org.activationlab.app.sentences.SentenceChoices;
import org.activationlab.app.sentences.VectorChoice;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.text.Pooling;
import org.activationlab.text.SentenceSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which network of sentences is trained, and how. What is not asked for stays as usual. */
final class SentenceChoiceOptions {

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training sentences at most.")
    private @Nullable Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after N epochs in a row that were not better than the best before.")
    private @Nullable Integer patience;

    @Option(names = "--batch-size", paramLabel = "N", description = "Sentences per step.")
    private @Nullable Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "R", description = "Adam's learning rate.")
    private @Nullable Double learningRate;

    @Option(names = "--embedding", paramLabel = "N", description = "Numbers per word. A file of vectors has its own.")
    private @Nullable Integer embedding;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of each direction of each layer.")
    private @Nullable Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "Layers of LSTM.")
    private @Nullable Integer layers;

    @Option(names = "--one-direction", description = "Read from the first word to the last only.")
    private boolean oneDirection;

    @Option(
            names = "--pooling",
            paramLabel = "last|mean|max",
            description = "How the states over the words become one vector.")
    private @Nullable String pooling;

    @Option(
            names = "--word-dropout",
            paramLabel = "R",
            description = "The share of words that each step takes for unknown.")
    private @Nullable Double wordDropout;

    @Option(
            names = "--embedding-dropout",
            paramLabel = "R",
            description = "The share of the embedded words' numbers that each step leaves out.")
    private @Nullable Double embeddingDropout;

    @Option(
            names = "--dropout",
            paramLabel = "R",
            description = "The share of the states between layers and before the answer that each step leaves out.")
    private @Nullable Double dropout;

    @Option(
            names = "--averaging",
            paramLabel = "R",
            description = "How much the running average of the weights keeps at each step; 0 for no average.")
    private @Nullable Double averaging;

    @Option(
            names = "--minimum-count",
            paramLabel = "N",
            description = "How often a word must occur in the training sentences to be known.")
    private @Nullable Integer minimumCount;

    @Option(
            names = "--vectors",
            paramLabel = "neighbours|random|FILE",
            description = "Where the embedding begins: with what the neighbours of each word in the training sentences"
                    + " tell, at random, or with the vectors of a file in GloVe's text format.")
    private @Nullable String vectors;

    /**
     * Changes the usual choices as the options ask.
     *
     * @param kind of the sentences, or any to check the options before sentences are read
     * @throws IllegalArgumentException if a value is out of range
     */
    SentenceChoices choices(SentenceData.Kind kind) {
        SentenceChoices usual = SentenceChoices.usual(kind);
        return new SentenceChoices(
                embedding == null ? usual.embedding() : OptionalInt.of(embedding),
                or(hidden, usual.hidden()),
                or(layers, usual.layers()),
                usual.bidirectional() && !oneDirection,
                pooling == null ? usual.pooling() : Pooling.parse(pooling),
                or(minimumCount, usual.minimumCount()),
                vectors == null ? usual.vectors() : VectorChoice.parse(vectors),
                settings(usual.settings()));
    }

    private SentenceSettings settings(SentenceSettings usual) {
        return new SentenceSettings(
                or(epochs, usual.epochs()),
                or(patience, usual.patience()),
                or(batchSize, usual.batchSize()),
                or(learningRate, usual.learningRate()),
                or(wordDropout, usual.wordDropout()),
                or(embeddingDropout, usual.embeddingDropout()),
                or(dropout, usual.dropout()),
                or(averaging, usual.averaging()),
                usual.seed());
    }

    private static int or(@Nullable Integer asked, int usual) {
        return asked == null ? usual : asked;
    }

    private static double or(@Nullable Double asked, double usual) {
        return asked == null ? usual : asked;
    }
}
