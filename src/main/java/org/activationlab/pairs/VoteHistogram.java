package org.activationlab.pairs;

import java.util.Arrays;

/** How often each of the ten digits was the answer to the noisy copies of one image. Immutable. */
public final class VoteHistogram {

    /** The number of classes: the digits 0 to 9. */
    public static final int DIGITS = 10;

    private final int[] counts;
    private final int total;

    private VoteHistogram(int[] counts, int total) {
        this.counts = counts;
        this.total = total;
    }

    /**
     * Makes a histogram.
     *
     * @param counts (10), votes per digit, each at least 0; copied
     * @return the histogram
     * @throws IllegalArgumentException if there are not ten counts, one is negative, or they add up beyond an int
     */
    public static VoteHistogram of(int... counts) {
        if (counts.length != DIGITS) {
            throw new IllegalArgumentException("a vote histogram has 10 counts, but " + counts.length + " came");
        }
        long sum = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            if (counts[digit] < 0) {
                throw new IllegalArgumentException(
                        "the votes for digit " + digit + " must be at least 0, but were " + counts[digit]);
            }
            sum += counts[digit];
        }
        if (sum > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("votes must add up to at most 2147483647, but came to " + sum);
        }
        return new VoteHistogram(counts.clone(), (int) sum);
    }

    /**
     * Gives the votes for one digit.
     *
     * @param digit 0 to 9
     * @return its votes, at least 0
     * @throws IllegalArgumentException if the digit is no digit
     */
    public int count(int digit) {
        SampledPair.requireDigit("digit", digit);
        return counts[digit];
    }

    /**
     * Gives all votes.
     *
     * @return (10), a copy
     */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * Gives the number of noisy copies.
     *
     * @return the sum of the counts, at least 0
     */
    public int total() {
        return total;
    }

    /**
     * Counts the copies that kept the digit of the clean image.
     *
     * @param predictedDigit the digit the model gave to the clean image, 0 to 9
     * @return its votes of all votes
     * @throws IllegalArgumentException if the digit is no digit or there are no votes at all
     */
    public NoiseRatio unchanged(int predictedDigit) {
        return new NoiseRatio(count(predictedDigit), total);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoteHistogram histogram && Arrays.equals(counts, histogram.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "VoteHistogram" + Arrays.toString(counts);
    }
}
