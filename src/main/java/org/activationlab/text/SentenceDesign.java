package org.activationlab.text;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.ParameterShape;

/**
 * What a network of sentences is made of: an embedding, one or more layers of LSTM, a pooling over the words, and a
 * linear map to two logits.
 *
 * <p>Source of the LSTM: S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory", 1997; the forget gate: F. Gers,
 * J. Schmidhuber, F. Cummins, "Learning to Forget", 2000; both directions: M. Schuster, K. Paliwal, "Bidirectional
 * Recurrent Neural Networks", 1997.
 *
 * @param words rows of the embedding, those of padding and of the unknown word among them, at least 2
 * @param embedding numbers per word, at least 1
 * @param hidden units of each direction of each layer, at least 1
 * @param layers how many, 1 to {@value #MOST_LAYERS}
 * @param bidirectional whether each layer also reads from the last word to the first
 * @param pooling how the states of the last layer become one vector
 */
public record SentenceDesign(int words, int embedding, int hidden, int layers, boolean bidirectional, Pooling pooling) {

    /** The most layers that are allowed. */
    public static final int MOST_LAYERS = 8;

    /** The name of the mean of the embedded words. */
    public static final String EMBEDDING = "embedding";

    /** The name of the two logits. */
    public static final String OUTPUT = "output";

    /** Praise and blame. */
    public static final int CLASSES = 2;

    static final String TABLE = "embedding.weight";
    static final String REVERSE = "_reverse";

    /** Gates and candidate: input, forget, candidate, output, in PyTorch's order. */
    private static final int GATES = 4;

    /** Checks the sizes. */
    public SentenceDesign {
        if (words < 2 || embedding < 1 || hidden < 1 || layers < 1 || layers > MOST_LAYERS) {
            throw new IllegalArgumentException("expected at least 2 words, 1 number per word, 1 unit, and 1 to "
                    + MOST_LAYERS + " layers, but got " + words + ", " + embedding + ", " + hidden + " and " + layers);
        }
    }

    /**
     * Describes the network in words.
     *
     * @return for example {@code bidirectional LSTM, 1 layer of 128 units, 128 numbers per word, max pooling}
     */
    public String name() {
        return (bidirectional ? "bidirectional " : "") + "LSTM, " + layers
                + (layers == 1 ? " layer of " : " layers of ") + hidden + " units, " + embedding + " numbers per word, "
                + pooling.word() + " pooling";
    }

    /**
     * Gives the numbers of a layer per word, both directions together.
     *
     * @return hidden, or twice that
     */
    public int width() {
        return bidirectional ? 2 * hidden : hidden;
    }

    /**
     * Names the layers that can be read.
     *
     * @return {@link #EMBEDDING}, lstm1 and so on, {@link #OUTPUT}
     */
    public List<String> layerNames() {
        List<String> names = new ArrayList<>();
        names.add(EMBEDDING);
        for (int layer = 1; layer <= layers; layer++) {
            names.add(lstm(layer));
        }
        names.add(OUTPUT);
        return List.copyOf(names);
    }

    /**
     * Gives the numbers that a layer leaves of a sentence.
     *
     * @param layer one of {@link #layerNames}
     * @return at least 1
     * @throws IllegalArgumentException if there is no such layer
     */
    public int sizeOf(String layer) {
        if (!layerNames().contains(layer)) {
            throw new IllegalArgumentException("there is no layer " + layer + "; there are " + layerNames());
        }
        return switch (layer) {
            case EMBEDDING -> embedding;
            case OUTPUT -> CLASSES;
            default -> width();
        };
    }

    static String lstm(int layer) {
        return "lstm" + layer;
    }

    /**
     * Lists what is learned, with the names and shapes of PyTorch's modules: an Embedding named embedding, an LSTM of one
     * layer named lstm1 and so on, a Linear named output.
     *
     * @return the arrays in order
     */
    public List<ParameterShape> shapes() {
        List<ParameterShape> shapes = new ArrayList<>();
        shapes.add(ParameterShape.of(TABLE, words, embedding));
        for (int layer = 1; layer <= layers; layer++) {
            for (String direction : directions()) {
                String end = "_l0" + direction;
                String start = lstm(layer) + ".";
                int inputs = layer == 1 ? embedding : width();
                shapes.add(ParameterShape.of(start + "weight_ih" + end, GATES * hidden, inputs));
                shapes.add(ParameterShape.of(start + "weight_hh" + end, GATES * hidden, hidden));
                shapes.add(ParameterShape.of(start + "bias_ih" + end, GATES * hidden));
                shapes.add(ParameterShape.of(start + "bias_hh" + end, GATES * hidden));
            }
        }
        shapes.add(ParameterShape.of("output.weight", CLASSES, width()));
        shapes.add(ParameterShape.of("output.bias", CLASSES));
        return List.copyOf(shapes);
    }

    /** The ends of the names of each direction's arrays. */
    List<String> directions() {
        return bidirectional ? List.of("", REVERSE) : List.of("");
    }
}
