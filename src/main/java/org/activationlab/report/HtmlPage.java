package org.activationlab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.activationlab.files.AtomicFile;
import tech.tablesaw.api.Table;

/**
 * Builds one page that needs nothing but itself: no script, no other file, no network. It reads on a screen and on
 * paper, and is well-formed XML besides. All text given is plain text; nothing in it can become markup.
 *
 * <p>Not for several threads.
 */
public final class HtmlPage {

    /** The most rows of a table; the whole table belongs into a file of its own. */
    public static final int ROW_LIMIT = 60;

    private static final String STYLE = "page.css";

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private boolean inSection;
    private int figures;
    private int tables;

    /**
     * Starts a page.
     *
     * @param title its name, also shown by the browser's tab
     * @param lead one paragraph that says what was found
     * @param provenance where the numbers come from
     */
    public HtmlPage(String title, String lead, Provenance provenance) {
        this.title = title;
        if (provenance.synthetic()) {
            body.append(
                            "<p class=\"banner\" role=\"note\"><strong>SYNTHETIC digits drawn by code, not MNIST.</strong> ")
                    .append("Nothing on this page is a result about handwriting.</p>\n");
        }
        body.append("<h1>").append(HtmlText.escape(title)).append("</h1>\n<p class=\"lead\">");
        body.append(HtmlText.prose(lead)).append("</p>\n<dl class=\"provenance\">");
        fact("data", provenance.dataSet());
        fact("preset", provenance.preset());
        fact("noise seed", Long.toString(provenance.seed()));
        fact("device", provenance.device());
        fact("date", provenance.date().toString());
        body.append("</dl>\n");
    }

    private void fact(String name, String value) {
        body.append("<div><dt>").append(name).append("</dt><dd>");
        body.append(HtmlText.escape(value)).append("</dd></div>");
    }

    /**
     * Starts a section, which lasts until the next one.
     *
     * @param heading its title
     * @return this page
     */
    public HtmlPage section(String heading) {
        endSection();
        inSection = true;
        body.append("<section>\n<h2>").append(HtmlText.prose(heading)).append("</h2>\n");
        return this;
    }

    /**
     * Adds a paragraph.
     *
     * @param text plain text
     * @return this page
     */
    public HtmlPage prose(String text) {
        body.append("<p>").append(HtmlText.prose(text)).append("</p>\n");
        return this;
    }

    /**
     * Adds a table of at most {@value #ROW_LIMIT} rows; how many were left out stands below it.
     *
     * @param table the table; its first column names the rows
     * @param caption what it shows; the page puts "Table 1." before it
     * @return this page
     */
    public HtmlPage table(Table table, String caption) {
        tables++;
        // The frame scrolls where a window is too narrow; then a keyboard must be able to reach it.
        body.append("<div class=\"frame\" tabindex=\"0\" role=\"group\" aria-label=\"Table ")
                .append(tables)
                .append("\">\n")
                .append(TableHtml.of(table, "Table " + tables + ". " + caption, ROW_LIMIT))
                .append("</div>\n");
        return this;
    }

    /**
     * Adds a figure.
     *
     * @param figure the figure, which carries its own title
     * @param caption what it shows and what it does not; the page puts "Figure 1." before it
     * @return this page
     */
    public HtmlPage figure(Figure figure, String caption) {
        figures++;
        body.append("<figure>\n<img src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(figure.png()))
                .append("\" width=\"")
                .append(figure.width())
                .append("\" height=\"")
                .append(figure.height())
                // On paper a picture of two rows needs more room than others.
                .append(figure.height() > HouseStyle.HEIGHT ? "\" class=\"tall" : "")
                .append("\" alt=\"")
                .append(HtmlText.escape(figure.finding() + ". " + figure.alternative()))
                .append("\"/>\n<figcaption>")
                .append(HtmlText.prose("Figure " + figures + ". " + caption))
                .append("</figcaption>\n</figure>\n");
        return this;
    }

    private void endSection() {
        if (inSection) {
            body.append("</section>\n");
        }
        inSection = false;
    }

    /**
     * Gives the whole page as it stands now.
     *
     * @return an HTML document
     */
    public String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>"
                + HtmlText.escape(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n"
                + body + (inSection ? "</section>\n" : "") + "</main>\n</body>\n</html>\n";
    }

    /**
     * Writes the page as UTF-8; readers see the old page or the whole new one.
     *
     * @param target the file; missing folders are made
     * @throws IOException if the disk fails
     */
    public void write(Path target) throws IOException {
        AtomicFile.writeText(target, html());
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own file " + STYLE + ". Maybe it was built "
                        + "without its resources: build it again with Maven.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + STYLE + " could not be read", e);
        }
    }
}
