package org.activationlab.lenet;

import java.util.List;
import java.util.function.LongConsumer;
import org.activationlab.network.Parameters;

/** Networks in training on the same mini-batches, wherever their arithmetic runs. */
interface TrainingStack extends AutoCloseable {

    /**
     * Trains on every image once.
     *
     * @param order the images' numbers in the order of the pass
     * @param batchSize images per step; the last step takes what is left
     * @param progress told after every step how many (network, image) pairs were trained on since the last call
     * @return each network's mean loss over the pass, NaN for one that diverged
     * @throws InterruptedException if the thread was interrupted
     */
    double[] epoch(int[] order, int batchSize, LongConsumer progress) throws InterruptedException;

    /** Measures every network on the test images. */
    StackScores score();

    /** Copies the parameters out, one entry per network. */
    List<Parameters> parameters();

    @Override
    void close();

    /** Stops a step if the thread was interrupted. */
    static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
    }
}
