package org.activationlab.pairs;

import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.FiniteAnswers;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.lanes.LaneImages;
import org.activationlab.lenet.lanes.LaneScorer;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Lets LeNet-5 answer all images: in the processor's vector registers where this Java can use them, else by tensor
 * operations. An answer to two logits that are equal but for rounding may differ between the two, and from the logits
 * that {@link ActivationReader} reads.
 *
 * <p>One reader belongs to one thread and holds the images until it is closed.
 */
public final class AnswerReader implements AutoCloseable {

    private final Answers answers;
    private final int images;

    /** What computes answers. */
    private interface Answers {
        int[] to(Parameters network);

        void close();
    }

    /**
     * Prepares reading.
     *
     * @param device where to compute
     * @param images the images to look at
     */
    public AnswerReader(ComputeDevice device, LabelledImages images) {
        this.images = images.size();
        answers = LeNet.inRegisters(device) ? inRegisters(images) : byTensors(device, images);
    }

    private Answers inRegisters(LabelledImages all) {
        LaneScorer scorer = new LaneScorer(new LaneImages(all.size(), all::copyPixels, all::label));
        return new Answers() {
            @Override
            public int[] to(Parameters network) {
                int[] digits = new int[images];
                scorer.score(network.block(), digits);
                return digits;
            }

            @Override
            public void close() {
                // Plain arrays: nothing to free.
            }
        };
    }

    private static Answers byTensors(ComputeDevice device, LabelledImages all) {
        ActivationReader reader = new ActivationReader(device, all);
        return new Answers() {
            @Override
            public int[] to(Parameters network) {
                return reader.predict(network);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    /**
     * Answers all images.
     *
     * @param modelId the model's name
     * @param network its parameters
     * @return one digit per image, in order; the smaller digit where two logits are equal
     * @throws IllegalArgumentException if a parameter is NaN or infinite, or so large that a logit could be
     */
    public ModelAnswers answer(String modelId, Parameters network) {
        try {
            FiniteAnswers.require(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("model " + modelId + ": " + e.getMessage(), e);
        }
        return ModelAnswers.of(modelId, answers.to(network));
    }

    @Override
    public void close() {
        answers.close();
    }
}
