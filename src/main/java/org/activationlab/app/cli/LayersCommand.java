package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunLayers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code activation-lab layers}. */
@Command(
        name = "layers",
        description =
                "Says which parts of a trace a run's trained judges and meta-networks use: Shapley values of the four layers"
                        + " on test pairs, and what is lost without each.",
        mixinStandardHelpOptions = true)
final class LayersCommand extends ExistingRunCommand {

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Whose judges: those trained on which evidence. Default: ${DEFAULT-VALUE}.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        RunLayers layers = RunLayers.write(root, design, line -> {
            out.println(line);
            out.flush();
        });
        out.println();
        out.println(layers.data());
        new ResultPrinter(out)
                .findings(layers.findings())
                .tables(layers.tables())
                .page("layers", layers.page(), layers.csv());
    }
}
