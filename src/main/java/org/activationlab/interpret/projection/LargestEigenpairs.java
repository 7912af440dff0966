package org.activationlab.interpret.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.activationlab.network.GaussianStream;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The largest eigenvalues of a symmetric matrix without negative ones that is known only by its products with vectors,
 * and their vectors: C. Lanczos, "An iteration method for the solution of the eigenvalue problem of linear differential
 * and integral operators", 1950, with every vector made orthogonal to all earlier ones twice. A small matrix is gone
 * through whole, so equal eigenvalues are all found there.
 */
public final class LargestEigenpairs {

    /** Where vectors shall be as good as double precision allows. */
    static final double EXACT = 1e-11;

    /** A vector shorter than this share of the trace is what rounding left. */
    private static final double ROUNDING = 1e-14;

    /** Up to this size there is no early end. */
    private static final int SMALL = 100;

    private final UnaryOperator<double[]> product;
    private final int size;
    private final double tolerance;
    private final GaussianStream random;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();

    private LargestEigenpairs(UnaryOperator<double[]> product, int size, double tolerance, SplittableRandom random) {
        this.product = product;
        this.size = size;
        this.tolerance = tolerance;
        this.random = new GaussianStream(random);
    }

    /** An eigenvalue and its vector of length 1. */
    public static final class Pair {
        private final double value;
        private final double[] vector;

        private Pair(double value, double[] vector) {
            this.value = value;
            this.vector = vector;
        }

        /**
         * Gives the eigenvalue.
         *
         * @return at least 0
         */
        public double value() {
            return value;
        }

        /**
         * Gives the vector.
         *
         * @return the array itself, of length 1
         */
        public double[] vector() {
            return vector;
        }
    }

    /**
     * Finds them.
     *
     * @param product the matrix times a vector
     * @param size of the matrix
     * @param rank at least its rank
     * @param trace the sum of all its eigenvalues
     * @param wanted how many, at most size and rank
     * @param tolerance an eigenvalue is found when its vector misses by less than this share of the largest one
     * @param random where the search starts
     * @return the largest first
     */
    public static List<Pair> of(
            UnaryOperator<double[]> product,
            int size,
            int rank,
            double trace,
            int wanted,
            double tolerance,
            SplittableRandom random) {
        LargestEigenpairs search = new LargestEigenpairs(product, size, tolerance, random);
        return search.search(Math.min(size, rank), trace, wanted);
    }

    private List<Pair> search(int limit, double trace, int wanted) {
        double[] next = orthogonal();
        int check = Math.min(limit, Math.max(SMALL, 2 * wanted + 20));
        while (true) {
            basis.add(next);
            double[] image = product.apply(next);
            diagonal.add(dot(next, image));
            clear(image);
            double length = Math.sqrt(dot(image, image));
            boolean ended = length <= ROUNDING * trace;
            if (basis.size() == check) {
                EigenDecomposition inner = inner();
                if (check == limit || found(inner, length, wanted)) {
                    return pairs(inner, wanted);
                }
                check = Math.min(limit, check + check / 4);
            }
            // What the start can reach is used up: go on with what it cannot reach.
            next = ended ? orthogonal() : scaled(image, 1 / length);
            beside.add(ended ? 0 : length);
        }
    }

    /** The eigenvalues within the space that was searched. */
    private EigenDecomposition inner() {
        int steps = basis.size();
        double[] main = diagonal.stream().mapToDouble(Double::doubleValue).toArray();
        double[] secondary = beside.stream()
                .limit(steps - 1L)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new EigenDecomposition(main, secondary);
    }

    private boolean found(EigenDecomposition inner, double length, int wanted) {
        for (int i = 0; i < wanted; i++) {
            double miss = length * Math.abs(inner.getEigenvector(i).getEntry(basis.size() - 1));
            if (miss > tolerance * inner.getRealEigenvalue(0)) {
                return false;
            }
        }
        return true;
    }

    private List<Pair> pairs(EigenDecomposition inner, int wanted) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            double[] vector = new double[size];
            for (int step = 0; step < basis.size(); step++) {
                add(vector, basis.get(step), inner.getEigenvector(i).getEntry(step));
            }
            pairs.add(new Pair(
                    Math.max(0, inner.getRealEigenvalue(i)), scaled(vector, 1 / Math.sqrt(dot(vector, vector)))));
        }
        return pairs;
    }

    /** A random vector of length 1 that is orthogonal to all so far. */
    private double[] orthogonal() {
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = random.next();
        }
        clear(vector);
        return scaled(vector, 1 / Math.sqrt(dot(vector, vector)));
    }

    /** Takes the part that lies in the space so far away; once more for what rounding left. */
    private void clear(double[] vector) {
        for (int time = 0; time < 2; time++) {
            for (double[] one : basis) {
                add(vector, one, -dot(one, vector));
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] into, double[] vector, double factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * vector[i];
        }
    }

    private static double[] scaled(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return vector;
    }
}
