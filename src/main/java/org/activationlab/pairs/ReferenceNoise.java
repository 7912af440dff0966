package org.activationlab.pairs;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * How one model answers noisy copies of the images of {@link ReferenceTraces}, still without labels: which digits they are
 * taken for, where their logits lie on average and how they scatter around there. By this one sees what noise does to
 * <em>this model</em> wherever an image leads it. Immutable; arrays are copied in and out.
 *
 * <p>Votes, means and covariances are those of the {@link #draws()} copies alone, not estimates for all noise there could
 * be: a covariance is divided by the number of copies. Sums are taken in double precision and rounded once.
 */
public final class ReferenceNoise {

    private static final int DIGITS = VoteHistogram.DIGITS;
    private static final int ENTRIES = DIGITS * DIGITS;

    private final String modelId;
    private final int draws;
    private final int[] images;
    private final int[] votes;
    private final float[] means;
    private final float[] covariances;

    private ReferenceNoise(Builder builder, int draws) {
        modelId = builder.modelId;
        this.draws = draws;
        images = builder.images;
        votes = builder.votes;
        means = builder.means;
        covariances = builder.covariances;
    }

    /** Rows on their way into an object; not to be used after {@link #build}. */
    static final class Builder {
        private final String modelId;
        final int[] images;
        /** (rows, 10). */
        final int[] votes;
        /** (rows, 10). */
        final float[] means;
        /** (rows, 100). */
        final float[] covariances;

        Builder(String modelId, int rows) {
            this.modelId = modelId;
            images = new int[rows];
            votes = new int[Math.multiplyExact(rows, DIGITS)];
            means = new float[Math.multiplyExact(rows, DIGITS)];
            covariances = new float[Math.multiplyExact(rows, ENTRIES)];
        }

        /** Fills a row from the answers to an image's noisy copies. */
        void put(int row, int image, NoisyLogits logits) {
            images[row] = image;
            System.arraycopy(logits.votes(), 0, votes, row * DIGITS, DIGITS);
            int draws = logits.draws();
            double[] mean = new double[DIGITS];
            for (int draw = 0; draw < draws; draw++) {
                for (int i = 0; i < DIGITS; i++) {
                    mean[i] += logits.logit(draw, i);
                }
            }
            for (int i = 0; i < DIGITS; i++) {
                mean[i] /= draws;
            }
            // Around the mean: squares of logits themselves would lose the digits that matter.
            double[] covariance = new double[ENTRIES];
            for (int draw = 0; draw < draws; draw++) {
                for (int i = 0; i < DIGITS; i++) {
                    double from = logits.logit(draw, i) - mean[i];
                    for (int j = 0; j < DIGITS; j++) {
                        covariance[i * DIGITS + j] += from * (logits.logit(draw, j) - mean[j]);
                    }
                }
            }
            for (int i = 0; i < DIGITS; i++) {
                means[row * DIGITS + i] = (float) mean[i];
                for (int j = 0; j < DIGITS; j++) {
                    // From one triangle: rounding must not part what is equal.
                    int entry = i <= j ? i * DIGITS + j : j * DIGITS + i;
                    covariances[row * ENTRIES + i * DIGITS + j] = (float) (covariance[entry] / draws);
                }
            }
        }

        /**
         * Checks every row.
         *
         * @throws IllegalArgumentException if votes do not add up to the draws, or a number is none that such copies can
         *     have
         */
        ReferenceNoise build(int draws) {
            if (!SampledPair.isModelId(modelId)) {
                throw new IllegalArgumentException(
                        "modelId must be 1 to 128 of the characters A-Z a-z 0-9 _ . - but was \"" + modelId + "\"");
            }
            for (int row = 0; row < images.length; row++) {
                String name = "image " + images[row];
                int total = VoteHistogram.of(Arrays.copyOfRange(votes, row * DIGITS, (row + 1) * DIGITS))
                        .total();
                if (total != draws) {
                    throw new IllegalArgumentException(
                            "expected " + draws + " votes of " + name + ", but it has " + total);
                }
                requireFinite(name + ", mean logits", means, row * DIGITS, DIGITS);
                requireFinite(name + ", covariance of logits", covariances, row * ENTRIES, ENTRIES);
                requireCovariance(name, row * ENTRIES);
            }
            return new ReferenceNoise(this, draws);
        }

        private static void requireFinite(String name, float[] values, int from, int count) {
            for (int i = from; i < from + count; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new IllegalArgumentException(name + " must be finite, but one was " + values[i]);
                }
            }
        }

        private void requireCovariance(String name, int from) {
            for (int i = 0; i < DIGITS; i++) {
                float own = covariances[from + i * DIGITS + i];
                if (own < 0) {
                    throw new IllegalArgumentException(
                            name + ": the variance of logit " + i + " must be at least 0, but was " + own);
                }
                for (int j = 0; j < i; j++) {
                    float one = covariances[from + i * DIGITS + j];
                    float other = covariances[from + j * DIGITS + i];
                    if (one != other) {
                        throw new IllegalArgumentException(name + ": the covariance of logits " + i + " and " + j
                                + " must be the same both ways, but was " + one + " and " + other);
                    }
                }
            }
        }
    }

    /**
     * Sums up the answers of any network with ten logits.
     *
     * @param clean the network's traces of the images without noise; their last part holds the logits
     * @param draws the noisy copies of each image, at least 1
     * @param noisy gives for each row of {@code clean}, asked in order, (draws, 10): the logits of its noisy copies
     * @return one row for each image
     * @throws IllegalArgumentException if a logit is NaN or infinite, or an array has another length
     */
    public static ReferenceNoise of(ReferenceTraces clean, int draws, IntFunction<float[]> noisy) {
        int last = clean.layout().parts().size() - 1;
        requireLength(
                "logits in the last part", clean.layout().parts().get(last).size(), DIGITS);
        Builder rows = new Builder(clean.modelId(), clean.size());
        for (int row = 0; row < clean.size(); row++) {
            float[] logits = noisy.apply(row);
            requireLength("noisy logits of row " + row, logits.length, draws * DIGITS);
            float[] own = Arrays.copyOfRange(clean.column(last), row * DIGITS, (row + 1) * DIGITS);
            rows.put(row, clean.images()[row], new NoisyLogits(own, logits));
        }
        return rows.build(draws);
    }

    /**
     * Takes rows that were summed up before.
     *
     * @param clean the network's traces of the same images without noise
     * @param draws the noisy copies of each image, at least 1
     * @param votes (images, 10), see {@link #votes}
     * @param meanLogits (images, 10), see {@link #meanLogits}
     * @param covariances (images, 10, 10), see {@link #covariance}
     * @return the rows; arrays are copied
     * @throws IllegalArgumentException if an array has another length, votes do not add up to the draws, or a number is
     *     none that such copies can have
     */
    public static ReferenceNoise of(
            ReferenceTraces clean, int draws, int[] votes, float[] meanLogits, float[] covariances) {
        Builder rows = new Builder(clean.modelId(), clean.size());
        requireLength("votes", votes.length, rows.votes.length);
        requireLength("mean logits", meanLogits.length, rows.means.length);
        requireLength("covariances", covariances.length, rows.covariances.length);
        System.arraycopy(clean.images(), 0, rows.images, 0, rows.images.length);
        System.arraycopy(votes, 0, rows.votes, 0, votes.length);
        System.arraycopy(meanLogits, 0, rows.means, 0, meanLogits.length);
        System.arraycopy(covariances, 0, rows.covariances, 0, covariances.length);
        return rows.build(draws);
    }

    private static void requireLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("expected " + expected + " " + name + ", but got " + length);
        }
    }

    /**
     * Gives the model.
     *
     * @return its id
     */
    public String modelId() {
        return modelId;
    }

    /**
     * Gives the number of images.
     *
     * @return at least 0
     */
    public int size() {
        return images.length;
    }

    /**
     * Gives the number of noisy copies of each image.
     *
     * @return at least 1
     */
    public int draws() {
        return draws;
    }

    /**
     * Gives the images.
     *
     * @return (size), positions in the training set, a copy
     */
    public int[] images() {
        return images.clone();
    }

    /**
     * Tells which digits the copies of an image were taken for.
     *
     * @param row from 0 to {@code size() - 1}
     * @return (10), the number of copies by digit, {@link #draws()} together, a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int[] votes(int row) {
        Objects.checkIndex(row, size());
        return Arrays.copyOfRange(votes, row * DIGITS, (row + 1) * DIGITS);
    }

    /**
     * Tells where the logits of the copies of an image lie on average.
     *
     * @param row from 0 to {@code size() - 1}
     * @return (10), a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public float[] meanLogits(int row) {
        Objects.checkIndex(row, size());
        return Arrays.copyOfRange(means, row * DIGITS, (row + 1) * DIGITS);
    }

    /**
     * Tells how the logits of the copies of an image scatter around their mean.
     *
     * @param row from 0 to {@code size() - 1}
     * @return (10, 10), row-major, symmetric; the mean over the copies of the products of deviations, a copy
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public float[] covariance(int row) {
        Objects.checkIndex(row, size());
        return Arrays.copyOfRange(covariances, row * ENTRIES, (row + 1) * ENTRIES);
    }

    /** Lets the pair room write all rows without a copy; callers must not change them. */
    int[] allVotes() {
        return votes;
    }

    float[] allMeans() {
        return means;
    }

    float[] allCovariances() {
        return covariances;
    }
}
