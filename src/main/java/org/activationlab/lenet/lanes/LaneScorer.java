package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

import java.util.Arrays;

/** Answers and losses of LeNet-5s on one set of images. */
public final class LaneScorer {

    private final LaneImages images;
    private final int[] numbers;
    private final LaneForward forward = new LaneForward();
    private final LaneLoss loss = new LaneLoss();
    private final float[] piece = new float[LaneImages.PIECE];

    /**
     * Prepares scoring.
     *
     * @param images what to answer
     */
    public LaneScorer(LaneImages images) {
        this.images = images;
        numbers = new int[images.size()];
        Arrays.setAll(numbers, i -> i);
    }

    /**
     * Answers all images.
     *
     * @param parameters 44,426 numbers in the order of {@code LeNet.SHAPES}
     * @param digits gets each image's answer, the first of equal logits
     * @return the mean cross-entropy, NaN if a logit is no number
     */
    public double score(float[] parameters, int[] digits) {
        LaneWeights weights = new LaneWeights(parameters);
        double sum = 0;
        for (int from = 0; from < numbers.length; from += IMAGES) {
            int count = Math.min(IMAGES, numbers.length - from);
            images.gather(numbers, from, from + count, piece);
            forward.run(weights, piece, 0, false);
            sum += loss.of(forward.logits(), images, numbers, from, count, 1);
            answers(forward.logits(), count, digits, from);
        }
        return sum / numbers.length;
    }

    /** The largest of ten logits, the first of equal ones. */
    static void answers(float[] logits, int count, int[] digits, int at) {
        for (int lane = 0; lane < count; lane++) {
            int best = 0;
            for (int k = 1; k < LaneWeights.CLASSES; k++) {
                if (logits[k * IMAGES + lane] > logits[best * IMAGES + lane]) {
                    best = k;
                }
            }
            digits[at + lane] = best;
        }
    }
}
