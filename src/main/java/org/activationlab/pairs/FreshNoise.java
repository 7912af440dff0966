package org.activationlab.pairs;

import org.activationlab.network.NormalNumbers;
import org.activationlab.network.RandomStreams;

/**
 * The noise images of one pair of model and image: standard normal, not yet multiplied by the scale.
 *
 * <p>Draw k, pixel p (row-major in 28 x 28) is value {@code 784 k + p} of {@link NormalNumbers}. The stream's seed is
 * that of {@link RandomStreams} for the name {@code noise/MODEL/IMAGE}, so the noise of a pair depends on the seed of the
 * settings, the model and the image alone: not on other pairs, nor on how the pair came to be sampled. Fewer draws are a
 * prefix of more.
 */
final class FreshNoise {

    /** The recipe in words, as data files state it. */
    static final String GENERATOR =
            "per pair; seed: first 8 bytes, big-endian, of SHA-256 of UTF-8 text noise_seed/noise/model_id/image;"
                    + " number i: SplitMix64 (java.util.SplittableRandom(seed).nextLong()), k its upper 31 bits, s its"
                    + " 32nd, v its lower 32 as signed number * 2^-31; Box-Muller in float32 as in"
                    + " org.activationlab.network.NormalNumbers: r = (-1)^s sqrt(-2 ln((k + 1/2) 2^-31)), value 2i ="
                    + " r cos(v pi/2), value 2i + 1 = r sin(v pi/2); draw k, pixel p is value 784 k + p";

    private FreshNoise() {}

    /** The seed of a pair's stream. */
    static long seed(NoiseSettings settings, String modelId, int image) {
        return new RandomStreams(settings.seed()).seedOf("noise/" + modelId + "/" + image);
    }

    /**
     * Draws noise images side by side, with the draws innermost.
     *
     * @param seed a pair's stream
     * @param firstDraw the first noise image, from 0
     * @param draws how many
     * @param into gets pixel p of noise image {@code firstDraw + i} at {@code p * width + at + i}
     * @param at where the first of them goes in each row
     * @param width the length of a row
     */
    static void draw(long seed, int firstDraw, int draws, float[] into, int at, int width) {
        for (int i = 0; i < draws; i++) {
            long first = (long) (firstDraw + i) * NoiseField.PIXELS;
            NormalNumbers.fill(seed, first, NoiseField.PIXELS, into, at + i, width);
        }
    }
}
