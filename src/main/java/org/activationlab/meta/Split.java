package org.activationlab.meta;

import java.util.Arrays;
import org.activationlab.files.Sha256;

/** Which rows of a table train, choose and test a meta-network. Immutable; arrays are copied in and out. */
public final class Split {

    private final int[] train;
    private final int[] validation;
    private final int[] test;

    /**
     * Makes a split.
     *
     * @param train row numbers to learn from, from 0; copied
     * @param validation row numbers to choose by
     * @param test row numbers to report on
     * @throws IllegalArgumentException if a part is empty, a number is negative, or a row comes twice
     */
    public Split(int[] train, int[] validation, int[] test) {
        this.train = train.clone();
        this.validation = validation.clone();
        this.test = test.clone();
        if (train.length == 0 || validation.length == 0 || test.length == 0) {
            throw new IllegalArgumentException("each part of a split needs a row, but train, validation and test have "
                    + train.length + ", " + validation.length + " and " + test.length);
        }
        int[] all = Arrays.copyOf(train, train.length + validation.length + test.length);
        System.arraycopy(validation, 0, all, train.length, validation.length);
        System.arraycopy(test, 0, all, train.length + validation.length, test.length);
        Arrays.sort(all);
        for (int i = 0; i < all.length; i++) {
            if (all[i] < 0 || (i > 0 && all[i] == all[i - 1])) {
                throw new IllegalArgumentException(
                        "a split holds each row once, from 0 up, but row " + all[i] + " is negative or comes twice");
            }
        }
    }

    /**
     * Returns the rows to learn from.
     *
     * @return a copy
     */
    public int[] train() {
        return train.clone();
    }

    /**
     * Returns the rows to choose epochs and settings by.
     *
     * @return a copy
     */
    public int[] validation() {
        return validation.clone();
    }

    /**
     * Returns the rows to report on.
     *
     * @return a copy
     */
    public int[] test() {
        return test.clone();
    }

    /**
     * Sums the split up.
     *
     * @return the SHA-256 of all row numbers in order
     */
    public String fingerprint() {
        Sha256 sum = new Sha256();
        for (int[] part : new int[][] {train, validation, test}) {
            sum.add(part.length);
            for (int row : part) {
                sum.add(row);
            }
        }
        return sum.hex();
    }

    @Override
    public String toString() {
        return "Split[" + train.length + " train, " + validation.length + " validation, " + test.length + " test]";
    }
}
