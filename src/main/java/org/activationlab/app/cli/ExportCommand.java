package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code activation-lab export}. */
@Command(
        name = "export",
        description = "Exports pairs and activations to Arrow (trains and labels first what is missing).",
        mixinStandardHelpOptions = true)
final class ExportCommand extends StudyCommand {

    @Option(
            names = "--whole-flow",
            description = "Also export each pair's image and the output of every layer (27 kB a pair), and all weights"
                    + " (185 kB a model), to the run's folder flow.")
    private boolean wholeFlow;

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        if (!wholeFlow) {
            out.println("pairs " + study.export());
            return;
        }
        List<Path> files = study.exportWholeFlow();
        out.println("pairs " + folder.resolve("pairs.arrow"));
        out.printf(Locale.ROOT, "flow %s, %,d files%n", folder.resolve("flow"), files.size());
    }
}
