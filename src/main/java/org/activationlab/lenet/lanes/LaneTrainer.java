package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;

import java.util.ArrayList;
import java.util.List;

/**
 * Trains LeNet-5s on the same mini-batches, each by itself: a network's numbers do not depend on its neighbours.
 *
 * <p>Memory: 0.2 MB a network with SGD, 0.5 MB with Adam, and 2 MB for all.
 */
public final class LaneTrainer {

    private final LaneImages images;
    private final List<LaneWeights> networks = new ArrayList<>();
    private final List<LaneUpdate> updates = new ArrayList<>();
    private final LaneForward forward = new LaneForward();
    private final LaneBackward backward = new LaneBackward();
    private final LaneLoss loss = new LaneLoss();
    private final float[] gradient = new float[LaneWeights.COUNT];

    private float[] batch = new float[0];

    /**
     * Prepares training.
     *
     * @param images what to learn from
     * @param start each network's 44,426 parameters in the order of {@code LeNet.SHAPES}; copied
     * @param adam whether Adam is used, else SGD without momentum
     * @param rates each network's learning rate
     * @param decays each network's weight decay
     */
    public LaneTrainer(LaneImages images, List<float[]> start, boolean adam, float[] rates, float[] decays) {
        this.images = images;
        for (int i = 0; i < start.size(); i++) {
            networks.add(new LaneWeights(start.get(i).clone()));
            updates.add(new LaneUpdate(adam, rates[i], decays[i]));
        }
    }

    /**
     * Does one step of every network.
     *
     * @param order numbers of images
     * @param from where the mini-batch begins in {@code order}
     * @param to where it ends, exclusive
     * @param lossSums each network's sum of losses before the step is added here
     */
    public void step(int[] order, int from, int to, double[] lossSums) {
        int size = to - from;
        int pieces = LaneImages.pieces(size);
        if (batch.length < pieces * LaneImages.PIECE) {
            batch = new float[pieces * LaneImages.PIECE];
        }
        images.gather(order, from, to, batch);
        float scale = 1f / size;
        for (int i = 0; i < networks.size(); i++) {
            LaneWeights weights = networks.get(i);
            backward.clear(forward);
            for (int piece = 0; piece < pieces; piece++) {
                int first = from + piece * IMAGES;
                int at = piece * LaneImages.PIECE;
                forward.run(weights, batch, at, true);
                lossSums[i] += loss.of(forward.logits(), images, order, first, Math.min(IMAGES, to - first), scale);
                backward.run(weights, forward, batch, at, loss.error);
            }
            backward.gradients(forward, gradient);
            updates.get(i).step(weights.flat, gradient);
            weights.refresh();
        }
    }

    /**
     * Copies a network's parameters out.
     *
     * @param network its place in the list that training began with
     * @return 44,426 numbers in the order of {@code LeNet.SHAPES}
     */
    public float[] parameters(int network) {
        return networks.get(network).flat.clone();
    }
}
