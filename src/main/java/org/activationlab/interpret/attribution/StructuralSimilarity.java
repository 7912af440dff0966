package org.activationlab.interpret.attribution;

/**
 * How alike two maps look: local means, contrasts and correlations in squares of 7 pixels, averaged.
 *
 * <p>As scikit-image's {@code structural_similarity} with its defaults: uniform windows that lie wholly inside, sample
 * variances, K1 = 0.01, K2 = 0.03. Source: Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, Image Quality Assessment: From
 * Error Visibility to Structural Similarity, 2004.
 */
final class StructuralSimilarity {

    private static final int WINDOW = 7;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private StructuralSimilarity() {}

    /**
     * Compares.
     *
     * @param range the width of the scale of both
     * @return at most 1; NaN if a window does not fit
     */
    static double of(double[] one, double[] other, int width, double range) {
        int height = one.length / width;
        double c1 = K1 * range * K1 * range;
        double c2 = K2 * range * K2 * range;
        double sum = 0;
        int count = 0;
        for (int top = 0; top + WINDOW <= height; top++) {
            for (int left = 0; left + WINDOW <= width; left++) {
                sum += window(one, other, top * width + left, width, c1, c2);
                count++;
            }
        }
        return sum / count;
    }

    private static double window(double[] one, double[] other, int start, int width, double c1, double c2) {
        double n = WINDOW * WINDOW;
        double meanOne = 0;
        double meanOther = 0;
        for (int i = 0; i < n; i++) {
            int at = start + i / WINDOW * width + i % WINDOW;
            meanOne += one[at] / n;
            meanOther += other[at] / n;
        }
        double varianceOne = 0;
        double varianceOther = 0;
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            int at = start + i / WINDOW * width + i % WINDOW;
            varianceOne += (one[at] - meanOne) * (one[at] - meanOne) / (n - 1);
            varianceOther += (other[at] - meanOther) * (other[at] - meanOther) / (n - 1);
            covariance += (one[at] - meanOne) * (other[at] - meanOther) / (n - 1);
        }
        return (2 * meanOne * meanOther + c1)
                * (2 * covariance + c2)
                / ((meanOne * meanOne + meanOther * meanOther + c1) * (varianceOne + varianceOther + c2));
    }
}
