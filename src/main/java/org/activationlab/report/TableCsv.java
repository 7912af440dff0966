package org.activationlab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tech.tablesaw.api.Table;

/** Tables as comma-separated lines for other programs: numbers with all their digits, nothing rounded or left out. */
public final class TableCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private TableCsv() {}

    /**
     * Writes a table.
     *
     * @param table any
     * @return lines that each end with a line feed, the first with the names of the columns; a missing value is an empty
     *     cell; cells with a comma, a quotation mark or a line feed stand in quotation marks (RFC 4180)
     */
    public static String of(Table table) {
        List<List<?>> lines = new ArrayList<>();
        lines.add(table.columnNames());
        for (int row = 0; row < table.rowCount(); row++) {
            int current = row;
            lines.add(table.columns().stream()
                    .map(column -> column.isMissing(current) ? "" : column.get(current))
                    .toList());
        }
        return of(lines);
    }

    /**
     * Writes lines that are no table of this house, such as the pixels of a map.
     *
     * @param lines the cells of each, words or numbers
     * @return them, each with a line feed behind it, quoted as {@link #of(Table)} does
     */
    public static String of(List<? extends List<?>> lines) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (List<?> line : lines) {
                printer.printRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail", e);
        }
        return text.toString();
    }
}
