package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.FlatAdam;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/**
 * A network of layers while it learns to classify, by Adam on the mean cross-entropy. Everything learned is one native
 * array. For one thread at a time; whoever makes it closes it.
 */
public final class LearningNetwork implements AutoCloseable {

    private final NetworkDesign design;
    private final List<ParameterShape> learned;
    private final NDManager manager;
    private final NDArray flat;
    private final NDList views = new NDList();
    private final Map<String, NDArray> statistics = new HashMap<>();
    private final FlatAdam adam;

    /**
     * Starts from given numbers.
     *
     * @param device where to compute
     * @param design the layers
     * @param initial the arrays of {@link NetworkDesign#shapes}, in that order
     * @throws IllegalArgumentException if they have other names, shapes or another order
     */
    public LearningNetwork(ComputeDevice device, NetworkDesign design, Parameters initial) {
        if (!initial.shapes().equals(design.shapes())) {
            throw new IllegalArgumentException("these are not the parameters of " + design.name() + ": expected "
                    + design.shapes() + ", but got " + initial.shapes());
        }
        this.design = design;
        learned = design.learned();
        manager = device.open();
        int count = learned.stream().mapToInt(ParameterShape::size).sum();
        flat = manager.create(Arrays.copyOf(initial.block(), count));
        int at = 0;
        long[] ends = new long[learned.size() - 1];
        for (int i = 0; i < ends.length; i++) {
            at += learned.get(i).size();
            ends[i] = at;
        }
        NDList parts = flat.split(ends);
        for (int i = 0; i < learned.size(); i++) {
            views.add(parts.get(i).reshape(shape(learned.get(i))));
        }
        for (ParameterShape shape : design.statistics()) {
            statistics.put(shape.name(), manager.create(initial.values(shape.name()), shape(shape)));
        }
        adam = FlatAdam.of(flat);
    }

    private static Shape shape(ParameterShape parameter) {
        return new Shape(
                parameter.dimensions().stream().mapToLong(Integer::longValue).toArray());
    }

    /**
     * What a batch was like before the network learned from it.
     *
     * @param loss the mean cross-entropy, in nats
     * @param right how many images were classified rightly
     */
    public record Step(double loss, int right) {}

    /**
     * Learns from one batch.
     *
     * @param images of the design's input shape
     * @param classes the true class of each
     * @param rate Adam's learning rate
     * @return how the network did before it learned from them
     */
    public Step step(Batch images, int[] classes, double rate) {
        try (NDManager step = manager.newSubManager()) {
            NDList gradients = new NDList();
            Step before = backward(step, images, classes, gradients);
            adam.step(gradients, rate);
            return before;
        }
    }

    /**
     * Computes the gradient of the mean cross-entropy without learning from it; running means and variances move, as in
     * a step.
     *
     * @param images of the design's input shape
     * @param classes the true class of each
     * @return one slope for each learned number
     */
    public Parameters gradient(Batch images, int[] classes) {
        try (NDManager step = manager.newSubManager()) {
            NDList gradients = new NDList();
            backward(step, images, classes, gradients);
            float[] block = new float[Math.toIntExact(flat.size())];
            int at = 0;
            for (NDArray gradient : gradients) {
                float[] part = gradient.toFloatArray();
                System.arraycopy(part, 0, block, at, part.length);
                at += part.length;
            }
            return Parameters.of(learned, block);
        }
    }

    private Step backward(NDManager step, Batch images, int[] classes, NDList gradients) {
        if (!images.shape().equals(design.input()) || images.count() != classes.length) {
            throw new IllegalArgumentException("expected images of shape " + design.input() + " and a class for each,"
                    + " but got " + images + " and " + classes.length + " classes");
        }
        try (Autograd.Recording recording = Autograd.record()) {
            Map<String, NDArray> arrays = new HashMap<>(statistics);
            NDList leaves = new NDList();
            for (int i = 0; i < learned.size(); i++) {
                NDArray leaf = recording.leaf(step, views.get(i));
                leaves.add(leaf);
                arrays.put(learned.get(i).name(), leaf);
            }
            NDArray x = LayeredNetwork.tensor(step, images, 0, images.count());
            for (NamedLayer layer : design.layers()) {
                x = layer.layer().apply(x, new LayerArrays(arrays, layer.name() + "."), true);
            }
            NDArray loss = Target.crossEntropy(classes).read(x, 0).mean();
            recording.backward(loss);
            for (NDArray leaf : leaves) {
                gradients.add(leaf.getGradient());
            }
            Batch logits = Batch.owning(ActivationShape.of(design.classes()), x.toFloatArray());
            int right = 0;
            for (int i = 0; i < classes.length; i++) {
                right += logits.largest(i) == classes[i] ? 1 : 0;
            }
            return new Step(loss.getFloat(), right);
        }
    }

    /**
     * Copies what was learned so far.
     *
     * @return the arrays of {@link NetworkDesign#shapes}, for a {@link LayeredNetwork}
     */
    public Parameters parameters() {
        List<ParameterShape> shapes = design.shapes();
        float[] block = Arrays.copyOf(
                flat.toFloatArray(),
                shapes.stream().mapToInt(ParameterShape::size).sum());
        LayerArrays kept = new LayerArrays(statistics, "");
        int at = Math.toIntExact(flat.size());
        for (ParameterShape shape : design.statistics()) {
            float[] part = kept.get(shape.name()).toFloatArray();
            System.arraycopy(part, 0, block, at, part.length);
            at += part.length;
        }
        return Parameters.of(shapes, block);
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        manager.close();
    }
}
