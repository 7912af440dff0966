package org.activationlab.metrics;

import java.util.Arrays;

/**
 * Scores sorted into their distinct values, the largest first. Every score that depends on the order only is computed
 * from how many right and wrong rows each value has, so that ties are met in one place.
 */
final class ScoreLevels {

    private final double[] descending;
    private final int[] levelOfRow;

    private ScoreLevels(double[] descending, int[] levelOfRow) {
        this.descending = descending;
        this.levelOfRow = levelOfRow;
    }

    static ScoreLevels of(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            Columns.requireFinite("scores", i, scores[i]);
            // Arrays.sort puts -0.0 before 0.0, but as scores they are equal.
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[count - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        int[] levelOfRow = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            levelOfRow[i] = count - 1 - Arrays.binarySearch(sorted, 0, count, scores[i] + 0.0);
        }
        double[] descending = new double[count];
        for (int level = 0; level < count; level++) {
            descending[level] = sorted[count - 1 - level];
        }
        return new ScoreLevels(descending, levelOfRow);
    }

    int count() {
        return descending.length;
    }

    double value(int level) {
        return descending[level];
    }

    /** Counts, for each level, the rows whose answer is {@code kind}. */
    long[] tally(boolean[] right, boolean kind) {
        long[] counts = new long[descending.length];
        for (int i = 0; i < right.length; i++) {
            if (right[i] == kind) {
                counts[levelOfRow[i]]++;
            }
        }
        return counts;
    }

    /** Adds up, for each level, the weights of the rows whose answer is {@code kind}. */
    long[] tally(boolean[] right, boolean kind, int[] weights) {
        long[] counts = new long[descending.length];
        for (int i = 0; i < right.length; i++) {
            if (right[i] == kind) {
                counts[levelOfRow[i]] += weights[i];
            }
        }
        return counts;
    }

    /** Ranks the rows from 1 (the smallest score) up; equal scores share the mean of their ranks. */
    double[] averageRanks() {
        int[] once = new int[levelOfRow.length];
        Arrays.fill(once, 1);
        return averageRanks(once);
    }

    /** Ranks rows that count several times or not at all; the rank of one without weight means nothing. */
    double[] averageRanks(int[] weights) {
        long[] sizes = new long[descending.length];
        for (int row = 0; row < weights.length; row++) {
            sizes[levelOfRow[row]] += weights[row];
        }
        double[] rankOfLevel = new double[descending.length];
        long below = 0;
        for (int level = descending.length - 1; level >= 0; level--) {
            rankOfLevel[level] = below + (sizes[level] + 1) / 2.0;
            below += sizes[level];
        }
        double[] ranks = new double[levelOfRow.length];
        Arrays.setAll(ranks, row -> rankOfLevel[levelOfRow[row]]);
        return ranks;
    }
}
