package org.activationlab.meta;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.activationlab.pairs.ReferenceTraces;

/**
 * How far a trace lies from what the network makes of unlabelled images that it takes for the same digit: the distance to
 * the k-th nearest of them. No label is needed: the network's own answer stands for the class.
 *
 * <p>Every trace is first divided by its Euclidean length, so that networks with large and with small activations can be
 * compared and distances lie between 0 and the root of 2 after ReLU; a trace of zeros stays one. A digit that has fewer
 * than k images is judged by the farthest of them. A digit that has none is as far away as the farthest image of any
 * digit: what a network never says is suspicious when it says it.
 *
 * <p>Source: Y. Sun, Y. Ming, X. Zhu, Y. Li, "Out-of-Distribution Detection with Deep Nearest Neighbors", 2022, there over
 * the images of all classes.
 */
public final class ReferenceNeighbours {

    /** How many neighbours are usual here, of about 26 images per digit. */
    public static final int USUAL_K = 10;

    private final ReferenceClasses reference;
    private final int[][] rowsOfDigit = new int[10][];
    private final int k;

    /**
     * Where a trace stands among the reference traces.
     *
     * @param score as {@link #score} gives it
     * @param agreement as {@link #agreement} gives it
     */
    public record Neighbourhood(double score, double agreement) {}

    private ReferenceNeighbours(ReferenceClasses reference, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but was " + k);
        }
        this.reference = reference;
        this.k = k;
        int[] counts = reference.counts();
        int[] filled = new int[counts.length];
        Arrays.setAll(rowsOfDigit, digit -> new int[counts[digit]]);
        for (int row = 0; row < reference.images(); row++) {
            int digit = reference.digit(row);
            rowsOfDigit[digit][filled[digit]++] = row;
        }
    }

    /**
     * Takes one network's reference traces.
     *
     * @param reference with the parts fc2 (the traces) and fc3 (whose largest value is the digit)
     * @return the score with {@link #USUAL_K} neighbours
     * @throws IllegalArgumentException if there is no image, or a value is not finite
     */
    public static ReferenceNeighbours of(ReferenceTraces reference) {
        return new ReferenceNeighbours(ReferenceClasses.of(reference), USUAL_K);
    }

    /**
     * Takes plain arrays.
     *
     * @param traces (images, values), row-major; copied
     * @param digits (images), what the network takes each image for, 0 to 9
     * @param k which neighbour counts, at least 1
     * @return the score
     * @throws IllegalArgumentException if there is no image, the lengths do not fit, a value is not finite, a digit is none,
     *     or k is below 1
     */
    public static ReferenceNeighbours of(float[] traces, int[] digits, int k) {
        return new ReferenceNeighbours(new ReferenceClasses(traces, digits), k);
    }

    /**
     * Scores one trace.
     *
     * @param trace as many values as a reference trace has, finite
     * @param digit what the network takes the image for, 0 to 9
     * @return the distance with its sign turned, so that larger is surer: in [-2, 0], without a unit
     * @throws IllegalArgumentException if the trace has another length or is not finite, or the digit is none
     */
    public double score(float[] trace, int digit) {
        float[] own = reference.unit(trace, digit);
        return score(row -> square(own, row), digit);
    }

    /**
     * Counts the neighbours with the same answer.
     *
     * @param trace as many values as a reference trace has, finite
     * @param digit what the network takes the image for, 0 to 9
     * @return the share of the k nearest reference images that the network takes for that digit, in [0, 1]
     * @throws IllegalArgumentException if the trace has another length or is not finite, or the digit is none
     */
    public double agreement(float[] trace, int digit) {
        return agreement(squares(reference.unit(trace, digit)), digit);
    }

    /**
     * Gives both numbers for little more than the price of {@link #agreement}: the distances are computed once.
     *
     * @param trace as many values as a reference trace has, finite
     * @param digit what the network takes the image for, 0 to 9
     * @return score and agreement
     * @throws IllegalArgumentException if the trace has another length or is not finite, or the digit is none
     */
    public Neighbourhood neighbourhood(float[] trace, int digit) {
        double[] squares = squares(reference.unit(trace, digit));
        return new Neighbourhood(score(row -> squares[row], digit), agreement(squares, digit));
    }

    private double score(IntToDoubleFunction square, int digit) {
        int[] rows = rowsOfDigit[digit];
        boolean known = rows.length > 0;
        double[] sorted = (known ? Arrays.stream(rows) : IntStream.range(0, reference.images()))
                .mapToDouble(square)
                .sorted()
                .toArray();
        int place = known ? Math.min(k, rows.length) - 1 : sorted.length - 1;
        // Not -0.0 for an image that is among the reference.
        return 0.0 - Math.sqrt(sorted[place]);
    }

    private double agreement(double[] squares, int digit) {
        double[] sorted = squares.clone();
        Arrays.sort(sorted);
        double farthest = sorted[Math.min(k, sorted.length) - 1];
        int near = 0;
        int same = 0;
        for (int row = 0; row < squares.length; row++) {
            if (squares[row] <= farthest) {
                near++;
                same += reference.digit(row) == digit ? 1 : 0;
            }
        }
        return same / (double) near;
    }

    private double[] squares(float[] own) {
        double[] squares = new double[reference.images()];
        Arrays.setAll(squares, row -> square(own, row));
        return squares;
    }

    private double square(float[] own, int row) {
        double sum = 0;
        int from = row * own.length;
        for (int i = 0; i < own.length; i++) {
            double difference = own[i] - reference.traces()[from + i];
            sum += difference * difference;
        }
        return sum;
    }
}
