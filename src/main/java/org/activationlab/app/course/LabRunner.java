package org.activationlab.app.course;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.activationlab.app.Logs;
import org.activationlab.app.kernel.CellRunner;

/**
 * The process in which one submission runs. It reads a {@link Job} from its standard stream and writes a line before and
 * after each cell, so that whatever happens to the process its points so far are known. Each line begins with the job's mark,
 * which the cells are not told.
 */
final class LabRunner {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_OUTPUT = 20_000;

    /**
     * What to run.
     *
     * @param mark begins every line of the answer
     * @param cellMillis when a cell is stopped
     * @param cells their sources
     */
    record Job(String mark, long cellMillis, List<String> cells) {}

    private LabRunner() {}

    /**
     * Runs cells.
     *
     * @param arguments none
     * @throws IOException if the streams cannot be used
     */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Logs.silence();
        Job job = JSON.readValue(System.in.readAllBytes(), Job.class);
        List<String> cells = job.cells();
        BoundedOutput out = new BoundedOutput(MOST_OUTPUT);
        BoundedOutput err = new BoundedOutput(MOST_OUTPUT);
        try (FileOutputStream reports = new FileOutputStream(FileDescriptor.out)) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            CellRunner runner = new CellRunner(job.cellMillis());
            for (int i = 0; i < cells.size(); i++) {
                tell(reports, job.mark(), new CellReport(i, CellReport.State.BEGUN, "", "", false, 0));
                long begin = System.nanoTime();
                CellRunner.Outcome outcome = runner.run(i + 1, cells.get(i));
                double seconds = (System.nanoTime() - begin) / 1e9;
                String errors = err.take();
                tell(
                        reports,
                        job.mark(),
                        new CellReport(
                                i,
                                outcome.failed() ? CellReport.State.FAILED : CellReport.State.DONE,
                                cut(outcome.text()),
                                out.take() + errors,
                                !errors.isEmpty(),
                                seconds));
            }
        }
        // Processes and threads that a cell left running, and hooks that it left behind, are nobody's.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(0);
    }

    private static String cut(String text) {
        return text.length() <= MOST_OUTPUT ? text : text.substring(0, MOST_OUTPUT) + " ...";
    }

    private static void tell(FileOutputStream reports, String mark, CellReport report) throws IOException {
        reports.write((mark + JSON.writeValueAsString(report) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
