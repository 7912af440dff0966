package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.MetaPlan;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;

/** {@code activation-lab run}. */
@Command(
        name = "run",
        description = "Runs the whole study: trains, labels, exports, trains meta-networks and reports.",
        mixinStandardHelpOptions = true)
final class RunCommand extends StudyCommand {

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        study.meta(MetaPlan.preset(study.description().plan().preset()));
        out.println("results " + study.fingerprint());
        ReportCommand.print(folder, out);
    }
}
