package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/**
 * A network that shows its inside: the activations of every layer, what would come out if a layer gave something else,
 * and the gradient of any number at any layer. It does not learn; its numbers stay as they are.
 *
 * <p>Takes and gives plain values; holds native memory until it is closed. Safe for several threads at once. Large
 * batches go through in pieces, so memory stays bounded; images do not influence one another.
 */
public final class LayeredNetwork implements AutoCloseable {

    /** The most values of the widest layer that one piece of a batch may have: 16 million, 64 MB. */
    private static final int WIDEST_PIECE = 1 << 24;

    private final ComputeDevice device;
    private final NetworkDesign design;
    private final Parameters parameters;
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final int widest;

    /**
     * Puts numbers into a design.
     *
     * @param device where to compute
     * @param design the layers
     * @param parameters the arrays of {@link NetworkDesign#shapes}, in any order
     * @throws IllegalArgumentException if an array is missing, is one too many, or has another shape
     */
    public LayeredNetwork(ComputeDevice device, NetworkDesign design, Parameters parameters) {
        this.device = device;
        this.design = design;
        this.parameters = fitting(design, parameters);
        int widestLayer = design.input().size();
        for (int i = 0; i < design.layers().size(); i++) {
            widestLayer = Math.max(widestLayer, design.shapeAt(i).size());
        }
        widest = widestLayer;
        manager = device.open();
        for (ParameterShape shape : design.shapes()) {
            FloatBuffer values = this.parameters.view(shape.name());
            arrays.put(shape.name(), manager.create(values, tensorShape(shape), DataType.FLOAT32));
        }
    }

    private static Parameters fitting(NetworkDesign design, Parameters parameters) {
        Map<String, ParameterShape> present = new HashMap<>();
        parameters.shapes().forEach(shape -> present.put(shape.name(), shape));
        List<String> odd = new ArrayList<>();
        for (ParameterShape wanted : design.shapes()) {
            ParameterShape own = present.remove(wanted.name());
            if (own == null) {
                odd.add(wanted.name() + " is missing");
            } else if (!own.equals(wanted)) {
                odd.add(wanted.name() + " must have the shape " + wanted.dimensions() + ", but has "
                        + own.dimensions());
            }
        }
        present.keySet().stream().sorted().forEach(name -> odd.add(name + " is one too many"));
        if (!odd.isEmpty()) {
            throw new IllegalArgumentException(
                    "these are not the parameters of " + design.name() + ": " + String.join("; ", odd));
        }
        return parameters;
    }

    private static Shape tensorShape(ParameterShape shape) {
        return new Shape(
                shape.dimensions().stream().mapToLong(Integer::longValue).toArray());
    }

    /**
     * Says what it is made of.
     *
     * @return the design
     */
    public NetworkDesign design() {
        return design;
    }

