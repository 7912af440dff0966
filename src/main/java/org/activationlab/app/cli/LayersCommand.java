package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunLayers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab layers}. */
@Command(
        name = "layers",
        description =
                "Says which parts of a trace a run's trained judges and meta-networks use: Shapley values of the four layers"
                        + " on test pairs, and what is lost without each.",
        mixinStandardHelpOptions = true)
final class LayersCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Whose judges: those trained on which evidence. Default: ${DEFAULT-VALUE}.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RunLayers layers = RunLayers.write(run, design, line -> {
            out.println(line);
            out.flush();
        });
        out.println();
        out.println(layers.data());
        layers.findings().forEach(finding -> out.printf("%n%s%n", finding));
        layers.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        out.println();
        out.println("layers  " + layers.page());
        out.println("figures " + layers.csv());
        out.flush();
        return 0;
    }
}
