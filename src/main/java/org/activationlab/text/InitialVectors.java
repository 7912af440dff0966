package org.activationlab.text;

import java.util.Arrays;
import org.activationlab.data.sentences.WordVectors;

/** Where the embedding of a network begins. Immutable. */
public final class InitialVectors {

    /** The deviation to which all vectors from elsewhere are brought, so that the networks that read them begin alike. */
    static final double DEVIATION = 0.1;

    private static final InitialVectors RANDOM = new InitialVectors("random word vectors", new float[0][]);

    private final String words;
    /** By the number of the word; empty where there is no vector. */
    private final float[][] vectors;

    private InitialVectors(String words, float[][] vectors) {
        this.words = words;
        this.vectors = vectors;
    }

    /**
     * Begins with random numbers.
     *
     * @return nothing known of any word
     */
    public static InitialVectors random() {
        return RANDOM;
    }

    /**
     * Begins with what the neighbours of each word in the training sentences tell, see {@link CooccurrenceVectors}. No
     * label and nothing from elsewhere goes into that.
     *
     * @param vocabulary the words
     * @param training the training sentences in numbers of this vocabulary
     * @param width numbers per word, at least 1
     * @return a vector for each word that has neighbours
     */
    public static InitialVectors neighbours(Vocabulary vocabulary, EncodedSentences training, int width) {
        float[][] vectors = CooccurrenceVectors.of(training, vocabulary.size(), width);
        return new InitialVectors(
                "word vectors from the neighbours of each word in the training sentences", scaled(vectors));
    }

    /**
     * Begins with vectors that were learned elsewhere.
     *
     * @param vocabulary the words
     * @param read vectors from a file
     * @param source where they come from, for the log: one line
     * @return a vector for each word that the file knows; all others begin at random
     */
    public static InitialVectors of(Vocabulary vocabulary, WordVectors read, String source) {
        float[][] vectors = new float[vocabulary.size()][0];
        for (int number = Vocabulary.FIRST; number < vectors.length; number++) {
            vectors[number] = read.vector(vocabulary.word(number)).orElse(new float[0]);
        }
        return new InitialVectors(source, scaled(vectors));
    }

    private static float[][] scaled(float[][] vectors) {
        double squares = 0;
        long count = 0;
        for (float[] vector : vectors) {
            for (float value : vector) {
                squares += (double) value * value;
            }
            count += vector.length;
        }
        if (squares == 0) {
            return vectors;
        }
        float factor = (float) (DEVIATION / Math.sqrt(squares / count));
        for (float[] vector : vectors) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= factor;
            }
        }
        return vectors;
    }

    /**
     * Describes them for a log.
     *
     * @return one line
     */
    public String words() {
        return words;
    }

    /**
     * Counts the words that have a vector.
     *
     * @return 0 for {@link #random}
     */
    public int count() {
        return (int) Arrays.stream(vectors).filter(vector -> vector.length > 0).count();
    }

    /** Puts the vectors into an embedding of random numbers. */
    void into(float[] table, int width) {
        for (int number = 0; number < vectors.length; number++) {
            float[] vector = vectors[number];
            if (vector.length == 0) {
                continue;
            }
            if (vector.length != width) {
                throw new IllegalArgumentException(
                        "the network has " + width + " numbers per word, but the vectors have " + vector.length
                                + ". Set the width of the embedding to theirs.");
            }
            System.arraycopy(vector, 0, table, number * width, width);
        }
    }
}
