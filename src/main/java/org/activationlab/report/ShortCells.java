package org.activationlab.report;

import java.util.Arrays;
import java.util.List;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.VoteHistogram;

/**
 * How many cells of the sampling could not be filled. A cell is one model, one true digit, and right or wrong.
 *
 * @param perCell the predictions that were wanted per cell, at least 1
 * @param models the sampled models, at least 0; each has ten right and ten wrong cells
 * @param right the cells of right predictions that held fewer than wanted
 * @param wrong the cells of wrong predictions that held fewer than wanted
 */
public record ShortCells(int perCell, int models, int right, int wrong) {

    /** Checks every count. */
    public ShortCells {
        if (perCell < 1) {
            throw new IllegalArgumentException("perCell must be at least 1, but was " + perCell);
        }
        if (models < 0) {
            throw new IllegalArgumentException("models must be at least 0, but was " + models);
        }
        int cells = VoteHistogram.DIGITS * models;
        if (right < 0 || right > cells || wrong < 0 || wrong > cells) {
            throw new IllegalArgumentException("right and wrong must lie between 0 and " + cells
                    + " (ten cells per model), but were " + right + " and " + wrong);
        }
    }

    /**
     * Counts the short cells of labelled models.
     *
     * @param perCell the predictions that were wanted per cell, at least 1
     * @param labels one table per model, with that model's pairs only
     * @return the counts
     */
    public static ShortCells of(int perCell, List<LabelTable> labels) {
        int right = 0;
        int wrong = 0;
        for (LabelTable table : labels) {
            int[] rightByDigit = new int[VoteHistogram.DIGITS];
            int[] wrongByDigit = new int[VoteHistogram.DIGITS];
            for (int row = 0; row < table.size(); row++) {
                int[] counts = table.correct(row) ? rightByDigit : wrongByDigit;
                counts[table.trueDigit(row)]++;
            }
            right += (int)
                    Arrays.stream(rightByDigit).filter(count -> count < perCell).count();
            wrong += (int)
                    Arrays.stream(wrongByDigit).filter(count -> count < perCell).count();
        }
        return new ShortCells(perCell, labels.size(), right, wrong);
    }

    /**
     * Gives the number of cells of one outcome.
     *
     * @return ten per model
     */
    public int cells() {
        return VoteHistogram.DIGITS * models;
    }
}
