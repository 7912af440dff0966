package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;
import org.activationlab.network.ParameterShape;

/**
 * A convolution over maps, as torch.nn.Conv2d: a cross-correlation with zeros around the map.
 *
 * @param inputs channels that go in
 * @param outputs channels that come out
 * @param kernel height and width of a kernel
 * @param stride steps between places
 * @param padding zeros on each side
 * @param bias whether a number is added to each channel
 */
public record Convolution(int inputs, int outputs, int kernel, int stride, int padding, boolean bias) implements Layer {

    /** Checks the sizes. */
    public Convolution {
        Windows.check(kernel, stride, padding);
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "channels must be at least 1, but were " + inputs + " in and " + outputs + " out");
        }
    }

    /**
     * Makes a convolution with bias, stride 1 and no padding.
     *
     * @param inputs channels that go in
     * @param outputs channels that come out
     * @param kernel height and width of a kernel
     * @return the layer
     */
    public static Convolution of(int inputs, int outputs, int kernel) {
        return new Convolution(inputs, outputs, kernel, 1, 0, true);
    }

    @Override
    public List<ParameterShape> learned() {
        ParameterShape weight = ParameterShape.of("weight", outputs, inputs, kernel, kernel);
        return bias ? List.of(weight, ParameterShape.of("bias", outputs)) : List.of(weight);
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        if (!input.isMap() || input.channels() != inputs) {
            throw new IllegalArgumentException(
                    "a convolution of " + inputs + " channels needs as many maps, but would get " + input);
        }
        return Windows.output(input, outputs, kernel, stride, padding);
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        Shape strides = new Shape(stride, stride);
        Shape zeros = new Shape(padding, padding);
        Shape near = new Shape(1, 1);
        NDArray weight = arrays.get("weight");
        return (bias
                        ? Conv2d.conv2d(x, weight, arrays.get("bias"), strides, zeros, near, 1)
                        : Conv2d.conv2d(x, weight, null, strides, zeros, near, 1))
                .singletonOrThrow();
    }
}
