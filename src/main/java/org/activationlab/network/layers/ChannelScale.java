package org.activationlab.network.layers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Subtracts a number from each channel and divides by another, neither of which is learned. As a network's first layer
 * it lets images stay between 0 and 1 for whoever looks at them.
 *
 * @param means one for each channel
 * @param deviations one for each channel, above 0
 */
public record ChannelScale(List<Float> means, List<Float> deviations) implements Layer {

    /** Checks the numbers. */
    public ChannelScale {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        if (means.isEmpty()
                || means.size() != deviations.size()
                || deviations.stream().anyMatch(d -> !(d > 0))) {
            throw new IllegalArgumentException("expected one mean and one deviation above 0 for each channel, but got "
                    + means + " and " + deviations);
        }
    }

    @Override
    public ActivationShape output(ActivationShape input) {
        if (!input.isMap() || input.channels() != means.size()) {
            throw new IllegalArgumentException(
                    "the scales of " + means.size() + " channels need as many maps, but would get " + input);
        }
        return input;
    }

    @Override
    public NDArray apply(NDArray x, LayerArrays arrays, boolean learning) {
        return x.sub(column(x, means)).div(column(x, deviations));
    }

    private static NDArray column(NDArray x, List<Float> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i);
        }
        return x.getManager().create(values, new Shape(1, values.length, 1, 1));
    }
}
