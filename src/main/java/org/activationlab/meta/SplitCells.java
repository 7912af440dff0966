package org.activationlab.meta;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A divided table: which rows train and choose, and the cells to test on, told apart by what is new in them. Immutable;
 * arrays are copied in and out.
 */
public final class SplitCells {

    private final Split split;
    private final Map<TestCell, int[]> tests = new EnumMap<>(TestCell.class);
    private final TestCell main;
    private final int unused;

    /**
     * Makes a divided table.
     *
     * @param train row numbers to learn from, from 0; copied
     * @param validation row numbers to choose by
     * @param tests row numbers to report on, by cell; an empty cell counts as none
     * @param main the cell that the split is made for
     * @param unused how many rows of the table are in no part
     * @throws IllegalArgumentException if train, validation or the main cell is empty, or a row comes twice
     */
    SplitCells(int[] train, int[] validation, Map<TestCell, int[]> tests, TestCell main, int unused) {
        tests.forEach((cell, rows) -> {
            if (rows.length > 0) {
                this.tests.put(cell, rows.clone());
            }
        });
        this.split = new Split(train, validation, rows(main));
        this.main = main;
        this.unused = unused;
        // The check of a split, over all cells at once.
        new Split(
                train,
                validation,
                this.tests.values().stream().flatMapToInt(IntStream::of).toArray());
    }

    /**
     * Returns the split that trains, chooses, and tests on the main cell.
     *
     * @return its three parts
     */
    public Split split() {
        return split;
    }

    /**
     * Lists the cells that hold a row.
     *
     * @return in the order of {@link TestCell}
     */
    public List<TestCell> cells() {
        return List.copyOf(tests.keySet());
    }

    /**
     * Says which cell the split is made for.
     *
     * @return the cell that {@link Split#test} of {@link #split} holds
     */
    public TestCell main() {
        return main;
    }

    /**
     * Returns the rows of a cell.
     *
     * @param cell what is new in it
     * @return row numbers, a copy; none if there is no such cell
     */
    public int[] rows(TestCell cell) {
        return tests.getOrDefault(cell, new int[0]).clone();
    }

    /**
     * Counts the rows that are in no part, because their model is on one side and their image on another.
     *
     * @return at least 0
     */
    public int unused() {
        return unused;
    }
}
