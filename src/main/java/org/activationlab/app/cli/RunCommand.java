package org.activationlab.app.cli;

import java.util.concurrent.Callable;
import org.activationlab.study.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code activation-lab run}. */
@Command(
        name = "run",
        description = "Runs the whole study: trains, labels, exports and reports.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        options.study(new ConsoleProgress(out), out, (study, folder) -> {
            study.export();
            RunReport report = RunReport.write(folder);
            report.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
            out.println();
            out.println("results " + study.fingerprint());
            out.println("report  " + report.page());
        });
        return 0;
    }
}
