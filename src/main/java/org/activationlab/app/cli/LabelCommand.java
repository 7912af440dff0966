package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;

/** {@code activation-lab label}. */
@Command(
        name = "label",
        description = "Labels sampled pairs with their noise ratio (trains first what is missing).",
        mixinStandardHelpOptions = true)
final class LabelCommand extends StudyCommand {

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        study.label();
        out.println("labels " + folder.resolve("labels"));
    }
}
