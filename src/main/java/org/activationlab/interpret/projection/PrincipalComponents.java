package org.activationlab.interpret.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.activationlab.network.RandomStreams;

/**
 * The directions in which points vary most, one at a right angle to the other, and how much they vary there.
 *
 * <p>A direction is only known up to its sign: here the entry that is largest by size is positive.
 *
 * <p>Source: K. Pearson, "On lines and planes of closest fit to systems of points in space", 1901; H. Hotelling, "Analysis
 * of a complex of statistical variables into principal components", 1933.
 */
public final class PrincipalComponents {

    /** Points that one piece of work goes over; it fixes the order of sums, so it is part of the result. */
    private static final int BLOCK = 256;

    private final double[] mean;
    private final List<LargestEigenpairs.Pair> pairs;
    private final double totalVariance;

    private PrincipalComponents(double[] mean, List<LargestEigenpairs.Pair> pairs, double totalVariance) {
        this.mean = mean;
        this.pairs = pairs;
        this.totalVariance = totalVariance;
    }

    /**
     * Finds the first components.
     *
     * @param points at least two
     * @param count how many components, at least 1 and at most as many as there are points or dimensions
     * @return mean, components and variances
     * @throws IllegalArgumentException if there are fewer than two points or the count is out of its range
     */
    public static PrincipalComponents of(Points points, int count) {
        int most = Math.min(points.count(), points.dimensions());
        if (points.count() < 2 || count < 1 || count > most) {
            throw new IllegalArgumentException("expected at least two points and 1 to " + most + " components, but got "
                    + points + " and " + count + " components");
        }
        double[] mean = mean(points);
        double total = totalVariance(points, mean);
        List<LargestEigenpairs.Pair> pairs = LargestEigenpairs.of(
                vector -> covarianceTimes(points, mean, vector),
                points.dimensions(),
                points.count(),
                total,
                count,
                LargestEigenpairs.EXACT,
                // Where the search starts decides nothing but the sign, and that is fixed below.
                new RandomStreams(0).stream("principal-components/start"));
        pairs.forEach(pair -> turn(pair.vector()));
        return new PrincipalComponents(mean, pairs, total);
    }

    private static double[] mean(Points points) {
        double[] mean = new double[points.dimensions()];
        for (int i = 0; i < points.count(); i++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += points.raw()[i * mean.length + d];
            }
        }
        Arrays.setAll(mean, d -> mean[d] / points.count());
        return mean;
    }

    private static double totalVariance(Points points, double[] mean) {
        double sum = 0;
        for (int i = 0; i < points.count(); i++) {
            for (int d = 0; d < mean.length; d++) {
                double from = points.raw()[i * mean.length + d] - mean[d];
                sum += from * from;
            }
        }
        return sum / (points.count() - 1);
    }

    /** The covariance matrix times a vector, without the matrix. */
    private static double[] covarianceTimes(Points points, double[] mean, double[] vector) {
        int blocks = (points.count() + BLOCK - 1) / BLOCK;
        double[][] parts = new double[blocks][];
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int to = Math.min(points.count(), (block + 1) * BLOCK);
            parts[block] = covarianceTimes(points, mean, vector, block * BLOCK, to);
        });
        double[] product = new double[vector.length];
        for (double[] part : parts) {
            for (int d = 0; d < product.length; d++) {
                product[d] += part[d] / (points.count() - 1);
            }
        }
        return product;
    }

    private static double[] covarianceTimes(Points points, double[] mean, double[] vector, int from, int to) {
        double[] product = new double[vector.length];
        double[] centered = new double[vector.length];
        for (int i = from; i < to; i++) {
            int start = i * vector.length;
            double along = 0;
            for (int d = 0; d < vector.length; d++) {
                centered[d] = points.raw()[start + d] - mean[d];
                along += centered[d] * vector[d];
            }
            for (int d = 0; d < vector.length; d++) {
                product[d] += along * centered[d];
            }
        }
        return product;
    }

    private static void turn(double[] vector) {
        double largest = 0;
        for (double entry : vector) {
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        double sign = Math.signum(largest);
        Arrays.setAll(vector, d -> sign * vector[d]);
    }

    /**
     * Counts the components.
     *
     * @return at least 1
     */
    public int count() {
        return pairs.size();
    }

    /**
     * Gives the centre of the points.
     *
     * @return a new array of one mean per dimension
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * Gives a direction.
     *
     * @param component from 0, by falling variance
     * @return a new array of length 1 as a vector; its entry that is largest by size is positive
     */
    public double[] component(int component) {
        return pairs.get(component).vector().clone();
    }

    /**
     * Gives the variance along a component, with the divisor count - 1.
     *
     * @param component from 0
     * @return at least 0
     */
    public double variance(int component) {
        return pairs.get(component).value();
    }

    /**
     * Gives the variance along a component as a share of the whole variance of the points.
     *
     * @param component from 0
     * @return in [0, 1]; 0 if all points are equal
     */
    public double varianceShare(int component) {
        return totalVariance == 0 ? 0 : variance(component) / totalVariance;
    }

    /**
     * Projects points of the same space, these or others.
     *
     * @param points of as many dimensions
     * @return one coordinate per component, 0 at the mean
     * @throws IllegalArgumentException if the dimensions differ
     */
    public Points project(Points points) {
        if (points.dimensions() != mean.length) {
            throw new IllegalArgumentException(
                    "expected points of " + mean.length + " dimensions, but got " + points.dimensions());
        }
        double[] projected = new double[points.count() * count()];
        for (int i = 0; i < points.count(); i++) {
            for (int c = 0; c < count(); c++) {
                double[] direction = pairs.get(c).vector();
                double sum = 0;
                for (int d = 0; d < mean.length; d++) {
                    sum += (points.raw()[i * mean.length + d] - mean[d]) * direction[d];
                }
                projected[i * count() + c] = sum;
            }
        }
        return Points.owning(points.count(), count(), projected);
    }

    /**
     * Draws points by their first two components.
     *
     * @param points of as many dimensions
     * @return a map whose axes name the shares of the variance
     * @throws IllegalArgumentException if there is only one component or the dimensions differ
     */
    public Embedding embedding(Points points) {
        if (count() < 2) {
            throw new IllegalArgumentException("a plane needs two components, but there is only one");
        }
        Points all = project(points);
        double[][] plane = new double[points.count()][];
        Arrays.setAll(plane, i -> new double[] {all.value(i, 0), all.value(i, 1)});
        List<String> axes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            axes.add(String.format(
                    Locale.ROOT, "component %d (%.1f %% of the variance)", i + 1, 100 * varianceShare(i)));
        }
        return new Embedding("PCA", axes.get(0), axes.get(1), Points.of(plane));
    }

    @Override
    public String toString() {
        return "PrincipalComponents[" + count() + " of " + mean.length + " dimensions]";
    }
}
