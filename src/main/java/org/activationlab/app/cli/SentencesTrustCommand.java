package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.activationlab.app.sentences.SentenceChoices;
import org.activationlab.app.sentences.SentencePlan;
import org.activationlab.app.sentences.SentenceTrust;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.judge.Contest;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.JudgeTables;
import org.activationlab.report.TableText;
import org.activationlab.study.sentences.TrustQuestion;
import org.activationlab.study.sentences.TrustResult;
import org.activationlab.study.sentences.TrustSettings;
import org.activationlab.text.SentenceModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab sentences trust}. */
@Command(
        name = "trust",
        description =
                "Asks of trained networks whether their answers can be trusted. Trains networks in the same way that"
                        + " each leave a part of the training sentences out, lets judges learn from what these answer to the part"
                        + " they left out, and tests the judges on the networks of a folder and on the test sentences. Says how"
                        + " well judges, softmax, entropy and disturbed copies tell right from wrong (AUROC) and how firm an answer"
                        + " is (R2). The options of training must be those of the folder. An interrupted command begins anew.",
        mixinStandardHelpOptions = true)
final class SentencesTrustCommand implements Callable<Integer> {

    private static final TrustSettings USUAL = TrustSettings.standard();
    private static final int ROWS = 100;

    @Parameters(paramLabel = "FOLDER", description = "The folder that sentences train wrote: seed-1 and so on.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path folder;

    @Mixin
    private final SentenceOptions options = new SentenceOptions();

    @Mixin
    private final SentenceChoiceOptions choiceOptions = new SentenceChoiceOptions();

    @Mixin
    private final DeviceOption deviceOption = new DeviceOption();

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Parts of the training sentences, at least 3; the last fifth chooses the judges' epochs."
                    + " Default: 10.")
    private int folds = USUAL.folds();

    @Option(
            names = "--part-sentences",
            paramLabel = "N",
            description = "Sentences of each part that are asked about at most. Default: all.")
    private int partSentences = USUAL.sentences();

    @Option(
            names = "--test-sentences",
            paramLabel = "N",
            description = "Test sentences that are asked about at most. Default: all.")
    private int testSentences = USUAL.tested();

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Disturbed copies of each sentence and kind. Default: 100.")
    private int draws = USUAL.draws();

    @Option(
            names = "--word-drop",
            paramLabel = "R",
            description = "The probability of each word to be left out. Default: 0.3.")
    private double wordDrop = USUAL.wordDrop();

    @Option(
            names = "--embedding-noise",
            paramLabel = "R",
            description = "The deviation of the noise over the embeddings' root mean square. Default: 1.5.")
    private double embeddingNoise = USUAL.embeddingNoise();

    @Option(names = "--judges", paramLabel = "N", description = "Seeds of each judge. Default: 3.")
    private int judges = USUAL.judges();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of parts, copies, judges and resamples. Default: 1.")
    private long seed = USUAL.seed();

    @Option(names = "--workers", paramLabel = "N", description = "Networks at once. Default: one for each core.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write tables and figures.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Settings.read(spec, () -> choiceOptions.choices(SentenceData.Kind.OTHER));
        ComputeDevice where = Settings.read(spec, deviceOption::device);
        TrustSettings settings = Settings.read(spec, this::settings);
        SentenceData data = options.data(console);
        SentenceChoices choices = choiceOptions.choices(data.kind());
        ConsoleProgress progress = new ConsoleProgress(console);
        SentencePlan plan = new SentencePlan(choices, data, where);
        SentenceTrust trust = new SentenceTrust(plan, settings, workers, progress);
        List<SentenceModel> tested = trust.tested(folder);
        Settings.read(spec, this::requireOwnFolder);
        // Now, and not after an hour of training, it shows whether something can be written there.
        Files.createDirectories(out);
        console.println(data.description());
        console.println(tested.size() + " networks of " + folder + ", " + settings.folds() + " parts, "
                + settings.draws() + " draws, seed " + settings.seed() + ", " + DeviceOption.words(where));
        console.flush();
        try {
            TrustResult result = trust.ask(tested);
            print(result, console);
            SentenceTrust.write(result, out);
        } catch (Exception e) {
            throw Failure.withoutResume(e);
        } finally {
            progress.closeBar();
        }
        console.println("folder " + out);
        console.flush();
        return 0;
    }

    /** A folder of trainings holds nothing else. */
    private Path requireOwnFolder() {
        if (out.toAbsolutePath().normalize().equals(folder.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("--out must be another folder than that of the networks, " + folder);
        }
        return out;
    }

    private TrustSettings settings() {
        if (workers < 1) {
            throw new IllegalArgumentException("--workers must be at least 1, but was " + workers);
        }
        return new TrustSettings(
                folds, partSentences, testSentences, draws, wordDrop, embeddingNoise, judges, USUAL.resamples(), seed);
    }

    private static void print(TrustResult result, PrintWriter console) {
        ResultPrinter printer = new ResultPrinter(console);
        Contest right = result.contest(TrustQuestion.RIGHT);
        printer.findings(List.of(
                String.format(
                        Locale.ROOT,
                        "Judges learned from %,d answers and chose by %,d; tested on %,d answers of %d networks, %.2f %% of"
                                + " them right.",
                        result.learned(),
                        result.chosen(),
                        right.pairs(),
                        right.models(),
                        100 * right.rightShare()),
                String.format(
                        Locale.ROOT,
                        "Mean ratio of unchanged answers: %.3f with words left out, %.3f under noise.",
                        result.meanLeftOut(),
                        result.meanNoise())));
        Map<String, String> tables = new LinkedHashMap<>();
        result.contests()
                .forEach((question, contest) ->
                        tables.put(question.words(), TableText.of(JudgeTables.scores(contest), ROWS)));
        tables.put(
                "Differences",
                TableText.of(
                        JudgeTables.differences(List.copyOf(result.contests().values())), ROWS));
        printer.tables(tables);
        console.println();
    }
}
