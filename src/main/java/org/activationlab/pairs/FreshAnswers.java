package org.activationlab.pairs;

import java.util.List;
import java.util.function.Consumer;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.lanes.LaneFreshNoise;
import org.activationlab.lenet.lanes.LaneImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/** What answers noisy copies of images that have noise of their own each; belongs to one thread. */
interface FreshAnswers extends AutoCloseable {

    /**
     * Answers the noisy copies of images.
     *
     * @param network LeNet-5's parameters
     * @param images which images, with noise of their own each
     * @param draws how many copies of each image
     * @param hearer told the logits of each image, in order
     * @throws IllegalArgumentException if a logit of a clean image is NaN or infinite
     * @throws InterruptedException if the thread was interrupted
     */
    void answer(Parameters network, List<NoisyImage> images, int draws, Consumer<NoisyLogits> hearer)
            throws InterruptedException;

    /** How many native arrays this holds between calls. */
    int held();

    @Override
    void close();

    /** An image and the stream of its noise. */
    record NoisyImage(int image, long seed) {}

    /** Takes the vector registers where they can be used, else the device's tensor operations. */
    static FreshAnswers of(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        return LeNet.inRegisters(device)
                ? inRegisters(images, settings)
                : new TensorFreshNoise(device, images, settings);
    }

    /** Answers in the processor's vector registers. */
    static FreshAnswers inRegisters(LabelledImages images, NoiseSettings settings) {
        LaneFreshNoise noise = new LaneFreshNoise(
                new LaneImages(images.size(), images::copyPixels, images::label), (float) settings.scale());
        return new FreshAnswers() {
            @Override
            public void answer(Parameters network, List<NoisyImage> numbers, int draws, Consumer<NoisyLogits> hearer)
                    throws InterruptedException {
                LaneFreshNoise.Network ready = noise.network(network.block());
                for (NoisyImage own : numbers) {
                    requireGoOn();
                    float[] clean = new float[VoteHistogram.DIGITS];
                    float[] logits = new float[Math.multiplyExact(draws, VoteHistogram.DIGITS)];
                    ready.answer(own.image, own.seed, clean, logits);
                    hearer.accept(new NoisyLogits(clean, logits));
                }
            }

            @Override
            public int held() {
                return 0;
            }

            @Override
            public void close() {
                // Plain arrays: nothing to free.
            }
        };
    }

    /** Stops where the thread was interrupted. */
    static void requireGoOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("labelling was interrupted");
        }
    }
}
