package org.activationlab.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * A network that reads sentences and shows its inside. It does not learn; its numbers stay as they are.
 *
 * <p>Takes and gives plain values; holds native memory until it is closed. Safe for several threads at once. Many
 * sentences go through in pieces of about equal length, so memory stays bounded; sentences do not influence one another.
 */
public final class SentenceNetwork implements AutoCloseable {

    /** The most values of the widest layer that one piece may have: 4 million, 16 MB. */
    private static final int WIDEST_PIECE = 1 << 22;

    private final ComputeDevice device;
    private final SentenceDesign design;
    private final Parameters parameters;
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final int padding;

    /**
     * Puts numbers into a design.
     *
     * @param device where to compute
     * @param design the layers
     * @param parameters the arrays of {@link SentenceDesign#shapes}, in that order
     * @throws IllegalArgumentException if they have other names, shapes or another order
     */
    public SentenceNetwork(ComputeDevice device, SentenceDesign design, Parameters parameters) {
        this(device, design, parameters, 0);
    }

    /** With so many more places of padding than needed, to show that they change nothing. */
    SentenceNetwork(ComputeDevice device, SentenceDesign design, Parameters parameters, int padding) {
        require(design, parameters);
        this.device = device;
        this.design = design;
        this.parameters = parameters;
        this.padding = padding;
        manager = device.open();
        for (ParameterShape shape : design.shapes()) {
            long[] dimensions =
                    shape.dimensions().stream().mapToLong(Integer::longValue).toArray();
            arrays.put(
                    shape.name(),
                    manager.create(parameters.view(shape.name()), new Shape(dimensions), DataType.FLOAT32));
        }
    }

    static void require(SentenceDesign design, Parameters parameters) {
        if (!parameters.shapes().equals(design.shapes())) {
            throw new IllegalArgumentException("these are not the parameters of a " + design.name() + ": expected "
                    + design.shapes() + ", but got " + parameters.shapes());
        }
    }

    /**
     * Says what it is made of.
     *
     * @return the design
     */
    public SentenceDesign design() {
        return design;
    }

    /**
     * Gives its numbers.
     *
     * @return what it was made with
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Says where it computes.
     *
     * @return the device
     */
    public ComputeDevice device() {
        return device;
    }

    /**
     * Classifies sentences.
     *
     * @param sentences any number; each word below the design's number of words
     * @return two logits per sentence, of blame and of praise
     * @throws IllegalArgumentException if there is no such word
     */
    public Batch logits(EncodedSentences sentences) {
        return read(sentences, List.of(SentenceDesign.OUTPUT)).get(0);
    }

    /**
     * Reads what every layer leaves of the sentences: the mean of the embedded words, the pooled states of each layer of
     * LSTM, the logits.
     *
     * @param sentences as {@link #logits} takes them
     * @return one batch per name of {@link SentenceDesign#layerNames}, in that order
     */
    public List<Batch> layers(EncodedSentences sentences) {
        return read(sentences, design.layerNames());
    }

