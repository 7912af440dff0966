package org.activationlab.pairs;

import java.util.Arrays;
import java.util.List;

/**
 * The activations of one forward pass: a float array for every part of a layout. Immutable; arrays are copied in and
 * out. Values that are not finite are kept, because a diverged network is evidence too; {@link #isFinite()} tells.
 */
public final class ActivationTrace {

    private final TraceLayout layout;
    private final float[][] values;

    private ActivationTrace(TraceLayout layout, float[][] values) {
        this.layout = layout;
        this.values = values;
    }

    /**
     * Makes a trace.
     *
     * @param layout the names and sizes of the parts
     * @param values one array per part, in the order and with the sizes of the layout; copied
     * @return the trace
     * @throws IllegalArgumentException if the number of arrays or the length of one differs from the layout
     */
    public static ActivationTrace of(TraceLayout layout, float[]... values) {
        if (values.length != layout.parts().size()) {
            throw new IllegalArgumentException("expected " + layout.parts().size() + " arrays for the parts "
                    + layout.names() + ", but " + values.length + " came");
        }
        float[][] copies = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            TraceLayout.Part part = layout.parts().get(i);
            if (values[i].length != part.size()) {
                throw new IllegalArgumentException("part " + part.name() + " has " + part.size() + " values, but "
                        + values[i].length + " came. Maybe the arrays are not in the order " + layout.names());
            }
            copies[i] = values[i].clone();
        }
        return new ActivationTrace(layout, copies);
    }

    /**
     * Gives the layout.
     *
     * @return names and sizes of the parts, in order
     */
    public TraceLayout layout() {
        return layout;
    }

    /**
     * Gives the names of the parts in order.
     *
     * @return at least one name
     */
    public List<String> names() {
        return layout.names();
    }

    /**
     * Gives the values of one part.
     *
     * @param name the name of a part
     * @return (size of the part), a copy
     * @throws IllegalArgumentException if there is no such part
     */
    public float[] values(String name) {
        return values[layout.indexOf(name)].clone();
    }

    /**
     * Copies all parts, one after the other, without a gap.
     *
     * @param into receives {@code layout().totalSize()} values
     * @param offset where the first of them goes
     * @throws IndexOutOfBoundsException if {@code into} has no room for them
     */
    public void copyTo(float[] into, int offset) {
        int position = offset;
        for (float[] part : values) {
            System.arraycopy(part, 0, into, position, part.length);
            position += part.length;
        }
    }

    /**
     * Says whether every value is an ordinary number.
     *
     * @return false if a value is NaN or infinite
     */
    public boolean isFinite() {
        for (float[] part : values) {
            for (float value : part) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Compares layouts and values bit by bit, except that every NaN equals every other. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ActivationTrace trace
                && layout.equals(trace.layout)
                && Arrays.deepEquals(values, trace.values);
    }

    @Override
    public int hashCode() {
        return 31 * layout.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return "ActivationTrace" + layout.names();
    }

    /** Lets the pair room read one part without a copy; callers must not change it. */
    float[] part(int index) {
        return values[index];
    }
}
