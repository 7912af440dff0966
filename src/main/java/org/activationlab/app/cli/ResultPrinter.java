package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints what a page of results says, in short: sentences, tables, and where the page lies. */
final class ResultPrinter {

    private static final String FIGURES = "figures";

    private final PrintWriter out;

    ResultPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints each finding as a paragraph. */
    ResultPrinter findings(List<String> findings) {
        findings.forEach(finding -> out.printf("%n%s%n", finding));
        return this;
    }

    /** Prints tables below their titles. */
    ResultPrinter tables(Map<String, String> tables) {
        tables.forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        return this;
    }

    /** Ends with the place of the page. */
    void page(String name, Path page) {
        out.println();
        line(name, name, page);
        out.flush();
    }

    /** Ends with the places of the page and of its numbers. */
    void page(String name, Path page, Path csv) {
        out.println();
        line(name, name, page);
        line(name, FIGURES, csv);
        out.flush();
    }

    /** Aligns the two lines of a page, and those of all pages with short names. */
    private void line(String name, String what, Path file) {
        int width = Math.max(name.length(), FIGURES.length());
        out.println(what + " ".repeat(width - what.length() + 1) + file);
    }
}
