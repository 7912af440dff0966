package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.activationlab.app.sentences.KeptSentenceModel;
import org.activationlab.app.sentences.NamedWordMethod;
import org.activationlab.app.sentences.SentenceExplanation;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.ColoredText;
import org.activationlab.report.ColoredTextFile;
import org.activationlab.report.TableText;
import org.activationlab.study.StudyException;
import org.activationlab.text.SentenceNetwork;
import org.activationlab.text.WordMethod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activation-lab sentences explain}. */
@Command(
        name = "explain",
        description =
                "Answers sentences of yours and says what each word adds to the log-odds of praise: above 0 it speaks"
                        + " for praise, below 0 for blame. Sentences are split into words as those of SST-2 are.",
        mixinStandardHelpOptions = true)
final class SentencesExplainCommand implements Callable<Integer> {

    private static final int ROWS = 500;

    @Parameters(
            index = "0",
            paramLabel = "FOLDER",
            description = "The folder of one seed, with best.safetensors and vocabulary.txt.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path folder;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SENTENCE", description = "Sentences, each in quotes.")
    private List<String> sentences = new ArrayList<>();

    @Mixin
    private final DeviceOption deviceOption = new DeviceOption();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "integrated-gradients",
            description = "How: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private NamedWordMethod method = NamedWordMethod.INTEGRATED_GRADIENTS;

    @Option(
            names = "--out",
            paramLabel = "FILE.html|FILE.png",
            description =
                    "Where the words are written on colours that say what they speak for. Default: write nothing.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        ComputeDevice where = Settings.read(spec, deviceOption::device);
        if (out != null) {
            Path file = out;
            Settings.read(spec, () -> ColoredTextFile.named(file));
        }
        KeptSentenceModel kept = KeptSentenceModel.read(folder);
        WordMethod how = method.method();
        console.println(kept.model().design().name() + ", " + folder + ", " + DeviceOption.words(where));
        console.println(kept.origin());
        console.println(how.title());
        List<ColoredText> texts = new ArrayList<>();
        try (SentenceNetwork network = kept.model().network(where)) {
            for (String sentence : sentences) {
                SentenceExplanation explanation =
                        SentenceExplanation.of(network, kept.model().vocabulary(), sentence, how);
                print(sentence, explanation, console);
                texts.add(explanation.coloredText());
            }
        }
        if (out != null) {
            ColoredTextFile.write(out, "What words speak for", ColoredText.together(texts));
            console.println();
            console.println("colours  " + out);
        }
        console.flush();
        return 0;
    }

    private static void print(String sentence, SentenceExplanation explanation, PrintWriter console)
            throws StudyException {
        if (!explanation.isFinite()) {
            throw new StudyException(
                    "the network's answer to \"" + sentence + "\" is no finite number: it diverged, and"
                            + " nothing can be explained. Train it again with a lower --learning-rate.");
        }
        console.println();
        console.println("\"" + sentence + "\"");
        explanation.findings().forEach(console::println);
        if (!explanation.words().isEmpty()) {
            console.println();
            console.print(TableText.of(explanation.table(), ROWS));
        }
        console.flush();
    }
}
