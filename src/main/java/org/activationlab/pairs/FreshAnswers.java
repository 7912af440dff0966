package org.activationlab.pairs;

import java.util.List;
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
     * @param copies which images, and places for the answers
     * @throws InterruptedException if the thread was interrupted
     */
    void answer(Parameters network, List<Copies> copies) throws InterruptedException;

    /** How many native arrays this holds between calls. */
    int held();

    @Override
    void close();

    /** The noisy copies of one image and the answers to them. */
    final class Copies {
        final int image;
        final long seed;
        /** Digit by draw. */
        final int[] digits;
        /** Divergence from the clean answer by draw, in nats. */
        final double[] divergences;

        Copies(int image, long seed, int draws) {
            this.image = image;
            this.seed = seed;
            digits = new int[draws];
            divergences = new double[draws];
        }
    }

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
            public void answer(Parameters network, List<Copies> copies) throws InterruptedException {
                LaneFreshNoise.Network ready = noise.network(network.block());
                for (Copies own : copies) {
                    requireGoOn();
                    ready.answer(own.image, own.seed, own.digits, own.divergences);
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
