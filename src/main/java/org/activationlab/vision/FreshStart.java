package org.activationlab.vision;

import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.LearningNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.network.training.TrainingLog;

/**
 * Fresh weights from which a network can learn at all.
 *
 * <p>Where a layer has a single channel, a draw can put it below zero for every image. Its ReLU then gives nothing but
 * zeros, no slope passes it, and all layers before it stay as they are for ever: the network answers the same to every
 * image. Such a draw is recognised before the training, by exact zeros in the slopes of the first layer, and is made
 * anew; nothing of how well a network learns goes into that.
 *
 * <p>Source: L. Lu, Y. Shin, Y. Su, G. E. Karniadakis, "Dying ReLU and Initialization: Theory and Numerical Examples",
 * 2019.
 *
 * @param parameters the first draw that lives
 * @param draw which one it is, from 1
 */
public record FreshStart(Parameters parameters, int draw) {

    private static final int MOST_DRAWS = 20;
    private static final int IMAGES = 256;

    /**
     * Draws weights. The first draw is {@link WeightDraw#fresh}.
     *
     * @param device where to compute
     * @param design of 28x28 grey images and ten classes
     * @param seed of all draws
     * @param images training images, at least two, of which the first 256 are looked at
     * @return the first draw with which a slope reaches the first layer
     * @throws IllegalArgumentException if none of twenty draws does
     */
    public static FreshStart of(ComputeDevice device, NetworkDesign design, long seed, LabelledImages images) {
        RandomStreams streams = new RandomStreams(seed);
        for (int draw = 1; draw <= MOST_DRAWS; draw++) {
            long own = draw == 1 ? seed : streams.seedOf("classifier/weights/draw-" + draw);
            Parameters drawn = WeightDraw.fresh(design, own);
            if (lives(device, design, drawn, images)) {
                return new FreshStart(drawn, draw);
            }
        }
        throw new IllegalArgumentException("in " + MOST_DRAWS + " draws of its weights no slope reached the first layer"
                + " of " + design.name() + ". Use more channels or another nonlinearity.");
    }

    /**
     * Says for a log where a training begins.
     *
     * @return {@link TrainingLog#FRESH_WEIGHTS}, and of a later draw which one and why
     */
    public String words() {
        return TrainingLog.FRESH_WEIGHTS
                + (draw == 1 ? "" : ", draw " + draw + " because no slope reached the first layer before");
    }

    /**
     * Tells whether a network can learn from its first layer on.
     *
     * @param device where to compute
     * @param design of 28x28 grey images and ten classes
     * @param parameters its numbers
     * @param images training images, at least two, of which the first 256 are looked at
     * @return false if every slope of the first learned array is exactly zero
     */
    public static boolean lives(
            ComputeDevice device, NetworkDesign design, Parameters parameters, LabelledImages images) {
        int[] rows = DigitBatches.rows(0, Math.min(IMAGES, images.size()));
        try (LearningNetwork network = new LearningNetwork(device, design, parameters)) {
            Parameters slopes = network.gradient(
                    DigitBatches.batch(design.input(), images, rows), DigitBatches.labels(images, rows));
            ParameterShape first = design.learned().get(0);
            for (float slope : slopes.values(first.name())) {
                if (slope != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
