package org.activationlab.meta;

/**
 * The lower triangle L of a positive definite matrix A = L L^T, to measure distances by its inverse: x^T A^-1 x is the
 * squared length of L^-1 x.
 *
 * <p>Source: G. Golub, C. Van Loan, "Matrix Computations", 4th edition, 2013, section 4.2.
 */
final class CholeskyFactor {

    /** Row after row, (n, n); what lies above the diagonal is not used. */
    private final double[] lower;

    private final int size;

    /**
     * Factorises.
     *
     * @param matrix (size, size), symmetric, row-major; only the lower triangle is read
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    CholeskyFactor(double[] matrix, int size) {
        this.size = size;
        lower = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * size + k] * lower[j * size + k];
                }
                if (i == j && !(sum > 0)) {
                    throw new IllegalArgumentException("a covariance must be positive definite, but pivot " + i + " is "
                            + sum + ". Add a ridge to its diagonal.");
                }
                lower[i * size + j] = i == j ? Math.sqrt(sum) : sum / lower[j * size + j];
            }
        }
    }

    /** Gives L^-1 x, a new array. */
    double[] solve(double[] x) {
        double[] solved = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = x[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i * size + k] * solved[k];
            }
            solved[i] = sum / lower[i * size + i];
        }
        return solved;
    }
}
