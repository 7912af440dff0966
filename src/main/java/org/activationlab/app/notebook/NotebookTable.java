package org.activationlab.app.notebook;

import org.activationlab.report.TableHtml;
import tech.tablesaw.api.Table;

/**
 * Tables as HTML for a notebook's cell.
 *
 * <p>The style goes with every table: a saved notebook is shown by programs that know nothing of this one. Where a
 * program strips styles, a plain table remains. Colours are left to the page, which may be dark.
 */
final class NotebookTable {

    private static final String STYLE = """
            <style>
            .activation-lab { overflow-x: auto; }
            .activation-lab table { border-collapse: collapse; margin: 0.4em 0; font-variant-numeric: tabular-nums; }
            .activation-lab caption { text-align: left; font-weight: bold; padding: 0 0 0.4em; color: inherit; }
            .activation-lab th, .activation-lab td { text-align: left !important; padding: 0.2em 0.9em 0.2em 0;
              border: 0; vertical-align: top; max-width: 34em; white-space: normal; }
            .activation-lab thead th { border-bottom: 1px solid currentColor; vertical-align: bottom; }
            .activation-lab .number { text-align: right !important; white-space: nowrap; }
            .activation-lab .short { white-space: nowrap; }
            .activation-lab tbody th { font-weight: normal; }
            .activation-lab tfoot td { font-style: italic; }
            </style>
            """;

    private NotebookTable() {}

    /** A table under its own name. */
    static String html(Table table, int rowLimit) {
        String name = table.name() == null ? "" : table.name();
        return "<div class=\"activation-lab\">\n" + STYLE + TableHtml.of(table, name, rowLimit) + "</div>\n";
    }
}
