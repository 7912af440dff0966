package org.activationlab.judge;

import org.activationlab.metrics.Cholesky;
import org.activationlab.network.GaussianStream;
import org.activationlab.network.RandomStreams;

/**
 * A model of how one network's logits answer to noise, learned from unlabelled images: the noisy logits of an image are
 * normal, their mean is a linear map of the clean logits, their covariance is the same for every image. So the share of
 * noisy copies that keep the digit follows from one clean pass. Immutable, for any number of threads.
 *
 * <p>The map is a ridge regression of the mean noisy logits of each image on its clean logits, with an intercept that is
 * not shrunk and a penalty of 0.01 times the number of images times the variance of all clean logits. The covariance is
 * the mean one within an image plus that of what the map leaves over.
 *
 * <p>Why linear: noise of scale 0.9 pushes most of LeNet-5's units far from where the image had put them, and what is
 * left of the image in the logits is small and nearly proportional; the rest is a push toward the network's favourite
 * digits, which is the intercept.
 */
public final class NoiseResponse {

    /** Classes of the judged networks. */
    static final int CLASSES = 10;

    private static final int TERMS = CLASSES + 1;
    private static final double PENALTY = 0.01;
    /** Drawn logits per expected ratio, and as many mirrored ones. */
    private static final int DRAWS = 256;

    /** The same standard normal numbers for every network, so that equal networks get equal answers. */
    private static final double[][] NORMAL = normal();

    /** (11, 10): row 10 is the intercept. */
    private final double[] map;
    /** (draws, 10): logits less their mean. */
    private final float[] deviations;

    private final double[] spread;

    private NoiseResponse(double[] map, float[] deviations, double[] spread) {
        this.map = map;
        this.deviations = deviations;
        this.spread = spread;
    }

    private static double[][] normal() {
        GaussianStream stream = new GaussianStream(new RandomStreams(42).stream("judge/noise-response"));
        double[][] rows = new double[DRAWS][CLASSES];
        for (double[] row : rows) {
            for (int k = 0; k < CLASSES; k++) {
                row[k] = stream.next();
            }
        }
        return rows;
    }

    /**
     * Learns from one network's answers.
     *
     * @param clean (images, 10), the logits of clean images, row-major
     * @param noisyMeans (images, 10), for each image the mean logits of its noisy copies
     * @param noisyCovariances (images, 10, 10), for each image the covariance of the logits of its noisy copies
     * @return the model
     * @throws IllegalArgumentException if the lengths do not fit together, there are fewer than two images, or a number is
     *     not finite
     */
    public static NoiseResponse fit(float[] clean, float[] noisyMeans, float[] noisyCovariances) {
        int images = clean.length / CLASSES;
        if (images < 2
                || clean.length != images * CLASSES
                || noisyMeans.length != clean.length
                || noisyCovariances.length != clean.length * CLASSES) {
            throw new IllegalArgumentException("expected 10, 10 and 100 numbers for each of at least 2 images, but got "
                    + clean.length + ", " + noisyMeans.length + " and " + noisyCovariances.length);
        }
        double[] map = regression(clean, noisyMeans, images);
        double[] covariance = covariance(map, clean, noisyMeans, noisyCovariances, images);
        return new NoiseResponse(map, deviations(covariance), spread(covariance));
    }

    private static double[] regression(float[] clean, float[] noisyMeans, int images) {
        double[] gram = new double[TERMS * TERMS];
        double[] right = new double[TERMS * CLASSES];
        double sum = 0;
        double squares = 0;
        double[] terms = new double[TERMS];
        for (int image = 0; image < images; image++) {
            for (int k = 0; k < CLASSES; k++) {
                double value = clean[image * CLASSES + k];
                terms[k] = value;
                sum += value;
                squares += value * value;
            }
            terms[CLASSES] = 1;
            for (int i = 0; i < TERMS; i++) {
                for (int j = 0; j < TERMS; j++) {
                    gram[i * TERMS + j] += terms[i] * terms[j];
                }
                for (int k = 0; k < CLASSES; k++) {
                    right[i * CLASSES + k] += terms[i] * noisyMeans[image * CLASSES + k];
                }
            }
        }
        double mean = sum / clean.length;
        double variance = squares / clean.length - mean * mean;
        if (!Double.isFinite(variance)) {
            throw new IllegalArgumentException("the clean logits must be finite. Maybe the network diverged.");
        }
        // Equal logits for all images: any penalty above 0 makes the map 0.
        double penalty = variance > 0 ? PENALTY * images * variance : 1;
        for (int k = 0; k < CLASSES; k++) {
            gram[k * TERMS + k] += penalty;
        }
        Cholesky factor = Cholesky.of(gram, TERMS);
        double[] map = new double[TERMS * CLASSES];
        double[] column = new double[TERMS];
        for (int k = 0; k < CLASSES; k++) {
            for (int i = 0; i < TERMS; i++) {
                column[i] = right[i * CLASSES + k];
            }
            double[] solved = factor.solve(column);
            for (int i = 0; i < TERMS; i++) {
                map[i * CLASSES + k] = solved[i];
            }
        }
        return map;
    }

