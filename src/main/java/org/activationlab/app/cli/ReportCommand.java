package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.study.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab report}. */
@Command(
        name = "report",
        description = "Prints the tables of a finished run and writes its report again.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        print(run, spec.commandLine().getOut());
        return 0;
    }

    /** Writes the page and prints its main tables and its place. */
    static void print(Path run, PrintWriter out) throws Exception {
        RunReport report = RunReport.write(run);
        out.println(report.data());
        report.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        out.println();
        out.println("report  " + report.page());
        out.flush();
    }
}
