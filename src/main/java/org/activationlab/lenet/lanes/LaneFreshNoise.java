package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

import org.activationlab.metrics.KullbackLeibler;

/**
 * Answers of a LeNet-5 to noisy copies of images, each image with noise of its own.
 *
 * <p>No map of noise can be shared here, so every copy goes through the whole network, sixteen at a time.
 */
public final class LaneFreshNoise {

    private final LaneImages images;
    private final float scale;

    private final LaneForward forward = new LaneForward();
    private final LaneCopies copies = new LaneCopies();
    private final float[] piece = new float[LaneImages.PIECE];
    private final float[] pixels = new float[LaneImages.PIXELS];
    private final float[] clean = new float[LaneWeights.CLASSES];

    /**
     * Takes images.
     *
     * @param images the images that copies are made of
     * @param scale the standard deviation of the noise
     */
    public LaneFreshNoise(LaneImages images, float scale) {
        this.images = images;
        this.scale = scale;
    }

    /** One network, made ready to answer. */
    public final class Network {

        private final LaneWeights weights;

        private Network(float[] parameters) {
            weights = new LaneWeights(parameters);
        }

        /**
         * Answers the noisy copies of one image.
         *
         * @param image its number
         * @param seed the stream of its noise in {@code network.NormalNumbers}: draw k, pixel p is value 784 k + p
         * @param digits gets the answer to each draw; as many draws as it has places
         * @param divergences gets, for each draw, the Kullback-Leibler divergence of the softmax of its logits from that
         *     of the clean image's, in nats
         * @throws IllegalArgumentException if a logit of the clean image is NaN or infinite
         */
        public void answer(int image, long seed, int[] digits, double[] divergences) {
            KullbackLeibler divergence = new KullbackLeibler(cleanLogits(image));
            for (int draw = 0; draw < digits.length; draw += IMAGES) {
                copies.make(seed, draw, pixels, scale, piece);
                forward.run(weights, piece, 0, false);
                float[] logits = forward.logits();
                int count = Math.min(IMAGES, digits.length - draw);
                LaneScorer.answers(logits, count, digits, draw);
                for (int lane = 0; lane < count; lane++) {
                    divergences[draw + lane] = divergence.to(logits, lane, IMAGES);
                }
            }
        }

        /** Scores the image itself, which also puts its pixels in place. */
        private float[] cleanLogits(int image) {
            images.gather(new int[] {image}, 0, 1, piece);
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                pixels[pixel] = piece[pixel * IMAGES];
            }
            forward.run(weights, piece, 0, false);
            for (int k = 0; k < clean.length; k++) {
                clean[k] = forward.logits()[k * IMAGES];
            }
            return clean;
        }
    }

    /**
     * Makes a network ready.
     *
     * @param parameters 44,426 numbers in the order of {@code LeNet.SHAPES}; must not change while it answers
     * @return what answers for it; only one network of this object may answer at a time
     */
    public Network network(float[] parameters) {
        return new Network(parameters);
    }
}
