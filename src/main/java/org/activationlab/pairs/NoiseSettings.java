package org.activationlab.pairs;

/**
 * How the noise ratio is measured: the share of {@code draws} noisy copies x + scale * e that keep their digit.
 *
 * <p>With a {@code stopWidth} above 0 a pair's draws end early, as soon as the 95 % Wilson interval of every digit's
 * share of the votes is narrower than that; it is looked at after every 128 draws. Such labels cost less and are less exact, each by another amount: rows then
 * have their own number of draws, at most {@code draws}, and files say so. Looking at an interval again and again also
 * makes it cover a little less often than it says; certificates need a fixed number of draws.
 *
 * @param scale the factor of the standard normal noise, in units of pixel value (pixels lie in [0, 1]), above 0
 * @param draws the noisy copies per image, at least 1
 * @param seed the seed of the noise images
 * @param stopWidth the width at which a pair's draws end early, 0 (never) to 1
 * @param sharing whether the noise images are the same for every model and image
 */
public record NoiseSettings(double scale, int draws, long seed, double stopWidth, NoiseSharing sharing) {

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the scale is not finite and above 0, there is no draw, or the width is no share
     */
    public NoiseSettings {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale must be finite and above 0, but was " + scale);
        }
        if (draws < 1) {
            throw new IllegalArgumentException("draws must be at least 1, but was " + draws);
        }
        if (!(stopWidth >= 0 && stopWidth <= 1)) {
            throw new IllegalArgumentException(
                    "stopWidth must be between 0 (never stop early) and 1, but was " + stopWidth);
        }
    }

    /**
     * Makes settings of shared noise.
     *
     * @param scale the factor of the standard normal noise, above 0
     * @param draws the noisy copies per image, at least 1
     * @param seed the seed of the noise images
     * @param stopWidth the width at which a pair's draws end early, 0 (never) to 1
     */
    public NoiseSettings(double scale, int draws, long seed, double stopWidth) {
        this(scale, draws, seed, stopWidth, NoiseSharing.SHARED);
    }

    /**
     * Makes settings of shared noise that use all draws.
     *
     * @param scale the factor of the standard normal noise, above 0
     * @param draws the noisy copies per image, at least 1
     * @param seed the seed of the noise images
     */
    public NoiseSettings(double scale, int draws, long seed) {
        this(scale, draws, seed, 0);
    }

    /**
     * Changes when a pair's draws end.
     *
     * @param newStopWidth the width of the widest interval of a digit's share, 0 (never early) to 1
     * @return these settings with another width
     */
    public NoiseSettings withStopWidth(double newStopWidth) {
        return new NoiseSettings(scale, draws, seed, newStopWidth, sharing);
    }

    /**
     * Tells whether draws can end early.
     *
     * @return whether rows may have fewer draws than {@link #draws()}
     */
    public boolean adaptive() {
        return stopWidth > 0;
    }

    /** Tells whether so many votes can be a row's under these settings. */
    boolean allows(int votes) {
        return votes == draws || (adaptive() && votes >= 1 && votes < draws);
    }

    /**
     * Gives the settings of the original study.
     *
     * @return scale 0.9, 1,000 draws, seed 42, all of them
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
        return new NoiseSettings(newScale, draws, seed, stopWidth, sharing);
    }

    /**
     * Changes the number of draws.
     *
     * @param newDraws the noisy copies per image, at least 1
     * @return these settings with another number of draws
     */
    public NoiseSettings withDraws(int newDraws) {
        return new NoiseSettings(scale, newDraws, seed, stopWidth, sharing);
    }

    /**
     * Changes the seed.
     *
     * @param newSeed any number
     * @return these settings with another seed
     */
    public NoiseSettings withSeed(long newSeed) {
        return new NoiseSettings(scale, draws, newSeed, stopWidth, sharing);
    }

    /**
     * Changes who meets the same noise images.
     *
     * @param newSharing all pairs, or none but itself
     * @return these settings with other noise
     */
    public NoiseSettings withSharing(NoiseSharing newSharing) {
        return new NoiseSettings(scale, draws, seed, stopWidth, newSharing);
    }

    /** Refuses settings that need another generator than the shared one. */
    void requireShared() {
        if (sharing != NoiseSharing.SHARED) {
            throw new IllegalArgumentException("expected noise that all pairs share, but the settings are " + this
                    + ". Use FreshNoiseLabeller, or withSharing(SHARED).");
        }
    }

    /** Says whether every row also has its mean divergence. */
    boolean withMeanKl() {
        return sharing == NoiseSharing.PER_PAIR;
    }
}
