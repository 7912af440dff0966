package org.activationlab.metrics;

/** Checks on the columns of numbers that scores are computed from. */
final class Columns {

    private Columns() {}

    static void requireSameLength(String one, int oneLength, String other, int otherLength) {
        if (oneLength != otherLength) {
            throw new IllegalArgumentException(one + " and " + other + " must be equally long, but have " + oneLength
                    + " and " + otherLength + " values");
        }
        requireSome(one, oneLength);
    }

    static void requireSome(String name, int length) {
        if (length == 0) {
            throw new IllegalArgumentException(name + " must have at least one value, but is empty");
        }
    }

    static void requireFinite(String name, int place, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    name + " must be finite, but value " + place + " is " + value + ". Maybe a network diverged.");
        }
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    name + " must be between 0 and 1, but was " + value + ". Maybe it was given in percent.");
        }
    }

    static void requireProbability(int place, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a probability must lie in [0, 1], but value " + place + " is " + value
                    + ". Maybe a network diverged, or the score is no probability.");
        }
    }

    /** The smallest whole number that is at least {@code share} of {@code count}; 0.07 of 100 is 7, not 8. */
    static long atLeast(double share, long count) {
        // A share such as 0.07 has no exact binary form, and its product may lie a rounding above the whole number.
        return (long) Math.ceil(share * count - 1e-9);
    }
}
