package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.classify.ClassifierPlan;
import org.activationlab.app.classify.ClassifierResult;
import org.activationlab.app.classify.ClassifierRun;
import org.activationlab.app.classify.DigitClassifier;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.report.TableText;
import org.activationlab.vision.ClassifierSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab classify train}. */
@Command(
        name = "train",
        description = "Trains a classifier of digits by Adam and keeps the epoch with the most right answers on the"
                + " validation images. Writes a folder seed-N with a log that grows by a line per epoch, the best weights,"
                + " pictures of every epoch, and confusion and scores on the test images; beside it seeds.csv and curves of"
                + " all finished seeds in the folder. Equal options give equal numbers. A finished seed is not trained"
                + " again, an interrupted one begins anew.",
        mixinStandardHelpOptions = true)
final class ClassifyTrainCommand implements Callable<Integer> {

    private static final ClassifierSettings USUAL = ClassifierSettings.defaults();
    private static final int ROWS = 100;

    /** Of MNIST's 60,000 training images 10,000 choose the epoch, and of fewer the same share. */
    private static final int VALIDATION_SHARE = 6;

    @Mixin
    private final ClassifyOptions options = new ClassifyOptions();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training images. Default: 10.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Images per step, at least 2. Default: 64.")
    private @Nullable Integer batch;

    @Option(names = "--rate", paramLabel = "R", description = "Adam's learning rate. Default: 0.001.")
    private @Nullable Double rate;

    @Option(
            names = "--validation-images",
            paramLabel = "N",
            description = "How many of the training images, the last ones, are not learned from and choose the epoch."
                    + " Default: a sixth, 10,000 of MNIST.")
    private @Nullable Integer validationImages;

    @Option(
            names = {"--seed", "--seeds"},
            paramLabel = "LIST",
            defaultValue = "1",
            description = "Seed of weights and batches; several, such as 1-5 or 1,3, are trained one after the other,"
                    + " and summed up with those that the folder holds already. Default: ${DEFAULT-VALUE}.")
    private String seeds = "1";

    @Option(
            names = "--restore",
            paramLabel = "FILE",
            description = "Begin with the weights of this safetensors or NPZ file. Adam and the order of batches begin"
                    + " anew. Default: fresh weights.")
    private @Nullable Path restore;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where to write: a new folder, or one of trainings that differ in nothing but their seeds. Default:"
                            + " runs/classify-NETWORK.")
    private @Nullable Path out;

    @Option(
            names = "--no-epoch-figures",
            description = "Do not draw gradients and features after every epoch, which takes about a second each.")
    private boolean noEpochFigures;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter console = spec.commandLine().getOut();
        DigitClassifier network = Settings.read(spec, options::network);
        List<Long> wanted = Settings.read(spec, () -> TrainingOptions.differentSeeds(seeds));
        String layer = Settings.read(spec, () -> options.layer(network));
        ComputeDevice where = Settings.read(spec, options::device);
        DataRequest request = Settings.read(spec, options::request);
        Settings.read(spec, () -> settings(wanted.get(0), USUAL.validationImages()));
        ConsoleProgress progress = new ConsoleProgress(console);
        DigitData digits = options.digits(request, progress);
        ClassifierPlan plan = Settings.read(
                spec,
                () -> new ClassifierPlan(
                        network,
                        settings(wanted.get(0), Math.max(1, digits.train().size() / VALIDATION_SHARE)),
                        digits,
                        restore,
                        layer,
                        !noEpochFigures,
                        where));
        Path folder = out != null ? out : Home.run("classify-" + network.word());
        console.println(digits.description());
        console.println(network.design().name() + ", " + words(plan.settings()) + ", "
                + (wanted.size() == 1 ? "seed " : "seeds ") + seeds + ", device "
                + where.name().toLowerCase(Locale.ROOT) + ", folder " + folder);
        console.flush();
        try {
            train(new ClassifierRun(plan, progress), wanted, folder, console);
        } catch (Exception e) {
            throw Failure.betweenSeeds(e);
        } finally {
            progress.closeBar();
        }
        return 0;
    }

    private void train(ClassifierRun run, List<Long> wanted, Path folder, PrintWriter console) throws Exception {
        ResultPrinter printer = new ResultPrinter(console);
        List<ClassifierResult> results = run.train(wanted, folder);
        if (results.size() == 1) {
            ClassifyEvaluateCommand.print(printer, results.get(0).test());
        } else {
            printer.tables(Map.of("Best epoch of each seed", TableText.of(ClassifierResult.table(results), ROWS)));
        }
        console.println();
        console.println("folder " + folder);
        console.flush();
    }

    private ClassifierSettings settings(long seed, int usualValidation) {
        return new ClassifierSettings(
                epochs == null ? USUAL.epochs() : epochs,
                batch == null ? USUAL.batchSize() : batch,
                rate == null ? USUAL.learningRate() : rate,
                validationImages == null ? usualValidation : validationImages,
                seed);
    }

    private static String words(ClassifierSettings settings) {
        return "%d %s of batches of %d at %s, %,d validation images"
                .formatted(
                        settings.epochs(),
                        settings.epochs() == 1 ? "epoch" : "epochs",
                        settings.batchSize(),
                        settings.learningRate(),
                        settings.validationImages());
    }
}
