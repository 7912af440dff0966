package org.activationlab.metrics;

/**
 * The one temperature that makes softmax probabilities fit best: logits are divided by it, which changes how sure a
 * network is but not its answer.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks", 2017, section 4.2. The
 * mean negative log-likelihood is convex in 1/temperature, so its slope, the mean of (expected logit - logit of the true
 * class), is brought to 0 by halving.
 *
 * @param temperature between {@link #COLDEST} and {@link #HOTTEST}; at an end where the likelihood rises up to it: the
 *     coldest if every answer is right, the hottest if the logits are worse than guessing; 1 if all logits of each row are
 *     equal, which no temperature changes
 * @param logLoss mean negative logarithm of the probability of the true class at that temperature, in nats
 * @param logLossBefore the same at temperature 1
 */
public record TemperatureFit(double temperature, double logLoss, double logLossBefore) {

    /** The smallest temperature that is tried. */
    public static final double COLDEST = 1e-3;

    /** The largest temperature that is tried. */
    public static final double HOTTEST = 1e3;

    /** Halving so often brings the bracket, a factor of a million wide, down to rounding. */
    private static final int HALVINGS = 60;

    /**
     * Fits.
     *
     * @param logits (rows, classes) in row-major order, finite
     * @param labels the true class of each row, 0 to classes - 1; at least one row
     * @return the fit
     * @throws IllegalArgumentException if there is no row, the logits are no whole number of classes per row, a logit is
     *     not finite, or a label is no class
     */
    public static TemperatureFit of(float[] logits, int[] labels) {
        Columns.requireSome("labels", labels.length);
        int classes = logits.length / labels.length;
        if (classes < 1 || classes * labels.length != logits.length) {
            throw new IllegalArgumentException("logits must hold the same number of classes for each of the "
                    + labels.length + " labels, but has " + logits.length + " values");
        }
        float[] belowLargest = new float[logits.length];
        boolean flat = true;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "label " + row + " must be between 0 and " + (classes - 1) + ", but is " + labels[row]);
            }
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                Columns.requireFinite("logits", i, logits[i]);
                largest = Math.max(largest, logits[i]);
            }
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                belowLargest[i] = logits[i] - largest;
                flat &= belowLargest[i] == 0;
            }
        }
        double temperature = flat ? 1 : root(belowLargest, labels);
        return new TemperatureFit(
                temperature, logLoss(belowLargest, labels, temperature), logLoss(belowLargest, labels, 1));
    }

    private static double root(float[] logits, int[] labels) {
        if (slope(logits, labels, HOTTEST) >= 0) {
            return HOTTEST;
        }
        if (slope(logits, labels, COLDEST) <= 0) {
            return COLDEST;
        }
        double cold = COLDEST;
        double hot = HOTTEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(cold * hot);
            if (slope(logits, labels, middle) > 0) {
                cold = middle;
            } else {
                hot = middle;
            }
        }
        return Math.sqrt(cold * hot);
    }

    /** The derivative of the summed loss by 1/temperature: above 0 where the network is too sure. */
    private static double slope(float[] logits, int[] labels, double temperature) {
        int classes = logits.length / labels.length;
        double slope = 0;
        for (int row = 0; row < labels.length; row++) {
            double sum = 0;
            double weighted = 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                double share = Math.exp(logits[i] / temperature);
                sum += share;
                weighted += share * logits[i];
            }
            slope += weighted / sum - logits[row * classes + labels[row]];
        }
        return slope;
    }

    private static double logLoss(float[] logits, int[] labels, double temperature) {
        int classes = logits.length / labels.length;
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            double sum = 0;
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                sum += Math.exp(logits[i] / temperature);
            }
            loss += Math.log(sum) - logits[row * classes + labels[row]] / temperature;
        }
        return loss / labels.length;
    }
}
