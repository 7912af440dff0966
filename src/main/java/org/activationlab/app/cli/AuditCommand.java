package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.study.RunAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab audit}. */
@Command(
        name = "audit",
        description = "Says how much of the scores on a run's pairs can be had without looking at an activation: tables"
                + " by image and model beside scores of the logits and meta-networks, on every kind of split.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RunAudit audit = RunAudit.write(run);
        out.println(audit.data());
        audit.findings().forEach(finding -> out.printf("%n%s%n", finding));
        audit.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        out.println();
        out.println("audit   " + audit.page());
        out.println("figures " + audit.csv());
        out.flush();
        return 0;
    }
}
