package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

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
         * @param clean gets the logits of the image itself, (10)
         * @param noisy gets the logits of its copies, (draws, 10); as many draws as it has places
         */
        public void answer(int image, long seed, float[] clean, float[] noisy) {
            scoreClean(image, clean);
            int draws = noisy.length / LaneWeights.CLASSES;
            for (int draw = 0; draw < draws; draw += IMAGES) {
                copies.make(seed, draw, pixels, scale, piece);
                forward.run(weights, piece, 0, false);
                float[] logits = forward.logits();
                int count = Math.min(IMAGES, draws - draw);
                for (int lane = 0; lane < count; lane++) {
                    for (int k = 0; k < LaneWeights.CLASSES; k++) {
                        noisy[(draw + lane) * LaneWeights.CLASSES + k] = logits[k * IMAGES + lane];
                    }
                }
            }
        }

        /** Scores the image itself, which also puts its pixels in place. */
        private void scoreClean(int image, float[] clean) {
            images.gather(new int[] {image}, 0, 1, piece);
            for (int pixel = 0; pixel < pixels.length; pixel++) {
                pixels[pixel] = piece[pixel * IMAGES];
            }
            forward.run(weights, piece, 0, false);
            for (int k = 0; k < clean.length; k++) {
                clean[k] = forward.logits()[k * IMAGES];
            }
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
