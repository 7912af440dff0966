package org.activationlab.study.sentences;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.judge.LayerSummary;
import org.activationlab.judge.LogitSummary;
import org.activationlab.network.layers.Batch;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.text.EmbeddingNoise;
import org.activationlab.text.EncodedSentences;
import org.activationlab.text.SentenceDesign;
import org.activationlab.text.SentenceModel;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.Vocabulary;
import org.activationlab.text.WordDrop;

/**
 * One network's answers to sentences: what judges read of them, whether they are right, and how disturbed copies were
 * answered. Immutable.
 */
final class SentenceAnswers {

    private final Batch logits;
    private final float[][][] numbers;
    private final boolean[] right;
    private final List<NoiseRatio> dropped;
    private final List<NoiseRatio> noisy;

    private SentenceAnswers(
            Batch logits, float[][][] numbers, boolean[] right, List<NoiseRatio> dropped, List<NoiseRatio> noisy) {
        this.logits = logits;
        this.numbers = numbers;
        this.right = right;
        this.dropped = dropped;
        this.noisy = noisy;
    }

    /**
     * Asks a network.
     *
     * @param model which one
     * @param network the same, loaded
     * @param sentences what it is asked about
     * @param reference sentences that tell the network's own level; their labels are not looked at
     * @param settings strength and number of the disturbed copies
     * @param seed of the copies
     */
    static SentenceAnswers of(
            SentenceModel model,
            SentenceNetwork network,
            LabelledSentences sentences,
            LabelledSentences reference,
            TrustSettings settings,
            long seed)
            throws InterruptedException {
        OwnLevel level = OwnLevel.of(all(model, network, reference));
        EncodedSentences encoded = model.vocabulary().encode(sentences);
        List<Batch> layers = network.layers(encoded);
        Batch logits = layers.get(layers.size() - 1);
        boolean[] right = new boolean[sentences.size()];
        float[][][] numbers = new float[TrustInput.values().length][right.length][];
        for (int i = 0; i < right.length; i++) {
            right[i] = logits.largest(i) == sentences.label(i);
            for (TrustInput input : TrustInput.values()) {
                numbers[place(input)][i] = numbers(input, model, encoded.row(i), layers, i);
            }
            level.apply(numbers[place(TrustInput.OWN_LEVEL)][i]);
        }
        return new SentenceAnswers(
                logits,
                numbers,
                right,
                new WordDrop(settings.wordDrop()).ratios(network, encoded, settings.draws(), seed),
                new EmbeddingNoise(settings.embeddingNoise()).ratios(network, encoded, settings.draws(), seed));
    }

    /** What is read of the activations for each sentence. */
    private static List<float[]> all(SentenceModel model, SentenceNetwork network, LabelledSentences sentences) {
        EncodedSentences encoded = model.vocabulary().encode(sentences);
        List<Batch> layers = network.layers(encoded);
        return IntStream.range(0, sentences.size())
                .mapToObj(i -> numbers(TrustInput.ACTIVATIONS, model, encoded.row(i), layers, i))
                .toList();
    }

    private static int place(TrustInput input) {
        return List.of(TrustInput.values()).indexOf(input);
    }

    private static float[] numbers(TrustInput input, SentenceModel model, int[] words, List<Batch> layers, int row) {
        float[] numbers = new float[input.names(model.design()).size()];
        float[] logits = layers.get(layers.size() - 1).row(row);
        switch (input) {
            case SENTENCE -> {
                long unknown = Arrays.stream(words)
                        .filter(word -> word == Vocabulary.UNKNOWN)
                        .count();
                numbers[0] = words.length;
                numbers[1] = words.length == 0 ? 0 : unknown / (float) words.length;
            }
            case LOGITS -> LogitSummary.write(logits, numbers, 0);
            case ACTIVATIONS, OWN_LEVEL -> {
                int at = 0;
                for (Batch layer : layers.subList(0, layers.size() - 1)) {
                    LayerSummary.write(layer.row(row), numbers, at);
                    at += LayerSummary.COUNT;
                }
                float[] states = layers.get(layers.size() - 2).row(row);
                LayerSummary.write(votes(model, states, logits[1] > logits[0]), numbers, at);
                LogitSummary.write(logits, numbers, at + LayerSummary.COUNT);
            }
        }
        return numbers;
    }

    /** What each unit adds to the logit of the answer over that of the other class. */
    private static float[] votes(SentenceModel model, float[] states, boolean praise) {
        float[] weights = model.parameters().values("output.weight");
        int width = weights.length / SentenceDesign.CLASSES;
        float[] votes = new float[width];
        for (int unit = 0; unit < width; unit++) {
            float vote = states[unit] * (weights[width + unit] - weights[unit]);
            votes[unit] = praise ? vote : -vote;
        }
        return votes;
    }

    int size() {
        return right.length;
    }

    float[] logits(int row) {
        return logits.row(row);
    }

    /** The array itself. */
    float[] numbers(TrustInput input, int row) {
        return numbers[place(input)][row];
    }

    boolean right(int row) {
        return right[row];
    }

    NoiseRatio ratio(TrustQuestion question, int row) {
        return switch (question) {
            case WORDS_LEFT_OUT -> dropped.get(row);
            case EMBEDDING_NOISE -> noisy.get(row);
            case RIGHT -> throw new IllegalArgumentException("right or wrong is no ratio");
        };
    }

    /** What a judge of the question shall answer. */
    double target(TrustQuestion question, int row) {
        return question == TrustQuestion.RIGHT
                ? right[row] ? 1 : 0
                : ratio(question, row).value();
    }
}
