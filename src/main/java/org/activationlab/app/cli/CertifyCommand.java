package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunCertificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab certify}. */
@Command(
        name = "certify",
        description =
                "Says within which radii the votes of noisy copies are provably certain, for a run with evidence, and"
                        + " what lower bounds of the ratio from one forward pass are worth on new models and new images.",
        mixinStandardHelpOptions = true)
final class CertifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Which evidence. Default: ${DEFAULT-VALUE}.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        RunCertificates certificates = RunCertificates.write(run, design);
        out.println(certificates.data());
        certificates.findings().forEach(finding -> out.printf("%n%s%n", finding));
        certificates.tables().forEach((title, table) -> out.printf("%n%s%n%n%s%n", title, table.stripTrailing()));
        out.println();
        out.println("certificates " + certificates.page());
        out.println("figures      " + certificates.csv());
        out.flush();
        return 0;
    }
}
