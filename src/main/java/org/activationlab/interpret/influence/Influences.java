package org.activationlab.interpret.influence;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The influence of every training image on the loss of some images: above 0 for those that lowered it (helpful, the
 * source's proponents), below 0 for those that raised it (harmful, its opponents).
 *
 * <p>Not a record because it holds arrays.
 */
public final class Influences {

    private final double[][] values;

    /** Takes one row for each image without a copy. */
    Influences(double[][] values) {
        this.values = values;
    }

    /**
     * Counts the images asked about.
     *
     * @return at least 1
     */
    public int images() {
        return values.length;
    }

    /**
     * Counts the training images.
     *
     * @return at least 1
     */
    public int trainingImages() {
        return values[0].length;
    }

    /**
     * Gives one influence.
     *
     * @param image whose loss, from 0
     * @param trainingImage whose influence, from 0
     * @return rates times products of gradients, summed over snapshots, in nats
     */
    public double value(int image, int trainingImage) {
        return values[image][trainingImage];
    }

    /**
     * Copies all influences on one image.
     *
     * @param image whose loss, from 0
     * @return one for each training image
     */
    public double[] values(int image) {
        return values[image].clone();
    }

    /**
     * Finds the training images that lowered the loss most.
     *
     * @param image whose loss, from 0
     * @param count how many at most, at least 0
     * @return their numbers, the most helpful first, of equal ones the earlier; only those with an influence above 0
     */
    public List<Integer> helpful(int image, int count) {
        return first(image, count, 1);
    }

    /**
     * Finds the training images that raised the loss most.
     *
     * @param image whose loss, from 0
     * @param count how many at most, at least 0
     * @return their numbers, the most harmful first, of equal ones the earlier; only those with an influence below 0
     */
    public List<Integer> harmful(int image, int count) {
        return first(image, count, -1);
    }

    private List<Integer> first(int image, int count, int sign) {
        double[] row = values[Objects.checkIndex(image, values.length)];
        return IntStream.range(0, row.length)
                .filter(i -> sign * row[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sign * row[i]))
                .limit(count)
                .toList();
    }
}
