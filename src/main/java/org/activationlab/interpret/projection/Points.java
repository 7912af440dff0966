package org.activationlab.interpret.projection;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.activationlab.network.layers.Batch;

/** Points of one space, for example what a layer gives for many images. Immutable. */
public final class Points {

    private final int count;
    private final int dimensions;
    private final double[] values;

    private Points(int count, int dimensions, double[] values) {
        this.count = count;
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * Makes points of rows of coordinates.
     *
     * @param rows at least one, all equally long, finite; copied
     * @return the points, in the given order
     * @throws IllegalArgumentException if there is no coordinate, a row has another length, or a value is not finite
     */
    public static Points of(double[][] rows) {
        int dimensions = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[Math.multiplyExact(rows.length, dimensions)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dimensions) {
                throw new IllegalArgumentException("every point must have " + dimensions
                        + " coordinates as the first has, but point " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * dimensions, dimensions);
        }
        return owning(rows.length, dimensions, values);
    }

    /**
     * Takes images or activations as points, one per row of the batch; maps are read row-major.
     *
     * @param batch at least one row, finite values
     * @return the points, in the given order
     * @throws IllegalArgumentException if there is no row or a value is not finite
     */
    public static Points of(Batch batch) {
        int dimensions = batch.shape().size();
        float[] floats = batch.values();
        double[] values = new double[floats.length];
        Arrays.setAll(values, i -> floats[i]);
        return owning(batch.count(), dimensions, values);
    }

    /** The same without a copy, for those that just made the array and will not touch it again. */
    static Points owning(int count, int dimensions, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("expected at least one point of at least one coordinate, but none came");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("coordinates must be finite, but coordinate " + i % dimensions
                        + " of point " + i / dimensions + " is " + values[i] + ". Maybe a network diverged.");
            }
        }
        return new Points(count, dimensions, values);
    }

    /**
     * Chooses points.
     *
     * @param which their numbers, at least one, in any order
     * @return these points in that order
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public Points select(Collection<Integer> which) {
        double[] chosen = new double[which.size() * dimensions];
        int at = 0;
        for (int point : which) {
            System.arraycopy(values, Objects.checkIndex(point, count) * dimensions, chosen, at, dimensions);
            at += dimensions;
        }
        return owning(which.size(), dimensions, chosen);
    }

    /**
     * Counts the points.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /**
     * Counts the coordinates of a point.
     *
     * @return at least 1
     */
    public int dimensions() {
        return dimensions;
    }

    /**
     * Gives one coordinate.
     *
     * @param point from 0
     * @param dimension from 0
     * @return its value
     */
    public double value(int point, int dimension) {
        return values[Objects.checkIndex(point, count) * dimensions + Objects.checkIndex(dimension, dimensions)];
    }

    /**
     * Copies one point.
     *
     * @param point from 0
     * @return its coordinates
     */
    public double[] row(int point) {
        Objects.checkIndex(point, count);
        return Arrays.copyOfRange(values, point * dimensions, (point + 1) * dimensions);
    }

    /**
     * Copies one coordinate of all points.
     *
     * @param dimension from 0
     * @return a value per point
     */
    public double[] column(int dimension) {
        Objects.checkIndex(dimension, dimensions);
        double[] column = new double[count];
        Arrays.setAll(column, i -> values[i * dimensions + dimension]);
        return column;
    }

    /** Checks that something comes once per point. */
    void requireOneEach(String name, int length) {
        if (length != count) {
            throw new IllegalArgumentException(
                    "expected " + name + " for each of " + count + " points, but got " + length);
        }
    }

    /** Checks a number of neighbours that every point must have. */
    void requireNeighbours(int neighbours) {
        if (neighbours < 1 || neighbours >= count) {
            throw new IllegalArgumentException(
                    "neighbours must be 1 to " + (count - 1) + " with " + count + " points, but were " + neighbours);
        }
    }

    /** The array itself, one point after another. */
    double[] raw() {
        return values;
    }

    @Override
    public String toString() {
        return "Points[" + count + " in " + dimensions + " dimensions]";
    }
}
