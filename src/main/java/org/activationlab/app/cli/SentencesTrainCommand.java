package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.activationlab.app.sentences.SentenceChoices;
import org.activationlab.app.sentences.SentencePlan;
import org.activationlab.app.sentences.SentenceResult;
import org.activationlab.app.sentences.SentenceTraining;
import org.activationlab.app.sentences.ShownPart;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.TableText;
import org.activationlab.text.SentenceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab sentences train}. */
@Command(
        name = "train",
        description =
                "Trains a network that tells praise from blame, an LSTM, by Adam and keeps the epoch with the most"
                        + " right answers on the validation sentences. Writes a folder seed-N with a log that grows by a line per"
                        + " epoch, the best weights and their vocabulary, and confusion, scores, answers and pictures of every"
                        + " layer on the test sentences; beside it seeds.csv and curves of all finished seeds in the folder. Equal"
                        + " options give equal numbers. A finished seed is not trained again, an interrupted one begins anew.",
        mixinStandardHelpOptions = true)
final class SentencesTrainCommand implements Callable<Integer> {

    private static final int ROWS = 100;

    @Mixin
    private final SentenceOptions options = new SentenceOptions();

    @Mixin
    private final SentenceChoiceOptions choiceOptions = new SentenceChoiceOptions();

    @Mixin
    private final DeviceOption deviceOption = new DeviceOption();

    @Option(
            names = {"--seed", "--seeds"},
            paramLabel = "LIST",
            defaultValue = "1",
            description = "Seed of weights, batches and dropout; several, such as 1-5 or 1,3, are trained one after the"
                    + " other, and summed up with those that the folder holds already. Default: ${DEFAULT-VALUE}.")
    private String seeds = "1";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where to write: a new folder, or one of trainings that differ in nothing but their seeds.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Settings.read(spec, () -> choiceOptions.choices(SentenceData.Kind.OTHER));
        List<Long> wanted = Settings.read(spec, () -> TrainingOptions.differentSeeds(seeds));
        ComputeDevice where = Settings.read(spec, deviceOption::device);
        SentenceData data = options.data(console);
        SentenceChoices choices = choiceOptions.choices(data.kind());
        ConsoleProgress progress = new ConsoleProgress(console);
        SentenceTraining training =
                Settings.read(spec, () -> new SentenceTraining(new SentencePlan(choices, data, where), progress));
        console.println(data.description());
        console.println(training.design().name() + ", " + words(choices.settings()) + ", "
                + (wanted.size() == 1 ? "seed " : "seeds ") + seeds + ", " + DeviceOption.words(where) + ", folder "
                + out);
        console.flush();
        try {
            print(training.train(wanted, out), data, console);
        } catch (Exception e) {
            throw Failure.betweenSeeds(e);
        } finally {
            progress.closeBar();
        }
        return 0;
    }

    private void print(List<SentenceResult> results, SentenceData data, PrintWriter console) {
        ResultPrinter printer = new ResultPrinter(console);
        if (results.size() == 1) {
            SentencesEvaluateCommand.print(printer, results.get(0).shown(), ShownPart.of(data));
        } else {
            printer.tables(Map.of("Best epoch of each seed", TableText.of(SentenceResult.table(results), ROWS)));
        }
        console.println();
        console.println("folder " + out);
        console.flush();
    }

    private static String words(SentenceSettings settings) {
        return "at most %d %s of batches of %d at %s, patience %d"
                .formatted(
                        settings.epochs(),
                        settings.epochs() == 1 ? "epoch" : "epochs",
                        settings.batchSize(),
                        settings.learningRate(),
                        settings.patience());
    }
}
