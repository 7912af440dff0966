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
}
