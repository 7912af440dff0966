package org.activationlab.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.activationlab.pairs.TraceLayout;

/**
 * The numbers of a meta-network: names and shapes as PyTorch gives them, and how they start.
 *
 * <p>Parameters are learned; statistics are the running means and variances of the three batch normalisations, which
 * are kept in the same file behind the parameters but are none.
 */
public final class MetaParameters {

    /** The four activations that become the four tokens, in this order. */
    static final List<TraceLayout.Part> INPUTS = TraceLayout.LENET_LAST_FOUR.parts();

    private static final int WIDTH = Architecture.WIDTH;

    private MetaParameters() {}

    /**
     * Lists what is learned.
     *
     * @param architecture the encoder
     * @param task the question
     * @return names and shapes in PyTorch's order: token maps, encoder, decoder
     */
    public static List<ParameterShape> learned(Architecture architecture, Task task) {
        List<ParameterShape> shapes = new ArrayList<>();
        for (TraceLayout.Part input : INPUTS) {
            shapes.add(ParameterShape.of("tokens." + input.name() + ".weight", WIDTH, input.size()));
            shapes.add(ParameterShape.of("tokens." + input.name() + ".bias", WIDTH));
        }
        shapes.addAll(architecture.encoderShapes());
        for (int layer = 1; layer <= 3; layer++) {
            shapes.add(ParameterShape.of("decoder.linear" + layer + ".weight", WIDTH, WIDTH));
            shapes.add(ParameterShape.of("decoder.linear" + layer + ".bias", WIDTH));
            shapes.add(ParameterShape.of("decoder.norm" + layer + ".weight", WIDTH));
            shapes.add(ParameterShape.of("decoder.norm" + layer + ".bias", WIDTH));
        }
        shapes.add(ParameterShape.of("decoder.linear4.weight", task.outputs(), WIDTH));
        shapes.add(ParameterShape.of("decoder.linear4.bias", task.outputs()));
        return List.copyOf(shapes);
    }

    /**
     * Lists what a file of a meta-network holds.
     *
     * @param architecture the encoder
     * @param task the question
     * @return {@link #learned} and behind them the statistics
     */
    public static List<ParameterShape> all(Architecture architecture, Task task) {
        List<ParameterShape> shapes = new ArrayList<>(learned(architecture, task));
        for (int layer = 1; layer <= 3; layer++) {
            shapes.add(ParameterShape.of("decoder.norm" + layer + ".running_mean", WIDTH));
            shapes.add(ParameterShape.of("decoder.norm" + layer + ".running_var", WIDTH));
        }
        return List.copyOf(shapes);
    }

    /**
     * Counts the learned numbers.
     *
     * @param architecture the encoder
     * @param task the question
     * @return for example 845,058 for an rnn that judges correctness
     */
    public static int count(Architecture architecture, Task task) {
        return size(learned(architecture, task));
    }

    static int size(List<ParameterShape> shapes) {
        return shapes.stream().mapToInt(ParameterShape::size).sum();
    }

    /**
     * Draws initial values by PyTorch's rules: dense weights and biases uniform in +-1/sqrt(fan-in), recurrent weights
     * in +-1/sqrt(256), the attention's input projection by Xavier; normalisations start at 1 and 0. The transformer's
     * four layers start as copies of one, as torch.nn.TransformerEncoder makes them.
     *
     * @param architecture the encoder
     * @param task the question
     * @param seed the run's seed; every array has a named stream of its own
     * @return the shapes of {@link #all}
     */
    public static Parameters draw(Architecture architecture, Task task, long seed) {
        List<ParameterShape> shapes = all(architecture, task);
        RandomStreams streams = new RandomStreams(seed);
        float[] block = new float[size(shapes)];
        int from = 0;
        for (ParameterShape shape : shapes) {
            int to = from + shape.size();
            if (shape.name().contains("norm")) {
                float start = shape.name().endsWith("weight") || shape.name().endsWith("var") ? 1 : 0;
                Arrays.fill(block, from, to, start);
            } else {
                double bound = bound(shape, shapes);
                String name = shape.name().replaceFirst("^encoder\\.layers\\.\\d+\\.", "encoder.layers.0.");
                SplittableRandom random = streams.stream("meta/initialization/" + architecture + "/" + name);
                for (int i = from; i < to; i++) {
                    block[i] = (float) (bound * (2.0 * random.nextDouble() - 1.0));
                }
            }
            from = to;
        }
        return Parameters.of(shapes, block);
    }

    /** The largest absolute value that an array starts with. */
    static double bound(ParameterShape shape, List<ParameterShape> shapes) {
        if (shape.name().endsWith(".in_proj_weight")) {
            return Math.sqrt(
                    6.0 / (shape.dimensions().get(0) + shape.dimensions().get(1)));
        }
        // The rows of a recurrent weight have 256 numbers each, so 1/sqrt(fan-in) is PyTorch's 1/sqrt(256) there too.
        String weight = shape.name().replaceFirst("\\.bias$", ".weight");
        return shapes.stream()
                .filter(other -> other.name().equals(weight))
                .mapToDouble(other -> 1 / Math.sqrt(other.dimensions().get(1)))
                .findFirst()
                .orElseThrow();
    }
}
