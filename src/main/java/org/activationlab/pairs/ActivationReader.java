package org.activationlab.pairs;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.FiniteAnswers;
import org.activationlab.lenet.ImageBatches;
import org.activationlab.lenet.StackedLeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/**
 * Lets LeNet-5 look at images and reads its answers and the outputs of its layers.
 *
 * <p>One reader belongs to one thread and holds the images on the device until it is closed.
 */
public final class ActivationReader implements AutoCloseable {

    /** How many images are computed together; a layer's last bits may depend on it. */
    public static final int IMAGES_AT_ONCE = 500;

    private final NDManager manager;
    private final ImageBatches images;

    /**
     * Prepares reading.
     *
     * @param device where to compute
     * @param images the images to look at
     */
    public ActivationReader(ComputeDevice device, LabelledImages images) {
        manager = device.open();
        this.images = new ImageBatches(manager, images);
    }

    /**
     * Predicts the digit of every image.
     *
     * @param network LeNet-5's parameters
     * @return one digit per image, in order; the smaller digit where two logits are equal
     * @throws IllegalArgumentException if a parameter is NaN or infinite, or so large that a logit could be
     */
    public int[] predict(Parameters network) {
        FiniteAnswers.require(network);
        int[] digits = new int[images.size()];
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            for (int from = 0; from < digits.length; from += IMAGES_AT_ONCE) {
                int to = Math.min(digits.length, from + IMAGES_AT_ONCE);
                try (NDManager step = scope.newSubManager()) {
                    NDArray numbers = step.arange(from, to, 1, DataType.INT32);
                    long[] best = stack.score(step, images.images(step, numbers))
                            .argMax(1)
                            .toLongArray();
                    for (int i = 0; i < best.length; i++) {
                        digits[from + i] = (int) best[i];
                    }
                }
            }
        }
        return digits;
    }

    /**
     * Reads the outputs of the last four layers.
     *
     * @param network LeNet-5's parameters
     * @param numbers which images
     * @return one trace per image, in order: maxpool2 (256), fc1 (120, after ReLU), fc2 (84, after ReLU), fc3 (10
     *     logits)
     */
    public List<ActivationTrace> read(Parameters network, List<Integer> numbers) {
        return read(network, numbers, TraceLayout.LENET_LAST_FOUR);
    }

    /**
     * Reads the outputs of any layers, and the images too if asked.
     *
     * @param network LeNet-5's parameters
     * @param numbers which images
     * @param layout what to read: {@link TraceLayout#LENET_WHOLE} or some of its parts, in any order
     * @return one trace per image, in order; a layer has the same values in every layout
     * @throws IllegalArgumentException if LeNet-5 has no part of that name and size
     */
    public List<ActivationTrace> read(Parameters network, List<Integer> numbers, TraceLayout layout) {
        // The last four fall out of every forward pass; the maps before them have to be put together.
        boolean early = !TraceLayout.LENET_LAST_FOUR.names().containsAll(layout.names());
        int[] places = places(layout, early ? TraceLayout.LENET_WHOLE : TraceLayout.LENET_LAST_FOUR);
        List<ActivationTrace> traces = new ArrayList<>();
        try (NDManager scope = manager.newSubManager();
                StackedLeNet stack = new StackedLeNet(scope, List.of(network))) {
            for (int from = 0; from < numbers.size(); from += IMAGES_AT_ONCE) {
                List<Integer> some = numbers.subList(from, Math.min(numbers.size(), from + IMAGES_AT_ONCE));
                try (NDManager step = scope.newSubManager()) {
                    NDArray which = step.create(
                            some.stream().mapToInt(Integer::intValue).toArray());
                    NDArray pixels = images.images(step, which);
                    NDList layers = early ? stack.observeAll(step, pixels) : stack.observe(step, pixels);
                    if (early) {
                        layers.add(0, pixels.expandDims(0));
                    }
                    addTraces(layers, layout, places, some.size(), traces);
                }
            }
        }
        return traces;
    }

    /** Where each part of a layout is among the parts that are computed. */
    private static int[] places(TraceLayout layout, TraceLayout computed) {
        int[] places = new int[layout.parts().size()];
        for (int i = 0; i < places.length; i++) {
            TraceLayout.Part wanted = layout.parts().get(i);
            int place = computed.indexOf(wanted.name());
            int size = computed.parts().get(place).size();
            if (wanted.size() != size) {
                throw new IllegalArgumentException("LeNet-5's " + wanted.name() + " has " + size
                        + " values, but the layout asks for " + wanted.size()
                        + ". Use TraceLayout.LENET_WHOLE or parts of it.");
            }
            places[i] = place;
        }
        return places;
    }

    private static void addTraces(
            NDList layers, TraceLayout layout, int[] places, int count, List<ActivationTrace> traces) {
        List<float[]> rows = new ArrayList<>();
        for (int place : places) {
            rows.add(layers.get(place).transpose(0, 2, 1).flatten().toFloatArray());
        }
        for (int i = 0; i < count; i++) {
            List<float[]> own = new ArrayList<>();
            for (float[] layer : rows) {
                int size = layer.length / count;
                own.add(Arrays.copyOfRange(layer, i * size, (i + 1) * size));
            }
            traces.add(ActivationTrace.of(layout, own.toArray(float[][]::new)));
        }
    }

    /** How many native arrays this holds between calls. */
    int held() {
        return ((BaseNDManager) manager).getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
