package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.RunReport;
import picocli.CommandLine.Command;

/** {@code activation-lab report}. */
@Command(
        name = "report",
        description = "Prints the tables of a finished run and writes its report again.",
        mixinStandardHelpOptions = true)
final class ReportCommand extends ExistingRunCommand {

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        print(root, out);
    }

    /** Writes the page and prints its main tables and its place. */
    static void print(Path root, PrintWriter out) throws Exception {
        RunReport report = RunReport.write(root);
        out.println(report.data());
        new ResultPrinter(out).tables(report.tables()).page("report", report.page());
    }
}
