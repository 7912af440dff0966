package org.activationlab.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Tables as aligned plain text for a console, at most {@value #WIDTH} characters wide.
 *
 * <p>Headings may take several lines. A table that is still too wide is continued below with its first column repeated;
 * nothing is left out but rows beyond the limit, which a last line counts.
 */
public final class TableText {

    /** The widest line, in characters. */
    public static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int LONGEST_CELL = 60;
    private static final int HEADING = 10;

    private TableText() {}

    /**
     * Prints a table.
     *
     * @param table the table
     * @param rowLimit the most rows to print, at least 1
     * @return lines that each end with a line feed
     */
    public static String of(Table table, int rowLimit) {
        TableRows rows = TableRows.of(table, rowLimit);
        List<Printed> columns = new ArrayList<>();
        for (int column = 0; column < table.columnCount(); column++) {
            columns.add(Printed.of(rows, column));
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (from < columns.size()) {
            List<Printed> block = new ArrayList<>();
            if (from > 0) {
                text.append('\n');
                block.add(columns.get(0));
            }
            do {
                block.add(columns.get(from));
                from++;
            } while (from < columns.size() && width(block) + GAP.length() + columns.get(from).width <= WIDTH);
            print(block, rows.count(), text);
        }
        return text.append(rows.leftOut().isEmpty() ? "" : rows.leftOut() + "\n")
                .toString();
    }

    private static int width(List<Printed> block) {
        return block.stream().mapToInt(column -> column.width).sum() + GAP.length() * (block.size() - 1);
    }

    private static void print(List<Printed> block, int rows, StringBuilder text) {
        int heading =
                block.stream().mapToInt(column -> column.heading.size()).max().orElse(0);
        for (int line = 0; line < heading; line++) {
            List<String> cells = new ArrayList<>();
            for (Printed column : block) {
                // Short headings stand on the rule, not under the ceiling.
                int own = line - (heading - column.heading.size());
                cells.add(column.align(own < 0 ? "" : column.heading.get(own)));
            }
            append(cells, text);
        }
        append(block.stream().map(column -> "-".repeat(column.width)).toList(), text);
        for (int row = 0; row < rows; row++) {
            int current = row;
            append(
                    block.stream()
                            .map(column -> column.align(column.cells.get(current)))
                            .toList(),
                    text);
        }
    }

    private static void append(List<String> cells, StringBuilder text) {
        text.append(String.join(GAP, cells).stripTrailing()).append('\n');
    }

    /** One column as it stands on paper. */
    private static final class Printed {
        private final List<String> heading;
        private final List<String> cells;
        private final boolean right;
        private final int width;

        private Printed(List<String> heading, List<String> cells, boolean right) {
            this.heading = heading;
            this.cells = cells;
            this.right = right;
            this.width = Math.max(longest(heading), longest(cells));
        }

        static Printed of(TableRows rows, int column) {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < rows.count(); row++) {
                cells.add(oneLine(rows.cell(row, column)));
            }
            List<String> words = List.of(oneLine(rows.heading(column)).split(" ", -1));
            // A heading gets the room that its column takes anyway, or that its longest word needs, or a little.
            int room = Math.max(Math.max(longest(cells), longest(words)), HEADING);
            List<String> heading = new ArrayList<>();
            for (String word : words) {
                int last = heading.size() - 1;
                if (last >= 0 && heading.get(last).length() + 1 + word.length() <= room) {
                    heading.set(last, heading.get(last) + " " + word);
                } else {
                    heading.add(word);
                }
            }
            return new Printed(heading, Collections.unmodifiableList(cells), rows.number(column));
        }

        private static String oneLine(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.length() <= LONGEST_CELL ? line : line.substring(0, LONGEST_CELL - 3) + "...";
        }

        private static int longest(List<String> texts) {
            return texts.stream().mapToInt(String::length).max().orElse(0);
        }

        String align(String text) {
            String space = " ".repeat(width - text.length());
            return right ? space + text : text + space;
        }
    }
}
