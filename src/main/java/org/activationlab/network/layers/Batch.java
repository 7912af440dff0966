package org.activationlab.network.layers;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Images, or what a layer gives for them: one row of values per image, all of one shape. */
public final class Batch {

    private final ActivationShape shape;
    private final int count;
    private final float[] values;

    private Batch(ActivationShape shape, int count, float[] values) {
        this.shape = shape;
        this.count = count;
        this.values = values;
    }

    /**
     * Makes a batch of values that stand one row after another.
     *
     * @param shape of one row
     * @param values whole rows, each row-major; copied
     * @return the batch
     * @throws IllegalArgumentException if the values do not fill whole rows
     */
    public static Batch of(ActivationShape shape, float[] values) {
        return owning(shape, values.clone());
    }

    /** The same without a copy, for those that just made the array and will not touch it again. */
    static Batch owning(ActivationShape shape, float[] values) {
        int size = shape.size();
        if (values.length % size != 0) {
            throw new IllegalArgumentException("expected rows of " + size + " values of shape " + shape + ", but got "
                    + values.length + " values, which fill no whole number of rows");
        }
        return new Batch(shape, values.length / size, values);
    }

    /**
     * Makes a batch of rows.
     *
     * @param shape of one row
     * @param rows each of as many values as the shape has; copied
     * @return the batch
     * @throws IllegalArgumentException if a row has another size
     */
    public static Batch ofRows(ActivationShape shape, Collection<float[]> rows) {
        int size = shape.size();
        float[] values = new float[Math.multiplyExact(size, rows.size())];
        int at = 0;
        for (float[] row : rows) {
            if (row.length != size) {
                throw new IllegalArgumentException("expected rows of " + size + " values of shape " + shape
                        + ", but row " + at / size + " has " + row.length);
            }
            System.arraycopy(row, 0, values, at, size);
            at += size;
        }
        return new Batch(shape, rows.size(), values);
    }

    /**
     * Gives the shape of one row.
     *
     * @return the shape
     */
    public ActivationShape shape() {
        return shape;
    }

    /**
     * Counts the rows.
     *
     * @return number of images
     */
    public int count() {
        return count;
    }

    /**
     * Copies one row.
     *
     * @param row from 0
     * @return its values, row-major
     */
    public float[] row(int row) {
        Objects.checkIndex(row, count);
        return Arrays.copyOfRange(values, row * shape.size(), (row + 1) * shape.size());
    }

    /**
     * Copies all rows.
     *
     * @return one array per row
     */
    public List<float[]> rows() {
        return IntStream.range(0, count).mapToObj(this::row).toList();
    }

    /**
     * Copies all values.
     *
     * @return row after row
     */
    public float[] values() {
        return values.clone();
    }

    /**
     * Gives one value.
     *
     * @param row from 0
     * @param index within the row, from 0
     * @return the value
     */
    public float value(int row, int index) {
        Objects.checkIndex(row, count);
        return values[row * shape.size() + Objects.checkIndex(index, shape.size())];
    }

    /**
     * Finds the largest value of a row: the predicted class, if these are logits.
     *
     * @param row from 0
     * @return the first index of the largest value
     */
    public int largest(int row) {
        Objects.checkIndex(row, count);
        int size = shape.size();
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (values[row * size + i] > values[row * size + best]) {
                best = i;
            }
        }
        return best;
    }

    /** The array itself, for native copies. */
    float[] raw() {
        return values;
    }

    @Override
    public String toString() {
        return "Batch[" + count + " rows of shape " + shape + "]";
    }
}
