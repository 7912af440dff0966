package org.activationlab.interpret.influence;

import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;

/**
 * How much each training image lowered or raised the loss of other images while a network learned: over snapshots of the
 * training, the learning rate times the product of both images' gradients. Gradients are those of the last layer's weights
 * and bias, which makes one forward pass per image and snapshot enough.
 *
 * <p>Exact for a small step of plain gradient descent on one image; a sum over a few snapshots, the last layer alone and
 * another optimizer such as Adam make it an estimate. {@link RemovalCheck} tests it.
 *
 * <p>Source: G. Pruthi, F. Liu, S. Kale, M. Sundararajan, Estimating Training Data Influence by Tracing Gradient Descent,
 * 2020 (TracInCP).
 */
public final class TracIn {

    private static final int PORTION = 512;

    private TracIn() {}

    /**
     * Traces.
     *
     * @param device where to compute
     * @param design a network whose last layer is dense
     * @param snapshots of its training, at least one, for example one after every epoch
     * @param training what it learned from
     * @param images whose loss is asked about, of the design's input shape, at least one
     * @param classes the class of each whose loss is asked about, usually the true one
     * @return the influence of every training image on each of them
     * @throws IllegalArgumentException if the last layer is not dense, there is no snapshot, snapshots or images do not fit,
     *     or there is not one class for each image
     * @throws InterruptedException if the thread was interrupted
     */
    public static Influences of(
            ComputeDevice device,
            NetworkDesign design,
            List<Snapshot> snapshots,
            TrainingSet training,
            Batch images,
            int... classes)
            throws InterruptedException {
        if (snapshots.isEmpty() || images.count() == 0 || images.count() != classes.length) {
            throw new IllegalArgumentException(
                    "expected at least one snapshot, at least one image and a class for each,"
                            + " but got " + snapshots.size() + " snapshots, " + images + " and " + classes.length
                            + " classes");
        }
        double[][] influences = new double[images.count()][training.size()];
        for (Snapshot snapshot : snapshots) {
            try (LayeredNetwork network = new LayeredNetwork(device, design, snapshot.parameters())) {
                LastLayer asked = LastLayer.of(network, images, classes);
                for (int from = 0; from < training.size(); from += PORTION) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("tracing was interrupted");
                    }
                    int[] rows = IntStream.range(from, Math.min(training.size(), from + PORTION))
                            .toArray();
                    LastLayer learned = LastLayer.of(network, training.images(rows), training.labels(rows));
                    for (int image = 0; image < asked.count(); image++) {
                        for (int i = 0; i < rows.length; i++) {
                            influences[image][from + i] += snapshot.rate() * learned.product(i, asked, image);
                        }
                    }
                }
            }
        }
        return new Influences(influences);
    }
}
