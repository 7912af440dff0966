package org.activationlab.pairs;

import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/** What answers noisy copies, wherever the arithmetic runs; belongs to one thread. */
interface NoiseAnswers extends AutoCloseable {

    /**
     * Answers the noisy copies of images.
     *
     * @param network LeNet-5's parameters
     * @param numbers which images
     * @param digits for each of them an array that gets the answers in the order of the draws
     * @param progress asked after every few draws of each image
     * @throws InterruptedException if {@code progress} throws it
     */
    void answer(Parameters network, List<Integer> numbers, List<int[]> digits, Progress progress)
            throws InterruptedException;

    /** How many native arrays this holds between calls. */
    int held();

    @Override
    void close();

    /** Told of draws that were answered. */
    @FunctionalInterface
    interface Progress {

        /**
         * Goes on, or stops the work.
         *
         * @param image a place in the list of images
         * @param draws how many of its draws are answered
         * @return whether more of this image's draws are wanted
         * @throws InterruptedException to stop all
         */
        boolean answered(int image, int draws) throws InterruptedException;
    }

    /** Takes the vector registers where they can be used, else the device's tensor operations. */
    static NoiseAnswers of(ComputeDevice device, LabelledImages images, NoiseSettings settings) {
        return LeNet.inRegisters(device)
                ? new LaneAnswers(images, settings)
                : new TensorNoise(device, images, settings);
    }
}
