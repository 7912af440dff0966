package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.activationlab.app.classify.ClassifierEvaluation;
import org.activationlab.app.classify.DigitClassifier;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.report.TableText;
import org.activationlab.vision.ClassifierFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code activation-lab classify evaluate}. */
@Command(
        name = "evaluate",
        description = "Classifies the test images with trained weights and says which digits are taken for which.",
        mixinStandardHelpOptions = true)
final class ClassifyEvaluateCommand implements Callable<Integer> {

    private static final int ROWS = 100;

    @Mixin
    private final ClassifyOptions options = new ClassifyOptions();

    @Option(
            names = "--restore",
            required = true,
            paramLabel = "FILE",
            description = "The weights: a safetensors or NPZ file, as 'classify train' or PyTorch writes it.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path restore;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write the confusion matrix and the scores as pictures and tables, gradients of a few"
                    + " images, and a layer's features in a plane. Default: write nothing.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        DigitClassifier network = Settings.read(spec, options::network);
        String layer = Settings.read(spec, () -> options.layer(network));
        ComputeDevice where = Settings.read(spec, options::device);
        DataRequest request = Settings.read(spec, options::request);
        KeptEpoch.requireOwn(restore);
        Parameters learned = ClassifierFile.finite(network.design(), restore);
        DigitData digits = options.digits(request, new ConsoleProgress(console));
        console.println(digits.description());
        console.println(network.design().name() + ", weights " + restore + ", device "
                + where.name().toLowerCase(Locale.ROOT));
        ResultPrinter printer = new ResultPrinter(console);
        if (out == null) {
            try (LayeredNetwork loaded = new LayeredNetwork(where, network.design(), learned)) {
                print(printer, ClassifierEvaluation.of(loaded, digits.test()));
            }
        } else {
            ClassifierEvaluation.Written written =
                    ClassifierEvaluation.write(where, network, learned, digits.test(), layer, out);
            print(printer, written.evaluation());
            console.println();
            written.missing().forEach(console::println);
            console.println("folder " + out);
        }
        console.flush();
        return 0;
    }

    /** Prints accuracy, confusion and scores. */
    static void print(ResultPrinter printer, ClassifierEvaluation evaluation) {
        printer.findings(List.of(String.format(
                Locale.ROOT,
                "%.2f %% of the test images right, mean cross-entropy %.4f nats.",
                100 * evaluation.accuracy(),
                evaluation.loss())));
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(
                "Confusion matrix: true digits on rows, answers on columns",
                TableText.of(narrow(evaluation.counts()), ROWS));
        tables.put("Scores by digit", TableText.of(evaluation.scores(), ROWS));
        printer.tables(tables);
    }

    /** Ten columns fit beside one another if their headings are the digits alone. */
    private static Table narrow(Table counts) {
        counts.columns().stream()
                .skip(1)
                .forEach(column -> column.setName(column.name().replace("predicted ", "")));
        return counts;
    }
}
