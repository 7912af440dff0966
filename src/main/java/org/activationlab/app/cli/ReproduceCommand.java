package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.CardComparison;
import org.activationlab.report.CardTables;
import org.activationlab.study.CardFile;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.Reproduction;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab reproduce}. */
@Command(
        name = "reproduce",
        description = "Does the work of a model card again, from the images on: networks, evidence, judges; then sets"
                + " every score and fingerprint beside the card's. Exit code 0 only if all agree. By equal versions on an"
                + " equal device they must be equal to the last printed digit; otherwise scores must agree within half"
                + " the width of their 95 %% interval, and fingerprints are told but do not count.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {

    private static final String AS_THE_CARD = "as the card";

    @Parameters(paramLabel = "CARD", description = "The JSON file of a model card, written by 'cards'.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path file;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Where the work is kept; an existing folder with the same plan is gone on with. Default:"
                    + " runs/reproduce- and the first digits of the fingerprint of the card's plan.")
    private @Nullable Path run;

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            description = "Where the card's digits are. Default: as for run.")
    private @Nullable String data;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            defaultValue = AS_THE_CARD,
            description = "Where to compute. Default: where the card's work was done.")
    private String device = AS_THE_CARD;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Single-threaded workers. Default: one per core, or one on a GPU.")
    private @Nullable Integer workers;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CardFile card = CardFile.read(file);
        StudyPlan plan = card.run().plan();
        boolean same = device.equals(AS_THE_CARD);
        ComputeDevice where = Settings.read(
                spec, () -> same ? ComputeOptions.asked(card.run().device()) : ComputeOptions.asked(device));
        ComputeDevice judges = Settings.read(spec, () -> same ? ComputeOptions.asked(card.judgeDevice()) : where);
        LocalWorkers hands = Settings.read(spec, () -> ComputeOptions.workers(workers, where));
        Path root = run != null ? run : Home.run(card.folder(where));
        PrintWriter out = spec.commandLine().getOut();
        OpenRun here = new OpenRun(root, out);
        DigitData digits = here.images(plan, images(card)).data();
        Reproduction reproduction = Reproduction.of(card, digits, where, judges);
        out.println(card.run().data().description());
        here.header("card of " + card.card().title() + ", preset " + plan.preset(), where);
        if (Files.exists(root.resolve("run.json"))) {
            out.println("The folder exists: what is finished there is not computed again.");
        }
        CardComparison comparison = here.answer((folder, progress) -> reproduction.run(folder, hands, progress));
        new ResultPrinter(out).tables(CardTables.of(comparison));
        out.println();
        CardTables.findings(comparison).forEach(out::println);
        out.flush();
        return comparison.agrees() ? 0 : 1;
    }

    /** The card knows which images it needs, but not where a set of the user's own lies. */
    private @Nullable String images(CardFile card) throws StudyException {
        String name = card.run().data().name();
        if (data != null) {
            return data;
        }
        if (name.equals(DigitData.MNIST) || name.equals(DigitData.SYNTHETIC)) {
            return name;
        }
        throw new StudyException("the card is about " + card.run().data().description()
                + ", which only you know where to find. Name the folder with --data.");
    }
}
