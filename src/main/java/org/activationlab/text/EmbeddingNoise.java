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
            float[] noisy = noise(streams.seedOf("sentences/embedding-noise/" + i), draws, still.length);
            for (int k = 0; k < noisy.length; k++) {
                noisy[k] = still[k % still.length] + deviation * noisy[k];
            }
            Batch answers = network.logitsOfEmbedded(noisy, sentences.length(i));
            int unchanged = 0;
            for (int draw = 0; draw < draws; draw++) {
                unchanged += answers.largest(draw) == clean.largest(i) ? 1 : 0;
            }
            ratios.add(new NoiseRatio(unchanged, draws));
        }
        return ratios;
    }

    private static float[] noise(long seed, int draws, int size) {
        int count = Math.multiplyExact(draws, size);
        // Normal numbers come in pairs.
        float[] noise = new float[count + count % 2];
        NormalNumbers.fill(seed, 0, noise.length, noise, 0, 1);
        return Arrays.copyOf(noise, count);
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