    private List<Batch> read(EncodedSentences sentences, List<String> names) {
        List<float[]> values = new ArrayList<>();
        for (String name : names) {
            values.add(new float[Math.multiplyExact(sentences.size(), design.sizeOf(name))]);
        }
        int[] order = byLength(sentences);
        for (int from = 0; from < order.length; ) {
            int[] rows = Arrays.copyOfRange(order, from, from + fitting(sentences, order, from));
            try (NDManager step = manager.newSubManager()) {
                SentencePass pass =
                        pass(TokenBatch.of(checked(sentences, rows), all(rows.length), padding), step, false);
                pass.logits(pass.embed());
                for (int i = 0; i < names.size(); i++) {
                    int layer = design.layerNames().indexOf(names.get(i));
                    scatter(pass.vectors().get(layer).toFloatArray(), rows, values.get(i));
                }
            }
            from += rows.length;
        }
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            batches.add(Batch.of(ActivationShape.of(design.sizeOf(names.get(i))), values.get(i)));
        }
        return batches;
    }

    /**
     * Looks the words of a sentence up.
     *
     * @param sentences as {@link #logits} takes them
     * @param sentence which of them
     * @return (words x embedding), word by word
     */
    public float[] embedded(EncodedSentences sentences, int sentence) {
        int[] row = checked(sentences, new int[] {sentence}).raw(0);
        int width = design.embedding();
        float[] values = new float[row.length * width];
        var table = parameters.view(SentenceDesign.TABLE);
        for (int t = 0; t < row.length; t++) {
            table.get(row[t] * width, values, t * width, width);
        }
        return values;
    }

    /**
     * Classifies sentences of equal length whose words are given by their embeddings.
     *
     * @param embedded (sentences x words x embedding); not changed
     * @param words of each sentence, at least 1
     * @return two logits per sentence
     * @throws IllegalArgumentException if the numbers do not make whole sentences
     */
    public Batch logitsOfEmbedded(float[] embedded, int words) {
        int count = count(embedded, words);
        float[] values = new float[count * SentenceDesign.CLASSES];
        int size = words * design.embedding();
        int most = most(words);
        for (int from = 0; from < count; from += most) {
            int rows = Math.min(most, count - from);
            try (NDManager step = manager.newSubManager()) {
                NDArray part = tensor(step, embedded, from, rows, words, size);
                float[] own =
                        pass(sameLength(rows, words), step, false).logits(part).toFloatArray();
                System.arraycopy(own, 0, values, from * SentenceDesign.CLASSES, own.length);
            }
        }
        return Batch.of(ActivationShape.of(SentenceDesign.CLASSES), values);
    }

    /**
     * Differentiates the log-odds of praise, the difference of the two logits, with respect to the embedded words.
     *
     * @param embedded as {@link #logitsOfEmbedded} takes them
     * @param words of each sentence, at least 1
     * @return a slope for each number of {@code embedded}
     * @throws IllegalArgumentException if the numbers do not make whole sentences
     */
    public float[] slopes(float[] embedded, int words) {
        int count = count(embedded, words);
        float[] slopes = new float[embedded.length];
        int size = words * design.embedding();
        int most = most(words);
        for (int from = 0; from < count; from += most) {
            int rows = Math.min(most, count - from);
            try (NDManager step = manager.newSubManager();
                    Autograd.Recording recording = Autograd.record()) {
                NDArray leaf = recording.leaf(step, tensor(step, embedded, from, rows, words, size));
                NDArray logits = pass(sameLength(rows, words), step, true).logits(leaf);
                NDArray signs = step.create(new float[] {-1, 1}, new Shape(1, SentenceDesign.CLASSES));
                recording.backward(logits.mul(signs).sum());
                System.arraycopy(leaf.getGradient().toFloatArray(), 0, slopes, from * size, rows * size);
            }
        }
        return slopes;
    }

    private int count(float[] embedded, int words) {
        int size = words * design.embedding();
        if (words < 1 || embedded.length % size != 0) {
            throw new IllegalArgumentException("expected whole sentences of " + words + " words, each of "
                    + design.embedding() + " numbers, but got " + embedded.length + " numbers");
        }
        return embedded.length / size;
    }

    private NDArray tensor(NDManager step, float[] embedded, int from, int rows, int words, int size) {
        return step.create(
                Arrays.copyOfRange(embedded, from * size, (from + rows) * size),
                new Shape(rows, words, design.embedding()));
    }

    /** Only the lengths matter: the embedding is given. */
    private static TokenBatch sameLength(int count, int words) {
        int[] row = new int[words];
        Arrays.fill(row, Vocabulary.UNKNOWN);
        return TokenBatch.of(EncodedSentences.of(List.of(row)), new int[count], 0);
    }

    private SentencePass pass(TokenBatch batch, NDManager step, boolean recording) {
        return new SentencePass(design, arrays, batch, step, recording, UnaryOperator.identity());
    }

    private EncodedSentences checked(EncodedSentences sentences, int[] rows) {
        for (int row : rows) {
            for (int word : sentences.raw(row)) {
                if (word >= design.words()) {
                    throw new IllegalArgumentException("the network knows the words 1 to " + (design.words() - 1)
                            + ", but sentence " + row + " has the word " + word
                            + ". Maybe it was written down with another vocabulary.");
                }
            }
        }
        return sentences.select(rows);
    }

    private static int[] byLength(EncodedSentences sentences) {
        return IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.comparingInt(sentences::length))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many sentences from one on go through at once: the last of them is the longest. */
    private int fitting(EncodedSentences sentences, int[] order, int from) {
        int count = 0;
        while (from + count < order.length && count < most(Math.max(1, sentences.length(order[from + count])))) {
            count++;
        }
        return Math.max(1, count);
    }

    private int most(int words) {
        long perSentence = (long) (words + padding) * Math.max(design.embedding(), 4 * design.hidden());
        return (int) Math.max(1, Math.min(WIDEST_PIECE / perSentence, 1024));
    }

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static void scatter(float[] values, int[] rows, float[] into) {
        int size = values.length / rows.length;
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, i * size, into, rows[i] * size, size);
        }
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        manager.close();
    }
}
