package org.activationlab.interpret.influence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.network.layers.LearningNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.WeightDraw;

/**
 * A short training by Adam that keeps the network after every epoch, and that can be repeated without some images: from
 * the same start, in the same order, with the same batches, from which these images alone are missing.
 *
 * @param epochs how often every image is seen, at least 1
 * @param batchSize images per step, at least 2
 * @param rate Adam's learning rate, above 0
 * @param seed of initial weights and batch order
 */
public record TracedTraining(int epochs, int batchSize, double rate, long seed) {

    /** Checks the numbers. */
    public TracedTraining {
        if (epochs < 1 || batchSize < 2 || !(rate > 0) || rate > 1) {
            throw new IllegalArgumentException("expected at least 1 epoch, batches of at least 2 images and a learning"
                    + " rate above 0 and at most 1, but got " + epochs + ", " + batchSize + " and " + rate);
        }
    }

    /**
     * Changes the seed.
     *
     * @param value another seed
     * @return otherwise the same
     */
    public TracedTraining withSeed(long value) {
        return new TracedTraining(epochs, batchSize, rate, value);
    }

    /**
     * Trains.
     *
     * @param device where to compute
     * @param design what to train
     * @param set what to learn from
     * @param omitted numbers of images that are left out; may be empty
     * @return one snapshot after every epoch, the last is the trained network; equal settings and images give equal numbers
     * @throws IllegalArgumentException if images do not fit the design
     * @throws InterruptedException if the thread was interrupted
     */
    public List<Snapshot> train(ComputeDevice device, NetworkDesign design, TrainingSet set, Set<Integer> omitted)
            throws InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();
        try (LearningNetwork network = new LearningNetwork(device, design, WeightDraw.fresh(design, seed))) {
            int[] order = new int[set.size()];
            Arrays.setAll(order, i -> i);
            for (int epoch = 1; epoch <= epochs; epoch++) {
                Shuffle.shuffle(order, new RandomStreams(seed).stream("influence/batch-order/epoch-" + epoch));
                for (int from = 0; from < order.length; from += batchSize) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("training was interrupted");
                    }
                    int[] rows = Arrays.stream(order, from, Math.min(order.length, from + batchSize))
                            .filter(row -> !omitted.contains(row))
                            .toArray();
                    // A batch normalisation has no variance of one image.
                    if (rows.length > 1) {
                        network.step(set.images(rows), set.labels(rows), rate);
                    }
                }
                snapshots.add(new Snapshot(network.parameters(), rate));
            }
        }
        return snapshots;
    }
}
