package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.RunAudit;
import picocli.CommandLine.Command;

/** {@code activation-lab audit}. */
@Command(
        name = "audit",
        description = "Says how much of the scores on a run's pairs can be had without looking at an activation: tables"
                + " by image and model beside scores of the logits and meta-networks, on every kind of split.",
        mixinStandardHelpOptions = true)
final class AuditCommand extends ExistingRunCommand {

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        RunAudit audit = RunAudit.write(root);
        out.println(audit.data());
        new ResultPrinter(out)
                .findings(audit.findings())
                .tables(audit.tables())
                .page("audit", audit.page(), audit.csv());
    }
}
