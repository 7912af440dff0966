package org.activationlab.interpret.attribution;

/**
 * How gradients of noisy copies are gathered.
 *
 * @param score the number that is differentiated
 * @param form what is made of them
 * @param samples noisy copies, at least 2
 * @param noise standard deviation of the noise, as a share of the image's own range (largest less smallest value),
 *     above 0
 * @param seed of the noise
 */
public record SmoothGradSettings(Score score, Form form, int samples, double noise, long seed) {

    /** What is made of the gradients. */
    public enum Form {
        /** Their mean. */
        MEAN("SmoothGrad", MapKind.SLOPES),
        /** The mean of their squares: never negative. */
        SQUARED("SmoothGrad-squared", MapKind.RELATIVE),
        /** Their variance, divided by the number of samples: the mean square less the square of the mean. */
        VARIANCE("VarGrad", MapKind.RELATIVE);

        private final String title;
        private final MapKind kind;

        Form(String title, MapKind kind) {
            this.title = title;
            this.kind = kind;
        }

        String title() {
            return title;
        }

        MapKind kind() {
            return kind;
        }
    }

    /** Checks the numbers. */
    public SmoothGradSettings {
        Limits.atLeast("samples", samples, 2);
        Limits.positive("noise", noise);
    }

    /**
     * Gives the usual settings.
     *
     * @param form what is made of the gradients
     * @return the logit, 50 copies with a noise of 0.15 of the image's range, seed 1
     */
    public static SmoothGradSettings of(Form form) {
        return new SmoothGradSettings(Score.LOGIT, form, 50, 0.15, 1);
    }

    /**
     * Changes the score.
     *
     * @param value the number that is differentiated
     * @return a copy
     */
    public SmoothGradSettings withScore(Score value) {
        return new SmoothGradSettings(value, form, samples, noise, seed);
    }

    /**
     * Changes the number of copies.
     *
     * @param value at least 2
     * @return a copy
     */
    public SmoothGradSettings withSamples(int value) {
        return new SmoothGradSettings(score, form, value, noise, seed);
    }

    /**
     * Changes the noise.
     *
     * @param value as a share of the image's range, above 0
     * @return a copy
     */
    public SmoothGradSettings withNoise(double value) {
        return new SmoothGradSettings(score, form, samples, value, seed);
    }

    /**
     * Changes the seed.
     *
     * @param value any
     * @return a copy
     */
    public SmoothGradSettings withSeed(long value) {
        return new SmoothGradSettings(score, form, samples, noise, value);
    }
}
