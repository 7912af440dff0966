package org.activationlab.app.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.activationlab.data.LabelledImages;
import org.activationlab.pairs.NoiseSettings;

/** Labels one image at a time: its noisy copies as one batch through one network, and a count of equal answers. */
final class PlainDjlLabelling implements Workload {

    private final NDManager manager = NDManager.newBaseManager();
    private final ParameterStore parameters = new ParameterStore(manager, false);
    private final Block network = PlainNetworks.leNet();
    private final NDArray images;
    private final NDArray noise;
    private int next;

    PlainDjlLabelling(LabelledImages images) {
        this.images = PlainImages.pixels(manager, images);
        NoiseSettings settings = NoiseSettings.defaults();
        Shape one = new Shape(1, LabelledImages.HEIGHT, LabelledImages.WIDTH);
        network.initialize(manager, DataType.FLOAT32, new Shape(1).addAll(one));
        noise = manager.randomNormal(new Shape(settings.draws()).addAll(one)).muli((float) settings.scale());
    }

    @Override
    public void run(Tally tally) {
        boolean enough = tally.finished(0);
        while (!enough) {
            label(next++ % images.getShape().get(0));
            enough = tally.finished(1);
        }
    }

    /** How many noisy copies get the image's own digit. */
    private long label(long image) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray one = images.get(image);
            // Else it would stay with all images for good.
            one.attach(scope);
            NDArray pixels = one.expandDims(0);
            NDArray clean = digits(pixels);
            NDArray noisy = digits(pixels.add(noise));
            return noisy.eq(clean).sum().toLongArray()[0];
        }
    }

    private NDArray digits(NDArray batch) {
        return network.forward(parameters, new NDList(batch), false)
                .singletonOrThrow()
                .argMax(1);
    }

    @Override
    public void close() {
        network.clear();
        manager.close();
    }
}
