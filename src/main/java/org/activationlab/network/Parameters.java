package org.activationlab.network;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The learned numbers of one network: named arrays in a fixed order.
 *
 * <p>Holds them as one block in the order of the shapes, each array row-major, and copies in and out.
 */
public final class Parameters {

    private final List<ParameterShape> shapes;
    private final float[] block;

    private Parameters(List<ParameterShape> shapes, float[] block) {
        this.shapes = shapes;
        this.block = block;
    }

    /**
     * Makes parameters from one block of values.
     *
     * @param shapes the arrays' names and dimensions, in order, each name once
     * @param block all values, array after array, each row-major; copied
     * @return the parameters
     * @throws IllegalArgumentException if a name comes twice or the block has another length than the shapes ask for
     */
    public static Parameters of(List<ParameterShape> shapes, float[] block) {
        return owning(shapes, block.clone());
    }

    /** The same without a copy, for readers that let go of their array. */
    static Parameters owning(List<ParameterShape> shapes, float[] block) {
        Set<String> names = new HashSet<>();
        long expected = 0;
        for (ParameterShape shape : shapes) {
            if (!names.add(shape.name())) {
                throw new IllegalArgumentException("the parameter " + shape.name() + " comes twice");
            }
            expected += shape.size();
        }
        if (block.length != expected) {
            throw new IllegalArgumentException(
                    "the shapes ask for " + expected + " values, but " + block.length + " came");
        }
        return new Parameters(List.copyOf(shapes), block);
    }

    /**
     * Returns names and dimensions in order.
     *
     * @return the shapes, unmodifiable
     */
    public List<ParameterShape> shapes() {
        return shapes;
    }

    /**
     * Returns how many numbers there are in all.
     *
     * @return the sum of the arrays' sizes
     */
    public int count() {
        return block.length;
    }

    /**
     * Returns all values as one block.
     *
     * @return a copy, array after array in the order of the shapes
     */
    public float[] block() {
        return block.clone();
    }

    /**
     * Returns one array.
     *
     * @param name its name
     * @return a copy of its values, row-major
     * @throws IllegalArgumentException if there is no array of that name
     */
    public float[] values(String name) {
        FloatBuffer own = view(name);
        float[] copy = new float[own.remaining()];
        own.get(copy);
        return copy;
    }

    /**
     * Shows one array.
     *
     * @param name its name
     * @return its values, row-major, to be read only; no copy is made
     * @throws IllegalArgumentException if there is no array of that name
     */
    public FloatBuffer view(String name) {
        int from = 0;
        for (ParameterShape shape : shapes) {
            if (shape.name().equals(name)) {
                return FloatBuffer.wrap(block, from, shape.size()).slice().asReadOnlyBuffer();
            }
            from += shape.size();
        }
        throw new IllegalArgumentException("there is no parameter " + name + "; there are "
                + shapes.stream().map(ParameterShape::name).toList());
    }

    /**
     * Says whether every value is a finite number.
     *
     * @return false if there is a NaN or an infinity
     */
    public boolean isFinite() {
        for (float value : block) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Refuses a NaN or an infinity.
     *
     * @throws IllegalArgumentException if there is one; names the first by array and position
     */
    public void requireFinite() {
        int at = 0;
        for (ParameterShape shape : shapes) {
            for (int i = 0; i < shape.size(); i++) {
                float value = block[at++];
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("expected parameters that are numbers, but value " + i + " of "
                            + shape.name() + " is " + value + ": such a network has no answers");
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && shapes.equals(that.shapes) && Arrays.equals(block, that.block);
    }

    @Override
    public int hashCode() {
        return 31 * shapes.hashCode() + Arrays.hashCode(block);
    }

    @Override
    public String toString() {
        return "Parameters[" + shapes.size() + " arrays, " + block.length + " values]";
    }
}
