package org.activationlab.app.course;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.files.AtomicFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Points as tables: every check of every submission, and a line for each submission. */
final class PointsFile {

    private PointsFile() {}

    /** Writes a line per check: student, lab, cell, points, most, note. */
    static void cells(Path file, List<GradedLab> all) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = printer(text, "student", "lab", "cell", "points", "most", "note")) {
            for (GradedLab lab : all) {
                for (GradedCell cell : lab.cells()) {
                    csv.printRecord(
                            safe(lab.student()), lab.lab(), cell.id(), cell.points(), cell.most(), safe(cell.note()));
                }
            }
        }
        AtomicFile.writeText(file, text.toString());
    }

    /** Writes a line per submission: student, lab, points, most, notes. */
    static void totals(Path file, List<GradedLab> all) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = printer(text, "student", "lab", "points", "most", "notes")) {
            for (GradedLab lab : all) {
                csv.printRecord(
                        safe(lab.student()), lab.lab(), lab.points(), lab.most(), safe(String.join("; ", lab.notes())));
            }
        }
        AtomicFile.writeText(file, text.toString());
    }

    private static CSVPrinter printer(StringWriter text, String... columns) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setHeader(columns)
                .setRecordSeparator('\n')
                .get()
                .print(text);
    }

    /** Spreadsheets run what begins like a formula, and students write these words. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
