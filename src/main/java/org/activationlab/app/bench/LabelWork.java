package org.activationlab.app.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.Initialization;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.VoteHistogram;

/**
 * Labels pairs as the study does: one network after another, some 200 images each, 1,000 draws per image.
 *
 * <p>The networks are not trained: what they answer does not change the time.
 */
final class LabelWork implements Workload {

    /** What the original's sampling comes to: ten right and ten wrong images of each of ten digits. */
    static final int IMAGES_PER_NETWORK = 200;

    private final NoiseLabeller labeller;
    private final List<Integer> images;
    private int seed;

    LabelWork(DigitData data, int worker) {
        labeller = new NoiseLabeller(ComputeDevice.CPU, data.test(), NoiseSettings.defaults());
        images = IntStream.range(0, Math.min(IMAGES_PER_NETWORK, data.test().size()))
                .boxed()
                .toList();
        seed = worker;
    }

    @Override
    public void run(Tally tally) throws InterruptedException {
        boolean enough = tally.finished(0);
        while (!enough) {
            Parameters network = Initialization.PYTORCH_DEFAULT.draw(seed++);
            List<VoteHistogram> votes = labeller.label(network, images);
            enough = tally.finished(votes.size());
        }
    }

    @Override
    public void close() {
        labeller.close();
    }
}
