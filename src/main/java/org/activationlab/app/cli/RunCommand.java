package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;

/** {@code activation-lab run}. */
@Command(
        name = "run",
        description = "Runs the whole study: trains, labels, exports and reports.",
        mixinStandardHelpOptions = true)
final class RunCommand extends StudyCommand {

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        study.export();
        out.println("results " + study.fingerprint());
        ReportCommand.print(folder, out);
    }
}
