package org.activationlab.lenet;

import java.util.SplittableRandom;
import org.activationlab.network.GaussianStream;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.RandomStreams;

/**
 * The rule for the initial weights; biases always are uniform in +-1/sqrt(fan-in), PyTorch's default.
 *
 * <p>Sources: X. Glorot, Y. Bengio 2010 (Xavier); K. He et al. 2015 (Kaiming); the bounds are those of torch.nn.init.
 */
public enum Initialization {
    /** Uniform in +-sqrt(6 / (fan-in + fan-out)). */
    XAVIER_UNIFORM,
    /** Normal with mean 0 and standard deviation 0.01. */
    NORMAL,
    /** Uniform in +-sqrt(6 / fan-in). */
    KAIMING_UNIFORM,
    /** Uniform in +-1/sqrt(fan-in). */
    PYTORCH_DEFAULT;

    /** The standard deviation of {@link #NORMAL}. */
    public static final double NORMAL_DEVIATION = 0.01;

    /**
     * Draws the initial parameters of one LeNet-5.
     *
     * @param seed the training's seed; every parameter array has a named stream of its own
     * @return 44,426 values in the order of {@link LeNet#SHAPES}
     */
    public Parameters draw(long seed) {
        RandomStreams streams = new RandomStreams(seed);
        float[] block = new float[LeNet.PARAMETER_COUNT];
        int from = 0;
        for (ParameterShape shape : LeNet.SHAPES) {
            // Biases leave the rule out of their stream's name: they do not depend on it.
            boolean bias = shape.name().endsWith(".bias");
            String rule = bias ? PYTORCH_DEFAULT.name() : name();
            SplittableRandom random = streams.stream("initialization/" + rule + "/" + shape.name());
            Initialization own = bias ? PYTORCH_DEFAULT : this;
            own.fill(block, from, shape, random);
            from += shape.size();
        }
        return Parameters.of(LeNet.SHAPES, block);
    }

    private void fill(float[] block, int from, ParameterShape shape, SplittableRandom random) {
        int to = from + shape.size();
        if (this == NORMAL) {
            GaussianStream gaussian = new GaussianStream(random);
            for (int i = from; i < to; i++) {
                block[i] = (float) (NORMAL_DEVIATION * gaussian.next());
            }
            return;
        }
        double bound = bound(shape);
        for (int i = from; i < to; i++) {
            block[i] = (float) (bound * (2.0 * random.nextDouble() - 1.0));
        }
    }

    /**
     * Returns the largest absolute value that a uniform rule draws.
     *
     * @param shape a parameter of {@link LeNet#SHAPES}
     * @return the bound
     * @throws IllegalStateException for {@link #NORMAL}, which has none
     */
    double bound(ParameterShape shape) {
        return switch (this) {
            case XAVIER_UNIFORM -> Math.sqrt(6.0 / (LeNet.fanIn(shape) + LeNet.fanOut(shape)));
            case KAIMING_UNIFORM -> Math.sqrt(6.0 / LeNet.fanIn(shape));
            case PYTORCH_DEFAULT -> 1.0 / Math.sqrt(LeNet.fanIn(shape));
            case NORMAL -> throw new IllegalStateException("a normal distribution has no bound");
        };
    }
}
