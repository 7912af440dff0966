package org.activationlab.interpret.attribution;

import java.util.Arrays;

/** How widely a map spreads its credit over an image, signs left aside: 0 is on one spot, 1 is everywhere. */
public enum Diffuseness {
    /** Entropy of the shares of all pixels, as a share of that of an even map. */
    ENTROPY("entropy") {
        @Override
        double measure(double[] shares, float[] pixels) {
            double entropy = 0;
            for (double share : shares) {
                entropy -= share > 0 ? share * Math.log(share) : 0;
            }
            return entropy / Math.log(shares.length);
        }
    },

    /**
     * One less the Gini index of the shares.
     *
     * <p>Source: N. Hurley, S. Rickard, Comparing Measures of Sparsity, 2009; for attributions P. Chalasani and others,
     * Concise Explanations of Neural Networks using Adversarial Training, 2020.
     */
    EVENNESS("1 - Gini") {
        @Override
        double measure(double[] shares, float[] pixels) {
            double[] sorted = shares.clone();
            Arrays.sort(sorted);
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += sorted[i] * (sorted.length - i - 0.5) / sorted.length;
            }
            return 2 * sum;
        }
    },

    /** The share of the credit that lies where there is no ink. */
    OFF_INK("share off the ink") {
        @Override
        double measure(double[] shares, float[] pixels) {
            double off = 0;
            for (int i = 0; i < shares.length; i++) {
                off += pixels[i] < INK ? shares[i] : 0;
            }
            return off;
        }
    };

    /** Pixels at least this light are ink. */
    public static final float INK = 0.5f;

    private final String title;

    Diffuseness(String title) {
        this.title = title;
    }

    /**
     * Names it for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Measures a map.
     *
     * @param heat one finite value for each pixel, at least two pixels
     * @param pixels the image, one value for each pixel
     * @return 0 to 1; NaN for a map of zeros, which lies nowhere
     * @throws IllegalArgumentException if the lengths differ or there are fewer than two pixels
     */
    public double of(float[] heat, float[] pixels) {
        if (heat.length != pixels.length || heat.length < 2) {
            throw new IllegalArgumentException(
                    "expected a map and an image of equally many pixels, at least 2, but got " + heat.length + " and "
                            + pixels.length);
        }
        double sum = 0;
        for (float value : heat) {
            sum += Math.abs(value);
        }
        if (sum == 0) {
            return Double.NaN;
        }
        double[] shares = new double[heat.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.abs(heat[i]) / sum;
        }
        return measure(shares, pixels);
    }

    abstract double measure(double[] shares, float[] pixels);
}
