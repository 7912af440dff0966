package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.meta.SplitPlan;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.RunCards;
import org.activationlab.study.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code activation-lab cards}. */
@Command(
        name = "cards",
        description =
                "Writes model cards of a run's judges and a data sheet of their evidence, each as JSON and as a page"
                        + " in Markdown, below the run folder's cards. 'reproduce' does the work of a card again.",
        mixinStandardHelpOptions = true)
final class CardsCommand extends ExistingRunCommand {

    @Option(
            names = "--design",
            paramLabel = "natural|balanced",
            defaultValue = "natural",
            description = "Which evidence. Default: ${DEFAULT-VALUE}.")
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

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        SplitPlan split = Settings.read(spec(), this::split);
        out.println(RunFolder.describe(root).data().description());
        RunCards cards = RunCards.write(root, design, split);
        out.println("sheet " + RunCards.page(cards.sheet()));
        cards.cards().forEach(card -> out.println("card  " + RunCards.page(card)));
        out.println("Beside each page lies its JSON; do the work of a card again with 'activation-lab reproduce "
                + cards.cards().get(0) + "'.");
        out.flush();
    }

    private SplitPlan split() {
        if (design == SamplingDesign.ORIGINAL) {
            throw new IllegalArgumentException("design must be natural or balanced, but was original");
        }
        return JudgeCommand.split(without, splitSeed);
    }
}
