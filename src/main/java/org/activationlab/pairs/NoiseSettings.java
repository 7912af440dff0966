package org.activationlab.pairs;

/**
 * How the noise ratio is measured: the share of {@code draws} noisy copies x + scale * e that keep their digit.
 *
 * @param scale the factor of the standard normal noise, in units of pixel value (pixels lie in [0, 1]), above 0
 * @param draws the noisy copies per image, at least 1
 * @param seed the seed of the noise images, which are the same for every model and image
 */
public record NoiseSettings(double scale, int draws, long seed) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the scale is not finite and above 0 or there is no draw
     */
    public NoiseSettings {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale must be finite and above 0, but was " + scale);
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1, but was " + draws);
        }
    }

    /**
     * Gives the settings of the original study.
     *
     * @return scale 0.9, 1,000 draws, seed 42
     */
    public static NoiseSettings defaults() {
        return new NoiseSettings(0.9, 1000, 42);
    }

    /**
     * Changes the scale.
     *
     * @param newScale the factor of the noise, above 0
     * @return these settings with another scale
     */
    public NoiseSettings withScale(double newScale) {
        return new NoiseSettings(newScale, draws, seed);
    }

    /**
     * Changes the number of draws.
     *
     * @param newDraws the noisy copies per image, at least 1
     * @return these settings with another number of draws
     */
    public NoiseSettings withDraws(int newDraws) {
        return new NoiseSettings(scale, newDraws, seed);
    }

    /**
     * Changes the seed.
     *
     * @param newSeed any number
     * @return these settings with another seed
     */
    public NoiseSettings withSeed(long newSeed) {
        return new NoiseSettings(scale, draws, newSeed);
    }
}
