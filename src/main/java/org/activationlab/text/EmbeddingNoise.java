package org.activationlab.text;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.network.NormalNumbers;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.pairs.NoiseRatio;

/**
 * Normal noise on every number of every embedded word. Its scale is counted in units of the root mean square of all words'
 * embeddings of the network that is asked: networks are free in how large they make their embeddings, and without that
 * unit a network could look robust by making them large.
 */
public final class EmbeddingNoise implements Disturbance {

    /** Numbers that are disturbed together: a bound on memory, without influence on the answers. */
    private static final int TOGETHER = 1 << 22;

    private final double scale;

    /**
     * Makes the disturbance.
     *
     * @param scale the noise's deviation over the root mean square of the embeddings, above 0 and finite
     */
    public EmbeddingNoise(double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("the scale of the noise must be finite and above 0, but was " + scale);
        }
        this.scale = scale;
    }

    @Override
    public String words() {
        return "normal noise of " + scale + " times the embeddings' root mean square";
    }

    @Override
    public List<NoiseRatio> ratios(SentenceNetwork network, EncodedSentences sentences, int draws, long seed)
            throws InterruptedException {
        RandomStreams streams = new RandomStreams(seed);
        float deviation = (float) (scale * rootMeanSquare(network));
        Batch clean = network.logits(sentences);
        List<NoiseRatio> ratios = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the disturbing of sentences was interrupted");
            }
            if (sentences.length(i) == 0) {
                ratios.add(new NoiseRatio(draws, draws));
                continue;
            }
            float[] still = network.embedded(sentences, i);
            long own = streams.seedOf("sentences/embedding-noise/" + i);
            // An even number, because normal numbers come in pairs.
            int together = Math.max(2, TOGETHER / still.length / 2 * 2);
            int unchanged = 0;
            for (int from = 0; from < draws; from += together) {
                int count = Math.min(together, draws - from);
                float[] noisy = noise(own, (long) from * still.length, count * still.length);
                for (int k = 0; k < noisy.length; k++) {
                    noisy[k] = still[k % still.length] + deviation * noisy[k];
                }
                Batch answers = network.logitsOfEmbedded(noisy, sentences.length(i));
                for (int draw = 0; draw < count; draw++) {
                    unchanged += answers.largest(draw) == clean.largest(i) ? 1 : 0;
                }
            }
            ratios.add(new NoiseRatio(unchanged, draws));
        }
        return ratios;
    }

    private static float[] noise(long seed, long first, int count) {
        float[] noise = new float[count + count % 2];
        NormalNumbers.fill(seed, first, noise.length, noise, 0, 1);
        return count == noise.length ? noise : Arrays.copyOf(noise, count);
    }

    /** Of all words but padding. */
    private static double rootMeanSquare(SentenceNetwork network) {
        FloatBuffer table = network.parameters().view(SentenceDesign.TABLE);
        table.position(network.design().embedding());
        double squares = 0;
        int count = table.remaining();
        while (table.hasRemaining()) {
            float value = table.get();
            squares += (double) value * value;
        }
        return Math.sqrt(squares / count);
    }
}
