package org.activationlab.metrics;

/**
 * A closed interval of real numbers, as {@code 0.612 [0.581, 0.642]} prints it.
 *
 * @param lower the smallest value inside, finite
 * @param upper the largest value inside, finite, at least {@code lower}
 */
public record Interval(double lower, double upper) {

    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if an end is NaN or infinite, or the ends are in the wrong order
     */
    public Interval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException("an interval needs finite ends with lower <= upper, but was [" + lower
                    + ", " + upper + "]. Maybe the two ends were swapped.");
        }
    }

    /**
     * Says whether a value lies inside; both ends count as inside.
     *
     * @param value any number; NaN is never inside
     * @return whether {@code lower <= value <= upper}
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * Gives the distance between the ends.
     *
     * @return {@code upper - lower}, at least 0
     */
    public double width() {
        return upper - lower;
    }
}
