package org.activationlab.network;

import java.util.Arrays;
import java.util.List;

/**
 * The name and the dimensions of one parameter array.
 *
 * @param name the name as PyTorch would give it, for example {@code "conv1.weight"}
 * @param dimensions the sizes, outermost first; each at least 1
 */
public record ParameterShape(String name, List<Integer> dimensions) {

    /** Checks the name and the sizes. */
    public ParameterShape {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        dimensions = List.copyOf(dimensions);
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException(
                        name + ": every dimension must be at least 1, but was " + dimensions);
            }
            size *= dimension;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(name + ": " + dimensions + " is more than one array can hold");
            }
        }
    }

    /**
     * Makes a shape.
     *
     * @param name the parameter's name
     * @param dimensions the sizes, outermost first
     * @return the shape
     */
    public static ParameterShape of(String name, int... dimensions) {
        return new ParameterShape(name, Arrays.stream(dimensions).boxed().toList());
    }

    /**
     * Returns the number of values.
     *
     * @return the product of the dimensions
     */
    public int size() {
        return dimensions.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
