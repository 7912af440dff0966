package org.activationlab.interpret.attribution;

/**
 * How deletion and insertion are run.
 *
 * @param score the number that is watched
 * @param steps in which the pixels change, at least 1; at most the number of pixels is used
 * @param empty what a pixel is before it is put in and after it was taken away
 */
public record PixelCurvesSettings(Score score, int steps, Baseline empty) {

    /** Checks the number. */
    public PixelCurvesSettings {
        Limits.atLeast("steps", steps, 1);
    }

    /**
     * Gives the usual settings.
     *
     * @return the probability, 56 steps, an empty image of zeros
     */
    public static PixelCurvesSettings defaults() {
        return new PixelCurvesSettings(Score.PROBABILITY, 56, Baseline.zero());
    }

    /**
     * Changes the score.
     *
     * @param value the number that is watched
     * @return a copy
     */
    public PixelCurvesSettings withScore(Score value) {
        return new PixelCurvesSettings(value, steps, empty);
    }

    /**
     * Changes the number of steps.
     *
     * @param value at least 1
     * @return a copy
     */
    public PixelCurvesSettings withSteps(int value) {
        return new PixelCurvesSettings(score, value, empty);
    }

    /**
     * Changes the empty image.
     *
     * @param value what an absent pixel is
     * @return a copy
     */
    public PixelCurvesSettings withEmpty(Baseline value) {
        return new PixelCurvesSettings(score, steps, value);
    }
}
