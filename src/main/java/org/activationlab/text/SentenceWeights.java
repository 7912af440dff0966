package org.activationlab.text;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.GaussianStream;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;

/**
 * Fresh numbers for a network of sentences. Weights and biases are uniform within 1 / sqrt(units), as PyTorch draws them,
 * except for the LSTM: its recurrent weights are an orthogonal matrix for each gate, so that what passes through many
 * words neither grows nor fades, and its biases are 0 and the forget gate's 1, so that it begins by keeping what it read.
 * Embedded words are uniform within {@value #WORD_BOUND}, padding is 0.
 *
 * <p>Sources: A. M. Saxe, J. L. McClelland, S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep
 * linear neural networks", 2014 (orthogonal weights); R. Jozefowicz, W. Zaremba, I. Sutskever, "An Empirical Exploration
 * of Recurrent Network Architectures", 2015 (the forget gate's bias).
 */
final class SentenceWeights {

    private static final double WORD_BOUND = 0.1;

    private SentenceWeights() {}

    /**
     * Draws all arrays.
     *
     * @param design the layers
     * @param seed of the streams, one for each array by its name
     * @param vectors the first numbers of the words
     */
    static Parameters draw(SentenceDesign design, long seed, InitialVectors vectors) {
        RandomStreams streams = new RandomStreams(seed);
        List<ParameterShape> shapes = design.shapes();
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        int at = 0;
        for (ParameterShape shape : shapes) {
            float[] values = values(design, shape, streams.stream("sentences/weights/" + shape.name()));
            if (shape.name().equals(SentenceDesign.TABLE)) {
                vectors.into(values, design.embedding());
                Arrays.fill(values, 0, design.embedding(), 0);
            }
            System.arraycopy(values, 0, block, at, values.length);
            at += values.length;
        }
        return Parameters.of(shapes, block);
    }

    private static float[] values(SentenceDesign design, ParameterShape shape, SplittableRandom random) {
        float[] values = new float[shape.size()];
        String name = shape.name();
        if (name.startsWith("lstm") && name.contains("bias")) {
            if (name.contains("bias_ih")) {
                // The second of the four gates is the forget gate.
                Arrays.fill(values, design.hidden(), 2 * design.hidden(), 1);
            }
            return values;
        }
        if (name.contains("weight_hh")) {
            int size = design.hidden() * design.hidden();
            for (int from = 0; from < values.length; from += size) {
                System.arraycopy(orthogonal(design.hidden(), new GaussianStream(random)), 0, values, from, size);
            }
            return values;
        }
        double bound = name.equals(SentenceDesign.TABLE)
                ? WORD_BOUND
                : 1 / Math.sqrt(name.startsWith("lstm") ? design.hidden() : design.width());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    /** Rows of length 1 at right angles to one another, in a random position: Gram-Schmidt on normal numbers, twice. */
    private static float[] orthogonal(int size, GaussianStream random) {
        double[][] rows = new double[size][size];
        for (int i = 0; i < size; i++) {
            Arrays.setAll(rows[i], k -> random.next());
            for (int time = 0; time < 2; time++) {
                for (int j = 0; j < i; j++) {
                    double shared = dot(rows[i], rows[j]);
                    for (int k = 0; k < size; k++) {
                        rows[i][k] -= shared * rows[j][k];
                    }
                }
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int k = 0; k < size; k++) {
                rows[i][k] /= length;
            }
        }
        float[] flat = new float[size * size];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) rows[i / size][i % size];
        }
        return flat;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
