package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.RunImages;
import org.activationlab.app.inside.FeatureWork;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.interpret.visualization.Aim;
import org.activationlab.interpret.visualization.Parametrization;
import org.activationlab.interpret.visualization.VisualizationSettings;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.Target;
import org.activationlab.vision.ImageFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab visualize}. */
@Command(
        name = "visualize",
        description =
                "Makes images that activate a unit, a class or a whole layer of a network as much as possible, or as"
                        + " little; for networks of digits beside the digits that do so most.",
        mixinStandardHelpOptions = true)
final class VisualizeCommand implements Callable<Integer> {

    /** What of a class is raised. */
    enum Reading {
        LOGIT,
        PROBABILITY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String NO_DATA = "none";

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer, for example features.28 or conv2.relu; a wrong name lists those that there are.")
    private @Nullable String layer;

    @Option(
            names = "--unit",
            paramLabel = "N",
            description = "Its channel, or its value where it is dense, from 0. Default: the whole layer (DeepDream).")
    private @Nullable Integer unit;

    @Option(names = "--class", paramLabel = "N", description = "In place of a layer: a class, by number from 0.")
    private @Nullable Integer digit;

    @Option(names = "--of", paramLabel = "logit|probability", description = "What of the class. Default: logit.")
    private @Nullable Reading of;

    @Option(names = "--minimize", description = "As little activation as possible.")
    private boolean minimize;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of Adam. Default: 160.")
    private @Nullable Integer steps;

    @Option(names = "--rate", paramLabel = "R", description = "Adam's learning rate. Default: 0.15.")
    private @Nullable Double rate;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "How many images are made, each from noise of its own, 1 to 8. Default: 4, of photographs 2.")
    private @Nullable Integer images;

    @Option(
            names = "--parametrization",
            paramLabel = "NAME",
            defaultValue = "fourier",
            description = "What is moved: pixels or fourier waves. Default: ${DEFAULT-VALUE}.")
    private Parametrization parametrization = Parametrization.FOURIER;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of noise and movements." + " Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--from-image",
            paramLabel = "FILE",
            description = "Begin with this picture in place of noise; PNG, JPEG, GIF or BMP.")
    private @Nullable Path start;

    @Option(names = "--dark-ink", description = "That picture is dark ink on light paper.")
    private boolean darkInk;

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH|none",
            description = "Among which digits the best are found. Default: MNIST if it can be had, else digits drawn by"
                    + " code; for networks of photographs none.")
    private @Nullable String data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where visualize.png, image.png and steps.csv are written.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings.read(spec, this::checked);
        ComputeDevice where = Settings.read(spec, () -> network.device());
        PrintWriter console = spec.commandLine().getOut();
        try (LayeredNetwork loaded = Settings.read(spec, () -> network.load(where))) {
            NetworkDesign design = loaded.design();
            Target target = Settings.read(spec, () -> target(design));
            VisualizationSettings settings = Settings.read(spec, () -> settings(design));
            Batch from = start == null ? null : ImageFile.read(start, design.input(), darkInk);
            DigitData digits = digits(console);
            if (digits != null) {
                console.println(digits.description());
            }
            console.println(design.name() + ", " + network.origin() + ", device "
                    + where.name().toLowerCase(Locale.ROOT) + ", " + settings.steps() + " steps, seed " + seed);
            console.flush();
            FeatureWork work = FeatureWork.of(loaded, target, settings, from, digits == null ? null : digits.train());
            work.findings().forEach(console::println);
            work.write(out).forEach(file -> console.println("written  " + file));
            console.flush();
        }
        return 0;
    }

    private boolean checked() {
        boolean photographs = !network.network().readsDigits();
        String reader = network.network() + " reads photographs";
        Settings.refuse(
                (layer == null) == (digit == null), "either --layer, with or without --unit, or --class is needed");
        Settings.refuse(unit != null && layer == null, "--unit is one of a --layer; leave it out with --class");
        Settings.refuse(unit != null && unit < 0, "--unit must be at least 0, but was " + unit);
        Settings.refuse(of != null && digit == null, "--of is for a --class; leave it out with --layer");
        Settings.refuse(images != null && (images < 1 || images > 8), "--images must be 1 to 8, but was " + images);
        Settings.refuse(
                images != null && start != null,
                "--images are made from noise; --from-image makes one, so name one of the two");
        Settings.refuse(darkInk && start == null, "--dark-ink is said of the picture of --from-image");
        Settings.refuse(darkInk && photographs, "--dark-ink is for networks of digits; " + reader);
        Settings.refuse(
                photographs && data != null && !data.equals(NO_DATA), "--data is for networks of digits; " + reader);
        return true;
    }

    private Target target(NetworkDesign design) {
        if (layer != null) {
            return FeatureWork.unit(design, layer, unit == null ? -1 : unit);
        }
        int wanted = digit == null ? 0 : digit;
        if (wanted < 0 || wanted >= design.classes()) {
            throw new IllegalArgumentException(
                    "--class must be 0 to " + (design.classes() - 1) + ", but was " + wanted);
        }
        return of == Reading.PROBABILITY ? Target.probability(wanted) : Target.logit(wanted);
    }

    private VisualizationSettings settings(NetworkDesign design) {
        VisualizationSettings settings = FeatureWork.settings(design)
                .withAim(minimize ? Aim.MINIMIZE : Aim.MAXIMIZE)
                .withParametrization(parametrization)
                .withSeed(seed);
        settings = settings.withSteps(steps == null ? settings.steps() : steps, rate == null ? settings.rate() : rate);
        if (images != null) {
            settings = settings.withImages(images);
        }
        return settings;
    }

    private @Nullable DigitData digits(PrintWriter console) throws Exception {
        if (!network.network().readsDigits() || NO_DATA.equals(data)) {
            return null;
        }
        ConsoleProgress progress = new ConsoleProgress(console);
        try {
            return RunImages.finder()
                    .find(data == null ? DataRequest.auto() : DataRequest.parse(data), progress)
                    .data();
        } finally {
            progress.closeBar();
        }
    }
}
