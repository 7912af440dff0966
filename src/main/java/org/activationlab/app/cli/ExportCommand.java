package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;

/** {@code activation-lab export}. */
@Command(
        name = "export",
        description = "Exports pairs and activations to Arrow (trains and labels first what is missing).",
        mixinStandardHelpOptions = true)
final class ExportCommand extends StudyCommand {

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        out.println("pairs " + study.export());
    }
}
