package org.activationlab.network.layers;

import java.util.Arrays;
import java.util.List;

/**
 * The shape of what one layer gives for one image.
 *
 * @param dimensions (features) of a dense layer, or (channels, height, width) of maps; each at least 1
 */
public record ActivationShape(List<Integer> dimensions) {

    private static final int MAP_DIMENSIONS = 3;

    /** Checks the sizes. */
    public ActivationShape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.size() != 1 && dimensions.size() != MAP_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "expected (features) or (channels, height, width), but got " + dimensions);
        }
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException("every dimension must be at least 1, but was " + dimensions);
            }
            size *= dimension;
        }
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(dimensions + " is more than one array can hold");
        }
    }

    /**
     * Makes a shape.
     *
     * @param dimensions one or three sizes
     * @return the shape
     */
    public static ActivationShape of(int... dimensions) {
        return new ActivationShape(Arrays.stream(dimensions).boxed().toList());
    }

    /**
     * Counts the values.
     *
     * @return the product of the dimensions
     */
    public int size() {
        return dimensions.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /**
     * Tells maps from features.
     *
     * @return whether there are channels, height and width
     */
    public boolean isMap() {
        return dimensions.size() == MAP_DIMENSIONS;
    }

    /**
     * Counts channels, or features.
     *
     * @return the first dimension
     */
    public int channels() {
        return dimensions.get(0);
    }

    /**
     * Gives the height of a map.
     *
     * @return rows; 1 for features
     */
    public int height() {
        return isMap() ? dimensions.get(1) : 1;
    }

    /**
     * Gives the width of a map.
     *
     * @return columns; 1 for features
     */
    public int width() {
        return isMap() ? dimensions.get(2) : 1;
    }

    @Override
    public String toString() {
        return dimensions.toString();
    }
}
