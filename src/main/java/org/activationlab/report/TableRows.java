package org.activationlab.report;

import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The printed cells of a table's first rows, for whoever lays them out. */
final class TableRows {

    private final Table table;
    private final int count;

    private TableRows(Table table, int count) {
        this.table = table;
        this.count = count;
    }

    static TableRows of(Table table, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the row limit must be at least 1, but was " + limit);
        }
        return new TableRows(table, Math.min(limit, table.rowCount()));
    }

    int count() {
        return count;
    }

    int columns() {
        return table.columnCount();
    }

    String heading(int column) {
        return table.column(column).name();
    }

    /** Whether the column holds numbers, which are aligned to the right. */
    boolean number(int column) {
        return table.column(column) instanceof tech.tablesaw.api.NumericColumn;
    }

    String cell(int row, int column) {
        Column<?> values = table.column(column);
        return values.isMissing(row) && number(column) ? Wording.MISSING : values.getString(row);
    }

    /** Says how much is missing; empty if nothing is, or the table is empty. */
    String leftOut() {
        if (table.isEmpty()) {
            return "(no rows)";
        }
        int rest = table.rowCount() - count;
        return rest == 0
                ? ""
                : "(" + Wording.count(rest, "more row", "more rows") + " left out of "
                        + Wording.number(table.rowCount(), 0) + ")";
    }
}
