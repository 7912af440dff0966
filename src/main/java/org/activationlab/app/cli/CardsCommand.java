package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunCards;
import org.activationlab.study.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab cards}. */
@Command(
        name = "cards",
        description =
                "Writes model cards of a run's judges and a data sheet of their evidence, each as JSON and as a page"
                        + " in Markdown, below the run folder's cards. 'reproduce' does the work of a card again.",
        mixinStandardHelpOptions = true)
final class CardsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run folder, for example runs/quick.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path run;

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "NATURAL",
            description = "Which evidence. Default: natural.")
    private SamplingDesign design = SamplingDesign.NATURAL;

    @Option(
            names = "--without",
            paramLabel = "REGION",
            description = "The judges that were trained without this region of the grid, for example optimizer=ADAM."
                    + " Default: those that were trained without a random fifth of the families of models.")
    private @Nullable String without;

    @Option(
            names = "--split-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of the judges' split. Default: ${DEFAULT-VALUE}.")
    private long splitSeed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        SplitPlan split;
        try {
            if (design == SamplingDesign.ORIGINAL) {
                throw new IllegalArgumentException("design must be natural or balanced, but was original");
            }
            split = without == null
                    ? SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, splitSeed)
                    : SplitPlan.leaveOut(Region.parse(without), splitSeed);
        } catch (IllegalArgumentException e) {
            // The user's words, not the program's state, are wrong here: that is exit code 2 with the usage.
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        out.println(RunFolder.describe(run).data().description());
        RunCards cards = RunCards.write(run, design, split);
        out.println("sheet " + RunCards.page(cards.sheet()));
        cards.cards().forEach(card -> out.println("card  " + RunCards.page(card)));
        out.println("Beside each page lies its JSON; do the work of a card again with 'activation-lab reproduce "
                + cards.cards().get(0) + "'.");
        out.flush();
        return 0;
    }
}
