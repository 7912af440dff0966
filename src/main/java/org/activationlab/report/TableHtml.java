package org.activationlab.report;

import tech.tablesaw.api.Table;

/** Tables as HTML that is also well-formed XML: numbers to the right, headings marked as such, all text escaped. */
public final class TableHtml {

    private static final int SHORT = 20;

    private TableHtml() {}

    /**
     * Writes a table.
     *
     * @param table the table; its first column names the rows
     * @param caption plain text that says what the table shows
     * @param rowLimit the most rows to write, at least 1; a line below says how many were left out
     * @return a table element
     */
    public static String of(Table table, String caption, int rowLimit) {
        TableRows rows = TableRows.of(table, rowLimit);
        StringBuilder html = new StringBuilder("<table>\n<caption>")
                .append(HtmlText.prose(caption))
                .append("</caption>\n<thead><tr>");
        for (int column = 0; column < rows.columns(); column++) {
            html.append("<th scope=\"col\"")
                    .append(rows.number(column) ? " class=\"number\">" : ">")
                    .append(HtmlText.escape(rows.heading(column)))
                    .append("</th>");
        }
        html.append("</tr></thead>\n");
        if (!rows.leftOut().isEmpty()) {
            html.append("<tfoot><tr><td colspan=\"")
                    .append(Math.max(1, rows.columns()))
                    .append("\">")
                    .append(HtmlText.escape(rows.leftOut()))
                    .append("</td></tr></tfoot>\n");
        }
        html.append("<tbody>\n");
        for (int row = 0; row < rows.count(); row++) {
            html.append("<tr>");
            for (int column = 0; column < rows.columns(); column++) {
                html.append(cell(rows, row, column));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n").toString();
    }

    private static String cell(TableRows rows, int row, int column) {
        String cell = rows.cell(row, column);
        String text = HtmlText.escape(cell);
        if (column == 0) {
            return "<th scope=\"row\"" + (rows.number(column) ? " class=\"number\">" : ">") + text + "</th>";
        }
        // A sentence may take several lines, but a few words or numbers stay together.
        String kind = rows.number(column) ? " class=\"number\">" : cell.length() <= SHORT ? " class=\"short\">" : ">";
        return "<td" + kind + text + "</td>";
    }
}
