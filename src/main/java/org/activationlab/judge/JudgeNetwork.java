package org.activationlab.judge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.Autograd;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Dropout;
import org.activationlab.network.FlatAdam;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;

/** A judge while it learns: all learned numbers in one native array. For one thread; whoever makes it closes it. */
final class JudgeNetwork implements AutoCloseable {

    /** Three linear maps with their biases. */
    private static final int ARRAYS = 6;

    private final JudgeLearning settings;
    private final List<ParameterShape> shapes;
    private final int inputs;
    private final float[] mean;
    private final float[] scale;
    private final NDManager manager;
    private final NDArray flat;
    private final NDList views = new NDList();
    private final FlatAdam adam;

    JudgeNetwork(ComputeDevice device, JudgeLearning settings, float[] mean, float[] scale) {
        this.settings = settings;
        this.inputs = mean.length;
        this.mean = mean;
        this.scale = scale;
        shapes = Judge.shapes(inputs, settings.width());
        manager = device.open();
        flat = manager.create(initial());
        long[] ends = new long[ARRAYS - 1];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += shapes.get(i).size();
            ends[i] = end;
        }
        NDList parts = flat.split(ends);
        for (int i = 0; i < ARRAYS; i++) {
            List<Integer> dimensions = shapes.get(i).dimensions();
            views.add(
                    dimensions.size() == 1 ? parts.get(i) : parts.get(i).reshape(dimensions.get(0), dimensions.get(1)));
        }
        adam = FlatAdam.of(flat);
    }

    /** PyTorch's usual: weights and biases uniform within 1 / sqrt(fan-in). */
    private float[] initial() {
        RandomStreams streams = new RandomStreams(settings.seed());
        int count = shapes.subList(0, ARRAYS).stream()
                .mapToInt(ParameterShape::size)
                .sum();
        float[] values = new float[count];
        int at = 0;
        for (int i = 0; i < ARRAYS; i++) {
            double bound = 1 / Math.sqrt(i < 2 ? inputs : settings.width());
            SplittableRandom random =
                    streams.stream("judge/initial/" + shapes.get(i).name());
            int end = at + shapes.get(i).size();
            while (at < end) {
                values[at++] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
        }
        return values;
    }

    /**
     * Learns from one batch.
     *
     * @param recording of this thread
     * @param table the numbers
     * @param rows the batch
     * @param dropout of this epoch
     */
    void step(Autograd.Recording recording, JudgeRows table, int[] rows, Dropout dropout) {
        try (NDManager step = manager.newSubManager()) {
            NDList leaves = new NDList();
            for (NDArray view : views) {
                leaves.add(recording.leaf(step, view));
            }
            NDArray x = step.create(numbers(table, rows), new Shape(rows.length, inputs));
            for (int layer = 0; layer < 2; layer++) {
                x = linear(x, leaves, layer).getNDArrayInternal().relu();
                if (settings.dropout() > 0) {
                    x = dropout.apply(step, x);
                }
            }
            NDArray logits = linear(x, leaves, 2);
            NDArray targets = step.create(targets(table, rows), new Shape(rows.length, 1));
            NDArray loss = logits.getNDArrayInternal()
                    .softPlus()
                    .sub(logits.mul(targets))
                    .mean();
            recording.backward(loss);
            NDList gradients = new NDList();
            for (NDArray leaf : leaves) {
                gradients.add(leaf.getGradient());
            }
            if (settings.weightDecay() > 0) {
                flat.muli(1 - settings.learningRate() * settings.weightDecay());
            }
            adam.step(gradients, settings.learningRate());
        }
    }

    private static NDArray linear(NDArray x, NDList leaves, int layer) {
        return x.getNDArrayInternal()
                .linear(x, leaves.get(2 * layer), leaves.get(2 * layer + 1))
                .singletonOrThrow();
    }

    private float[] numbers(JudgeRows table, int[] rows) {
        float[] numbers = new float[rows.length * inputs];
        for (int i = 0; i < rows.length; i++) {
            table.copy(rows[i], numbers, i * inputs);
            for (int k = 0; k < inputs; k++) {
                float value = (numbers[i * inputs + k] - mean[k]) * scale[k];
                numbers[i * inputs + k] = Math.max(-Judge.FARTHEST, Math.min(Judge.FARTHEST, value));
            }
        }
        return numbers;
    }

    private float[] targets(JudgeRows table, int[] rows) {
        float[] targets = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = (float) table.target(rows[i]);
        }
        return targets;
    }

    /** Copies what was learned so far. */
    Judge judge() {
        float[] learned = flat.toFloatArray();
        float[] block = Arrays.copyOf(learned, learned.length + 2 * inputs);
        System.arraycopy(mean, 0, block, learned.length, inputs);
        System.arraycopy(scale, 0, block, learned.length + inputs, inputs);
        return new Judge(inputs, settings.width(), Parameters.of(shapes, block));
    }

    @Override
    public void close() {
        manager.close();
    }
}