    /**
     * Gives its numbers.
     *
     * @return what it was made with
     */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Puts other numbers into the same design on the same device.
     *
     * @param others the arrays of {@link NetworkDesign#shapes}, in any order
     * @return a network of its own; the caller closes it
     * @throws IllegalArgumentException as the constructor does
     */
    public LayeredNetwork with(Parameters others) {
        return new LayeredNetwork(device, design, others);
    }

    /**
     * Classifies images.
     *
     * @param images of the design's input shape
     * @return one row of logits per image
     */
    public Batch logits(Batch images) {
        return forward(NetworkDesign.INPUT, NetworkDesign.OUTPUT, images);
    }

    /**
     * Reads a layer.
     *
     * @param layer its name
     * @param images of the design's input shape
     * @return what the layer gives, one row per image
     */
    public Batch activations(String layer, Batch images) {
        return forward(NetworkDesign.INPUT, layer, images);
    }

    /**
     * Goes from one layer to a later one.
     *
     * @param from the layer whose values come; {@link NetworkDesign#INPUT} for images
     * @param to the layer whose values are wanted, at or behind {@code from}
     * @param values what {@code from} gives, or what it is assumed to give
     * @return what {@code to} gives then
     * @throws IllegalArgumentException if there is no such layer, {@code to} stands before {@code from}, or the values
     *     have another shape
     */
    public Batch forward(String from, String to, Batch values) {
        int first = design.indexOf(from);
        int last = design.indexOf(to);
        requireOrder(from, first, to, last);
        requireShape(from, values);
        ActivationShape shape = design.shapeAt(last);
        float[] result = new float[Math.multiplyExact(values.count(), shape.size())];
        for (int row = 0; row < values.count(); row += piece()) {
            int rows = Math.min(piece(), values.count() - row);
            try (NDManager step = manager.newSubManager()) {
                NDArray out = run(tensor(step, values, row, rows), first, last);
                System.arraycopy(out.toFloatArray(), 0, result, row * shape.size(), rows * shape.size());
            }
        }
        return Batch.owning(shape, result);
    }

    /**
     * Differentiates a number with respect to a layer's values.
     *
     * @param at the layer; {@link NetworkDesign#INPUT} for images
     * @param values what that layer gives, or the images
     * @param target the number that is asked for, at or behind that layer
     * @return the number of each image and its gradient in the shape of the layer
     * @throws IllegalArgumentException as {@link #forward} does, and if the target does not fit
     */
    public Gradients gradients(String at, Batch values, Target target) {
        int first = design.indexOf(at);
        int last = design.indexOf(target.layer());
        requireOrder(at, first, target.layer(), last);
        requireShape(at, values);
        int size = values.shape().size();
        double[] numbers = new double[values.count()];
        float[] slopes = new float[Math.multiplyExact(values.count(), size)];
        for (int row = 0; row < values.count(); row += piece()) {
            int rows = Math.min(piece(), values.count() - row);
            try (NDManager step = manager.newSubManager();
                    Autograd.Recording recording = Autograd.record()) {
                NDArray leaf = recording.leaf(step, tensor(step, values, row, rows));
                NDArray read = target.read(run(leaf, first, last), row);
                recording.backward(read.sum());
                float[] own = read.toFloatArray();
                for (int i = 0; i < rows; i++) {
                    numbers[row + i] = own[i];
                }
                System.arraycopy(leaf.getGradient().toFloatArray(), 0, slopes, row * size, rows * size);
            }
        }
        return new Gradients(numbers, Batch.owning(values.shape(), slopes));
    }

    private NDArray run(NDArray x, int first, int last) {
        NDArray result = x;
        for (int i = first + 1; i <= last; i++) {
            NamedLayer layer = design.layers().get(i);
            result = layer.layer().apply(result, new LayerArrays(arrays, layer.name() + "."), false);
        }
        return result;
    }

    private int piece() {
        return Math.max(1, WIDEST_PIECE / widest);
    }

    static NDArray tensor(NDManager step, Batch values, int row, int rows) {
        int size = values.shape().size();
        float[] part = rows == values.count()
                ? values.raw()
                : Arrays.copyOfRange(values.raw(), row * size, (row + rows) * size);
        long[] dimensions = new long[values.shape().dimensions().size() + 1];
        dimensions[0] = rows;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = values.shape().dimensions().get(i - 1);
        }
        return step.create(part, new Shape(dimensions));
    }

    private void requireShape(String layer, Batch values) {
        ActivationShape wanted = design.shapeOf(layer);
        if (!values.shape().equals(wanted)) {
            throw new IllegalArgumentException("expected values of shape " + wanted + " at " + layer + " of "
                    + design.name() + ", but got " + values.shape());
        }
    }

    private void requireOrder(String from, int first, String to, int last) {
        if (last < first) {
            throw new IllegalArgumentException(
                    "in " + design.name() + " the layer " + to + " stands before " + from + ", not behind it");
        }
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        manager.close();
    }
}