    private static double[] covariance(double[] map, float[] clean, float[] means, float[] within, int images) {
        double[] total = new double[CLASSES * CLASSES];
        double[] left = new double[CLASSES];
        double[] mean = new double[CLASSES];
        float[] logits = new float[CLASSES];
        for (int image = 0; image < images; image++) {
            System.arraycopy(clean, image * CLASSES, logits, 0, CLASSES);
            expected(map, logits, mean);
            for (int k = 0; k < CLASSES; k++) {
                left[k] = means[image * CLASSES + k] - mean[k];
            }
            for (int i = 0; i < CLASSES; i++) {
                for (int j = 0; j < CLASSES; j++) {
                    total[i * CLASSES + j] +=
                            (within[(image * CLASSES + i) * CLASSES + j] + left[i] * left[j]) / images;
                }
            }
        }
        return total;
    }

    private static float[] deviations(double[] covariance) {
        double trace = 0;
        for (int k = 0; k < CLASSES; k++) {
            trace += covariance[k * CLASSES + k];
        }
        if (!(trace >= 0) || Double.isInfinite(trace)) {
            throw new IllegalArgumentException("the noisy logits must be finite. Maybe the network diverged.");
        }
        double[] safe = covariance.clone();
        for (int k = 0; k < CLASSES; k++) {
            // Logits that move together make the matrix singular; this much more spread changes no ratio.
            safe[k * CLASSES + k] += 1e-6 * trace + 1e-12;
        }
        Cholesky factor = Cholesky.of(safe, CLASSES);
        float[] deviations = new float[2 * DRAWS * CLASSES];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] deviation = factor.color(NORMAL[draw]);
            for (int k = 0; k < CLASSES; k++) {
                deviations[2 * draw * CLASSES + k] = (float) deviation[k];
                deviations[(2 * draw + 1) * CLASSES + k] = (float) -deviation[k];
            }
        }
        return deviations;
    }

    private static double[] spread(double[] covariance) {
        double[] spread = new double[CLASSES];
        for (int k = 0; k < CLASSES; k++) {
            spread[k] = Math.sqrt(Math.max(0, covariance[k * CLASSES + k]));
        }
        return spread;
    }

    private static void expected(double[] map, float[] logits, double[] into) {
        System.arraycopy(map, CLASSES * CLASSES, into, 0, CLASSES);
        for (int i = 0; i < CLASSES; i++) {
            for (int k = 0; k < CLASSES; k++) {
                into[k] += logits[i] * map[i * CLASSES + k];
            }
        }
    }

    /**
     * Expects the logits of an image's noisy copies.
     *
     * @param logits (10), of the clean image
     * @return (10), their mean
     */
    public double[] expectedLogits(float[] logits) {
        double[] mean = new double[CLASSES];
        expected(map, logits, mean);
        return mean;
    }

    /**
     * Gives how far the logits of noisy copies spread.
     *
     * @return (10), standard deviations, a copy
     */
    public double[] spread() {
        return spread.clone();
    }

    /**
     * Expects the share of noisy copies that keep the answer.
     *
     * @param logits (10), of the clean image
     * @return from 0 to 1, in steps of 1/512
     */
    public double expectedRatio(float[] logits) {
        double[] mean = expectedLogits(logits);
        int answer = LogitSummary.largest(logits);
        int kept = 0;
        for (int at = 0; at < deviations.length; at += CLASSES) {
            kept += stays(mean, at, answer) ? 1 : 0;
        }
        return kept / (2.0 * DRAWS);
    }

    private boolean stays(double[] mean, int at, int answer) {
        double own = mean[answer] + deviations[at + answer];
        for (int k = 0; k < CLASSES; k++) {
            if (k != answer && mean[k] + deviations[at + k] > own) {
                return false;
            }
        }
        return true;
    }
}
