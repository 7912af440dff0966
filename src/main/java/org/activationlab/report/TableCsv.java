package org.activationlab.report;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as comma-separated lines for other programs: numbers with all their digits, nothing rounded or left out. */
public final class TableCsv {

    private TableCsv() {}

    /**
     * Writes a table.
     *
     * @param table any
     * @return lines that each end with a line feed, the first with the names of the columns; a missing value is an empty
     *     cell; cells with a comma, a quotation mark or a line feed stand in quotation marks (RFC 4180)
     */
    public static String of(Table table) {
        StringBuilder text = new StringBuilder();
        append(table.columnNames(), text);
        for (int row = 0; row < table.rowCount(); row++) {
            int current = row;
            append(table.columns().stream().map(column -> cell(column, current)).toList(), text);
        }
        return text.toString();
    }

    private static String cell(Column<?> column, int row) {
        return column.isMissing(row) ? "" : String.valueOf(column.get(row));
    }

    private static void append(List<String> cells, StringBuilder text) {
        text.append(cells.stream().map(TableCsv::quoted).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
