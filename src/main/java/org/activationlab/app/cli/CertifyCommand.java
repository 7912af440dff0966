package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunCertificates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code activation-lab certify}. */
@Command(
        name = "certify",
        description =
                "Says within which radii the votes of noisy copies are provably certain, for a run with evidence, and"
                        + " what lower bounds of the ratio from one forward pass are worth on new models and new images.",
        mixinStandardHelpOptions = true)
final class CertifyCommand extends ExistingRunCommand {

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Which evidence. Default: ${DEFAULT-VALUE}.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        RunCertificates certificates = RunCertificates.write(root, design);
        out.println(certificates.data());
        new ResultPrinter(out)
                .findings(certificates.findings())
                .tables(certificates.tables())
                .page("certificates", certificates.page(), certificates.csv());
    }
}
