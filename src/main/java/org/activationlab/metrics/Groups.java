package org.activationlab.metrics;

import java.util.HashMap;
import java.util.Map;

/** Rows that belong together, numbered from 0 in the order in which their keys first appear. */
final class Groups {

    private final int[] groupOfRow;
    private final int count;

    private Groups(int[] groupOfRow, int count) {
        this.groupOfRow = groupOfRow;
        this.count = count;
    }

    static Groups of(int[] keys) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] groupOfRow = new int[keys.length];
        for (int row = 0; row < keys.length; row++) {
            int next = numbers.size();
            groupOfRow[row] = numbers.computeIfAbsent(keys[row], key -> next);
        }
        return new Groups(groupOfRow, numbers.size());
    }

    int count() {
        return count;
    }

    int rows() {
        return groupOfRow.length;
    }

    int of(int row) {
        return groupOfRow[row];
    }

    /** How many rows each group has. */
    int[] sizes() {
        int[] sizes = new int[count];
        for (int group : groupOfRow) {
            sizes[group]++;
        }
        return sizes;
    }

    /** The values of each group, in the order of the rows. */
    double[][] split(double[] values) {
        int[] sizes = sizes();
        double[][] parts = new double[count][];
        for (int group = 0; group < count; group++) {
            parts[group] = new double[sizes[group]];
        }
        int[] filled = new int[count];
        for (int row = 0; row < values.length; row++) {
            int group = groupOfRow[row];
            parts[group][filled[group]++] = values[row];
        }
        return parts;
    }
}
