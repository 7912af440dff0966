package org.activationlab.meta;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.activationlab.metrics.Cholesky;
import org.activationlab.pairs.ReferenceTraces;

/**
 * How far a trace lies from the mean of what the network makes of unlabelled images that it takes for the same digit,
 * measured by one covariance that all digits share: sqrt((x - mean)^T (S + ridge)^-1 (x - mean)). No label is needed: the
 * network's own answer stands for the class.
 *
 * <p>Every trace is first divided by its Euclidean length, as for {@link ReferenceNeighbours}: networks with large and
 * with small activations can be compared so, and errors are found much better than without.
 *
 * <p>S is the scatter around the means of the digits, divided by the number of images. Units that never fire make it
 * singular, and 256 images are few for 84 units, so {@link #RIDGE} of its mean variance is added to each variance; where
 * nothing varies at all, 1 is added. A digit that the network gives to no reference image has no mean: it is as far away
 * as the farthest of the others.
 *
 * <p>Source: K. Lee, K. Lee, H. Lee, J. Shin, "A Simple Unified Framework for Detecting Out-of-Distribution Samples and
 * Adversarial Attacks", 2018, section 2.1, there to the nearest mean, see {@link #nearest}, with labelled training
 * images; for the lengths: M. Mueller, M. Hein, "Mahalanobis++: Improving OOD Detection via Feature Normalization", 2025.
 */
public final class ReferenceMahalanobis {

    /** Which share of the mean variance is added to every variance. */
    public static final double RIDGE = 0.01;

    private final ReferenceClasses reference;
    private final Cholesky factor;

    /** The means after L^-1, in which distances are ordinary ones; none for digits without an image. */
    private final double[][] means = new double[10][];

    private ReferenceMahalanobis(ReferenceClasses reference, double ridge) {
        if (!(ridge > 0) || Double.isInfinite(ridge)) {
            throw new IllegalArgumentException("the ridge must be finite and above 0, but was " + ridge);
        }
        this.reference = reference;
        int size = reference.size();
        int[] counts = reference.counts();
        double[][] sums = new double[means.length][size];
        float[] traces = reference.traces();
        for (int row = 0; row < reference.images(); row++) {
            int digit = reference.digit(row);
            for (int i = 0; i < size; i++) {
                sums[digit][i] += (double) traces[row * size + i] / counts[digit];
            }
        }
        factor = Cholesky.of(covariance(reference, sums, ridge), size);
        Arrays.setAll(means, digit -> counts[digit] == 0 ? new double[0] : factor.whiten(sums[digit]));
    }

    private static double[] covariance(ReferenceClasses reference, double[][] means, double ridge) {
        int size = reference.size();
        double[] covariance = new double[size * size];
        double[] centred = new double[size];
        for (int row = 0; row < reference.images(); row++) {
            double[] mean = means[reference.digit(row)];
            int from = row * size;
            Arrays.setAll(centred, i -> reference.traces()[from + i] - mean[i]);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i * size + j] += centred[i] * centred[j] / reference.images();
                }
            }
        }
        double meanVariance = IntStream.range(0, size)
                .mapToDouble(i -> covariance[i * size + i])
                .average()
                .orElse(0);
        for (int i = 0; i < size; i++) {
            covariance[i * size + i] += meanVariance > 0 ? ridge * meanVariance : 1;
        }
        return covariance;
    }

    /**
     * Takes one network's reference traces.
     *
     * @param reference with the parts fc2 (the traces) and fc3 (whose largest value is the digit)
     * @return the score with the ridge {@link #RIDGE}
     * @throws IllegalArgumentException if there is no image, or a value is not finite
     */
    public static ReferenceMahalanobis of(ReferenceTraces reference) {
        return new ReferenceMahalanobis(ReferenceClasses.of(reference), RIDGE);
    }

    /**
     * Takes plain arrays.
     *
     * @param traces (images, values), row-major; copied
     * @param digits (images), what the network takes each image for, 0 to 9
     * @param ridge which share of the mean variance is added to every variance, above 0
     * @return the score
     * @throws IllegalArgumentException if there is no image, the lengths do not fit, a value is not finite, a digit is none,
     *     or the ridge is out of its range
     */
    public static ReferenceMahalanobis of(float[] traces, int[] digits, double ridge) {
        return new ReferenceMahalanobis(new ReferenceClasses(traces, digits), ridge);
    }

    /**
     * Scores one trace by the mean of its digit.
     *
     * @param trace as many values as a reference trace has, finite
     * @param digit what the network takes the image for, 0 to 9
     * @return the distance with its sign turned, so that larger is surer: at most 0, in standard deviations
     * @throws IllegalArgumentException if the trace has another length or is not finite, or the digit is none
     */
    public double score(float[] trace, int digit) {
        double[] solved = solved(reference.unit(trace, digit));
        double square = means[digit].length > 0
                ? square(solved, means[digit])
                : squares(solved).max().orElseThrow();
        return 0.0 - Math.sqrt(square);
    }

    /**
     * Scores one trace by the nearest mean, whatever the network's answer.
     *
     * @param trace as many values as a reference trace has, finite
     * @return the smallest distance with its sign turned: at most 0, in standard deviations
     * @throws IllegalArgumentException if the trace has another length or is not finite
     */
    public double nearest(float[] trace) {
        return 0.0 - Math.sqrt(squares(solved(reference.unit(trace, 0))).min().orElseThrow());
    }

    private double[] solved(float[] trace) {
        double[] values = new double[trace.length];
        Arrays.setAll(values, i -> trace[i]);
        return factor.whiten(values);
    }

    private DoubleStream squares(double[] solved) {
        return Arrays.stream(means).filter(mean -> mean.length > 0).mapToDouble(mean -> square(solved, mean));
    }

    private static double square(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return sum;
    }
}
