package org.activationlab.interpret.adversarial;

/**
 * How the smallest misleading change is looked for: a size is doubled from a small one until the answer changes, then
 * halved between the last that did not and the first that did. The answer need not change only once along the way, so a
 * still smaller one may be missed.
 *
 * @param largest the largest size that is tried, above 0, in units of pixel value
 * @param doublings how often the first size is doubled to reach the largest, at least 0
 * @param halvings how often the interval is halved, at least 0; each halves the error, which begins as at most half the
 *     result
 */
public record SearchSettings(double largest, int doublings, int halvings) {

    private static final int MOST_HALVINGS = 60;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public SearchSettings {
        if (!(largest > 0) || Double.isInfinite(largest)) {
            throw new IllegalArgumentException("largest must be finite and above 0, but was " + largest);
        }
        if (doublings < 0 || doublings > MOST_HALVINGS || halvings < 0 || halvings > MOST_HALVINGS) {
            throw new IllegalArgumentException("doublings and halvings must be 0 to " + MOST_HALVINGS + ", but were "
                    + doublings + " and " + halvings);
        }
    }

    /**
     * Gives usual settings.
     *
     * @param largest the largest size that is tried, above 0
     * @return eight doublings, eight halvings: above 1/256 of the largest size an error of at most 1/512 of the result
     */
    public static SearchSettings upTo(double largest) {
        return new SearchSettings(largest, 8, 8);
    }
}
