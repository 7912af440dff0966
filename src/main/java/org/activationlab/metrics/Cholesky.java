package org.activationlab.metrics;

/**
 * The lower triangular L with L L' = A of a symmetric matrix A whose eigenvalues are all above 0. Immutable.
 *
 * <p>Source: G. Golub, C. Van Loan, "Matrix Computations", 4th edition, 2013, algorithm 4.2.1.
 */
public final class Cholesky {

    private final int size;
    private final double[] lower;

    private Cholesky(int size, double[] lower) {
        this.size = size;
        this.lower = lower;
    }

    /**
     * Divides a matrix.
     *
     * @param matrix (size, size), row-major; only its lower triangle is read
     * @param size rows and columns, at least 1
     * @return its factor
     * @throws IllegalArgumentException if the array has another length, or the matrix is not positive definite
     */
    public static Cholesky of(double[] matrix, int size) {
        if (size < 1 || matrix.length != (long) size * size) {
            throw new IllegalArgumentException(
                    "a matrix of " + size + " rows has the square of that in numbers, but got " + matrix.length);
        }
        double[] lower = new double[matrix.length];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row * size + column];
                for (int k = 0; k < column; k++) {
                    sum -= lower[row * size + k] * lower[column * size + k];
                }
                if (row == column) {
                    if (!(sum > 0) || Double.isInfinite(sum)) {
                        throw new IllegalArgumentException("the matrix is not positive definite: pivot " + row + " is "
                                + sum + ". A small number added to its diagonal may help.");
                    }
                    lower[row * size + row] = Math.sqrt(sum);
                } else {
                    lower[row * size + column] = sum / lower[column * size + column];
                }
            }
        }
        return new Cholesky(size, lower);
    }

    /**
     * Solves A x = b.
     *
     * @param right b, (size)
     * @return x, (size)
     */
    public double[] solve(double[] right) {
        double[] x = whiten(right);
        for (int row = size - 1; row >= 0; row--) {
            double sum = x[row];
            for (int k = row + 1; k < size; k++) {
                sum -= lower[k * size + row] * x[k];
            }
            x[row] = sum / lower[row * size + row];
        }
        return x;
    }

    /**
     * Solves L y = b: the squared length of y is b' A^-1 b.
     *
     * @param right b, (size)
     * @return y, (size)
     */
    public double[] whiten(double[] right) {
        double[] y = requireSize(right).clone();
        for (int row = 0; row < size; row++) {
            double sum = y[row];
            for (int k = 0; k < row; k++) {
                sum -= lower[row * size + k] * y[k];
            }
            y[row] = sum / lower[row * size + row];
        }
        return y;
    }

    /**
     * Computes L z: with independent standard normal z it has the covariance A.
     *
     * @param vector z, (size)
     * @return (size)
     */
    public double[] color(double[] vector) {
        requireSize(vector);
        double[] out = new double[size];
        for (int row = 0; row < size; row++) {
            for (int k = 0; k <= row; k++) {
                out[row] += lower[row * size + k] * vector[k];
            }
        }
        return out;
    }

    private double[] requireSize(double[] vector) {
        if (vector.length != size) {
            throw new IllegalArgumentException("expected " + size + " numbers, but got " + vector.length);
        }
        return vector;
    }
}
