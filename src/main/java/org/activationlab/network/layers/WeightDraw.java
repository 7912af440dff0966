package org.activationlab.network.layers;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * Fresh numbers for a design, as PyTorch draws them: weights and biases of convolutions and linear maps uniform within
 * 1 / sqrt(fan-in), normalisations at scale 1, shift 0, running mean 0 and variance 1.
 */
public final class WeightDraw {

    private WeightDraw() {}

    /**
     * Draws all arrays.
     *
     * @param design the layers
     * @param seed of the streams, one for each array by its name
     * @return equal numbers for equal designs and seeds
     */
    public static Parameters fresh(NetworkDesign design, long seed) {
        return draw(design, seed, null, name -> true);
    }

    /**
     * Draws some layers anew and leaves the others as they are: the twin of a network for a sanity check.
     *
     * @param design the layers
     * @param learned the numbers of the others
     * @param layers which layers are drawn anew, by name
     * @param seed of the streams
     * @return the numbers of the twin
     */
    public static Parameters twin(NetworkDesign design, Parameters learned, Predicate<String> layers, long seed) {
        return draw(design, seed, learned, layers);
    }

    private static Parameters draw(
            NetworkDesign design, long seed, @Nullable Parameters learned, Predicate<String> drawn) {
        RandomStreams streams = new RandomStreams(seed);
        List<ParameterShape> shapes = design.shapes();
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        int at = 0;
        for (ParameterShape shape : shapes) {
            float[] values = learned == null || drawn.test(layerOf(design, shape))
                    ? fresh(shapes, shape, streams.stream("network/weights/" + shape.name()))
                    : learned.values(shape.name());
            System.arraycopy(values, 0, block, at, values.length);
            at += values.length;
        }
        return Parameters.of(shapes, block);
    }

    private static String layerOf(NetworkDesign design, ParameterShape shape) {
        return design.layerNames().stream()
                .filter(layer -> shape.name().startsWith(layer + "."))
                .findFirst()
                .orElseThrow();
    }

    private static float[] fresh(List<ParameterShape> all, ParameterShape shape, SplittableRandom random) {
        float[] values = new float[shape.size()];
        int dot = shape.name().lastIndexOf('.');
        String kind = shape.name().substring(dot + 1);
        String owner = shape.name().substring(0, dot + 1);
        int fanIn = all.stream()
                .filter(other -> other.name().equals(owner + "weight"))
                .mapToInt(WeightDraw::fanIn)
                .findFirst()
                .orElse(0);
        boolean normalisation = fanIn == 0;
        if (kind.equals("running_mean")) {
            return values;
        }
        if (kind.equals("running_var") || normalisation) {
            Arrays.fill(values, kind.equals("bias") ? 0 : 1);
            return values;
        }
        double bound = 1 / Math.sqrt(fanIn);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    /** Inputs of one output; 0 for the scale of a normalisation, which has one dimension. */
    private static int fanIn(ParameterShape weight) {
        List<Integer> dimensions = weight.dimensions();
        return dimensions.size() < 2 ? 0 : dimensions.stream().skip(1).reduce(1, Math::multiplyExact);
    }
}
