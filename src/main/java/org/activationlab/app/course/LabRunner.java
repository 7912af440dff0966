package org.activationlab.app.course;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.activationlab.app.Logs;
import org.activationlab.app.kernel.CellRunner;

/**
 * The process in which one submission runs. Writes a line of JSON before and after each cell, so that whatever happens to
 * the process its points so far are known.
 */
final class LabRunner {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_OUTPUT = 20_000;

    private LabRunner() {}

    /**
     * Runs cells.
     *
     * @param arguments a file with the cells (JSON), the file for the reports, and the milliseconds for each cell
     * @throws IOException if these files cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Logs.silence();
        List<String> cells = JSON.readerForListOf(String.class)
                .readValue(Path.of(arguments[0]).toFile());
        BoundedOutput out = new BoundedOutput(MOST_OUTPUT);
        BoundedOutput err = new BoundedOutput(MOST_OUTPUT);
        try (FileOutputStream reports = new FileOutputStream(arguments[1])) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            CellRunner runner = new CellRunner(Long.parseLong(arguments[2]));
            for (int i = 0; i < cells.size(); i++) {
                tell(reports, new CellReport(i, CellReport.State.BEGUN, "", "", false, 0));
                long begin = System.nanoTime();
                CellRunner.Outcome outcome = runner.run(i + 1, cells.get(i));
                double seconds = (System.nanoTime() - begin) / 1e9;
                String errors = err.take();
                tell(
                        reports,
                        new CellReport(
                                i,
                                outcome.failed() ? CellReport.State.FAILED : CellReport.State.DONE,
                                cut(outcome.text()),
                                out.take() + errors,
                                !errors.isEmpty(),
                                seconds));
            }
        }
        // Threads that a cell left running, and hooks that it left behind, are nobody's.
        Runtime.getRuntime().halt(0);
    }

    private static String cut(String text) {
        return text.length() <= MOST_OUTPUT ? text : text.substring(0, MOST_OUTPUT) + " ...";
    }

    private static void tell(FileOutputStream reports, CellReport report) throws IOException {
        reports.write((JSON.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8));
        reports.getFD().sync();
    }
}
