package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.activationlab.app.sentences.KeptSentenceModel;
import org.activationlab.app.sentences.SentenceEvaluation;
import org.activationlab.app.sentences.ShownPart;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.ConfusionTables;
import org.activationlab.report.TableText;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.SentenceScore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab sentences evaluate}. */
@Command(
        name = "evaluate",
        description = "Judges a trained network on sentences, those it was trained beside or any others: right answers,"
                + " confusion matrix, scores by class; with --out also as files, with all answers and pictures of every"
                + " layer.",
        mixinStandardHelpOptions = true)
final class SentencesEvaluateCommand implements Callable<Integer> {

    private static final int ROWS = 100;

    @Parameters(
            paramLabel = "FOLDER",
            description = "The folder of one seed, with best.safetensors and vocabulary.txt.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path folder;

    @Mixin
    private final SentenceOptions options = new SentenceOptions();

    @Mixin
    private final DeviceOption deviceOption = new DeviceOption();

    @Option(
            names = "--part",
            paramLabel = "validation|test",
            description = "Which sentences. Default: test, or validation where the test sentences have no labels.")
    private @Nullable String part;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write confusion, scores, answers and pictures. Default: write nothing.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        Optional<ShownPart> asked = Settings.read(spec, this::asked);
        ComputeDevice where = Settings.read(spec, deviceOption::device);
        KeptSentenceModel kept = KeptSentenceModel.read(folder);
        SentenceData data = options.data(console);
        ShownPart shown = asked.orElse(ShownPart.of(data));
        Settings.read(spec, () -> shown.in(data));
        console.println(data.description());
        console.println(kept.model().design().name() + ", " + folder + ", " + DeviceOption.words(where));
        console.println(kept.origin());
        if (!kept.data().isEmpty() && !kept.isTrainedOn(data)) {
            console.println("careful: these sentences are other data than the network was trained on");
        }
        console.flush();
        try (SentenceNetwork network = kept.model().network(where)) {
            SentenceEvaluation evaluation = SentenceEvaluation.of(network, kept.model(), data, shown);
            print(new ResultPrinter(console), evaluation.score(), shown);
            if (out != null) {
                console.println();
                evaluation.write(network, kept.model(), out).forEach(console::println);
                console.println("folder " + out);
            }
        }
        console.flush();
        return 0;
    }

    private Optional<ShownPart> asked() {
        return Optional.ofNullable(part).map(ShownPart::parse);
    }

    /** Prints accuracy, confusion and scores. */
    static void print(ResultPrinter printer, SentenceScore score, ShownPart part) {
        printer.findings(List.of(String.format(
                Locale.ROOT,
                "%.2f %% of the %s sentences right, mean cross-entropy %.4f nats.",
                100 * score.accuracy(),
                part.word(),
                score.loss())));
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                "Confusion matrix: true classes on rows, answers on columns",
                TableText.of(ConfusionTables.counts(score.confusion(), SentenceEvaluation.CLASSES), ROWS));
        tables.put(
                "Scores by class",
                TableText.of(ConfusionTables.scores(score.confusion(), SentenceEvaluation.CLASSES), ROWS));
        printer.tables(tables);
    }
}
