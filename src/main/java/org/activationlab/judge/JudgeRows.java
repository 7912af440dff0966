package org.activationlab.judge;

/** Rows of numbers that judges learn from: what is read of each prediction, and what shall be answered. */
public interface JudgeRows {

    /**
     * Counts the numbers of a row.
     *
     * @return at least 1
     */
    int width();

    /**
     * Copies a row.
     *
     * @param row its number
     * @param into gets {@link #width} finite numbers
     * @param at where the first goes
     */
    void copy(int row, float[] into, int at);

    /**
     * Says what shall be answered.
     *
     * @param row its number
     * @return a share from 0 to 1: a ratio, or 1 for right and 0 for wrong
     */
    double target(int row);
}
