package org.activationlab.interpret.attribution;

/**
 * How parts of the image are covered.
 *
 * @param score the number whose fall is measured
 * @param window side of the square that is covered, at least 1
 * @param stride from one square to the next, at least 1 and at most the window, so that none is left out
 * @param fill what covers
 */
public record OcclusionSettings(Score score, int window, int stride, Baseline fill) {

    /** Checks the sizes. */
    public OcclusionSettings {
        Limits.atLeast("window", window, 1);
        if (stride < 1 || stride > window) {
            throw new IllegalArgumentException("stride must be from 1 to the window of " + window
                    + ", so that every pixel is covered, but was " + stride);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @return the logit, squares of 4 pixels side by side, covered with zeros
     */
    public static OcclusionSettings defaults() {
        return new OcclusionSettings(Score.LOGIT, 4, 4, Baseline.zero());
    }

    /**
     * Changes the score.
     *
     * @param value the number whose fall is measured
     * @return a copy
     */
    public OcclusionSettings withScore(Score value) {
        return new OcclusionSettings(value, window, stride, fill);
    }

    /**
     * Changes window and stride.
     *
     * @param side of the square
     * @param step from one to the next
     * @return a copy
     */
    public OcclusionSettings withWindow(int side, int step) {
        return new OcclusionSettings(score, side, step, fill);
    }

    /**
     * Changes what covers.
     *
     * @param value the pixels of a covered part
     * @return a copy
     */
    public OcclusionSettings withFill(Baseline value) {
        return new OcclusionSettings(score, window, stride, value);
    }
}
