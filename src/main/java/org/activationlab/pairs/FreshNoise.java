package org.activationlab.pairs;

import org.activationlab.network.NormalNumbers;
import org.activationlab.network.RandomStreams;

/**
 * The noise images of one model and image: standard normal, not yet multiplied by the scale.
 *
 * <p>Draw k, pixel p (row-major in 28 x 28) is value {@code 784 k + p} of {@link NormalNumbers}. The stream's seed is
 * that of {@link NoiseStream}, for a label of {@link RandomStreams} for the name {@code noise/MODEL/IMAGE}, so the noise
 * of a pair depends on the seed of the settings, the model and the image alone: not on other pairs, nor on how the pair
 * came to be sampled. Fewer draws are a prefix of more.
 */
final class FreshNoise {

    private FreshNoise() {}

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
