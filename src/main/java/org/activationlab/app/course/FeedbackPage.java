package org.activationlab.app.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.activationlab.files.AtomicFile;
import org.activationlab.report.HtmlText;

/** What a student gets back: the points of each check and what was wrong, as a page that needs nothing else. */
final class FeedbackPage {

    private static final String STYLE =
            "body{font:17px/1.5 system-ui,sans-serif;color:#222;max-width:46rem;margin:3rem auto;padding:0 1rem}"
                    + "pre{white-space:pre-wrap;background:#f5f5f5;padding:.6rem;font-size:.85rem}"
                    + "h2{margin:2rem 0 .3rem;font-size:1.1rem}.full{color:#00735c}.part{color:#a35200}";

    private FeedbackPage() {}

    /** Writes the page of a submission. */
    static void write(Path file, Lab lab, GradedLab graded) throws IOException {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
        page.append(HtmlText.escape(lab.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n");
        page.append("<h1>").append(HtmlText.escape(lab.title())).append("</h1>\n<p>");
        page.append(HtmlText.escape(graded.student())).append(": <b>");
        page.append(points(graded.points()))
                .append(" of ")
                .append(points(graded.most()))
                .append(" points</b></p>\n");
        for (String note : graded.notes()) {
            page.append("<p>Note: ").append(HtmlText.escape(note)).append("</p>\n");
        }
        for (GradedCell cell : graded.cells()) {
            boolean full = cell.points() >= cell.most();
            page.append("<h2>").append(HtmlText.escape(cell.id())).append(" <span class=\"");
            page.append(full ? "full" : "part").append("\">").append(points(cell.points()));
            page.append(" of ").append(points(cell.most())).append("</span></h2>\n");
            if (!cell.note().isBlank()) {
                page.append("<pre>")
                        .append(HtmlText.escape(cell.note().strip()))
                        .append("</pre>\n");
            }
        }
        page.append("</body></html>\n");
        AtomicFile.writeText(file, page.toString());
    }

    private static String points(double points) {
        return points == Math.rint(points)
                ? String.format(Locale.ROOT, "%.0f", points)
                : String.format(Locale.ROOT, "%.2f", points);
    }
}
