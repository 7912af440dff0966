package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

/**
 * Answers of LeNet-5s to noisy copies of images, with the same noise for all.
 *
 * <p>The first convolution is linear: its maps of the noise are computed once for each network and added to those of
 * each image.
 */
public final class LaneNoise {

    private static final int MAPS = LaneForward.ROWS * LaneWeights.SIDE1 * 4;

    private final LaneImages images;
    private final int draws;
    /** The noise, sixteen draws side by side: (piece, 784, 16). */
    private final float[][] noise;

    private final LaneForward forward = new LaneForward();
    private final float[] piece = new float[LaneImages.PIECE];
    private final float[] maps = new float[MAPS * IMAGES];

    /**
     * Takes noise.
     *
     * @param images the images that copies are made of
     * @param values noise images as they are added, (draws, 784); copied
     */
    public LaneNoise(LaneImages images, float[] values) {
        this.images = images;
        draws = values.length / LaneImages.PIXELS;
        noise = new float[LaneImages.pieces(draws)][LaneImages.PIECE];
        for (int draw = 0; draw < draws; draw++) {
            float[] target = noise[draw / IMAGES];
            for (int pixel = 0; pixel < LaneImages.PIXELS; pixel++) {
                target[pixel * IMAGES + draw % IMAGES] = values[draw * LaneImages.PIXELS + pixel];
            }
        }
    }

    /** Told of a piece of work done, between two others. */
    @FunctionalInterface
    public interface Between {

        /**
         * Goes on, or stops the work.
         *
         * @param image the place, in the list asked for, of the image whose draws were answered
         * @param done draws of it answered so far
         * @return whether more of this image's draws are wanted
         * @throws InterruptedException to stop all
         */
        boolean answered(int image, int done) throws InterruptedException;
    }

    /**
     * Answers the noisy copies of images.
     *
     * @param parameters 44,426 numbers in the order of {@code LeNet.SHAPES}
     * @param numbers which images
     * @param digits one array for each of them, which gets the answers in the order of the draws
     * @param between asked after every sixteen draws of each image
     * @throws InterruptedException if {@code between} throws it
     */
    public void answer(float[] parameters, int[] numbers, int[][] digits, Between between) throws InterruptedException {
        LaneWeights weights = new LaneWeights(parameters);
        float[][] clean = cleanMaps(weights, numbers);
        boolean[] finished = new boolean[numbers.length];
        // Noise outside, images inside: the maps of sixteen draws stay in the cache while all images pass by.
        for (int chunk = 0; chunk < noise.length; chunk++) {
            forward.firstMaps(weights, noise[chunk], maps);
            int first = chunk * IMAGES;
            int count = Math.min(IMAGES, draws - first);
            for (int i = 0; i < numbers.length; i++) {
                if (!finished[i]) {
                    forward.runSum(weights, maps, clean[i], 0);
                    LaneScorer.answers(forward.logits(), count, digits[i], first);
                    finished[i] = !between.answered(i, first + count);
                }
            }
        }
    }

    /** Each image's first maps with the bias: (image, maps). */
    private float[][] cleanMaps(LaneWeights weights, int[] numbers) {
        float[][] clean = new float[numbers.length][MAPS];
        for (int from = 0; from < numbers.length; from += IMAGES) {
            int count = Math.min(IMAGES, numbers.length - from);
            images.gather(numbers, from, from + count, piece);
            forward.firstMaps(weights, piece, maps);
            for (int i = 0; i < MAPS; i++) {
                float bias = weights.flat[LaneWeights.BIAS1 + i / (4 * LaneWeights.SIDE1) % LaneWeights.CHANNELS1];
                for (int lane = 0; lane < count; lane++) {
                    clean[from + lane][i] = maps[i * IMAGES + lane] + bias;
                }
            }
        }
        return clean;
    }
}
