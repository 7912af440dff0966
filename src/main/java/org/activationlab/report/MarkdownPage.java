package org.activationlab.report;

import java.util.List;
import java.util.stream.Collectors;

/** A page of text, lists and tables in Markdown, as code hosts and notebooks show it. Built from the top down. */
final class MarkdownPage {

    private final StringBuilder text = new StringBuilder();

    /** Begins a page; what must be read before all else stands above its title. */
    MarkdownPage(String title, String warning) {
        if (!warning.isEmpty()) {
            text.append("**").append(warning).append("**\n\n");
        }
        text.append("# ").append(title).append("\n\n");
    }

    void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    void prose(String sentences) {
        text.append(sentences).append("\n\n");
    }

    void bullets(List<String> lines) {
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append('\n');
    }

    /** A table; nothing at all without rows. */
    void table(List<String> heading, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        row(heading);
        row(heading.stream().map(name -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
    }

    private void row(List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
