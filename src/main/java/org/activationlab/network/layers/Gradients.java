package org.activationlab.network.layers;

/**
 * A number for each image, and its gradient.
 *
 * <p>Not a record because it holds an array.
 */
public final class Gradients {

    private final double[] numbers;
    private final Batch slopes;

    /** Takes both without a copy. */
    Gradients(double[] numbers, Batch slopes) {
        this.numbers = numbers;
        this.slopes = slopes;
    }

    /**
     * Copies the numbers that were asked for.
     *
     * @return one per image
     */
    public double[] numbers() {
        return numbers.clone();
    }

    /**
     * Gives the number of one image.
     *
     * @param row from 0
     * @return the number
     */
    public double number(int row) {
        return numbers[row];
    }

    /**
     * Gives the gradients.
     *
     * @return one row per image, in the shape of the layer that they are taken at
     */
    public Batch slopes() {
        return slopes;
    }
}
