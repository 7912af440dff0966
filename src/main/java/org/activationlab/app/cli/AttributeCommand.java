package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.activationlab.app.RunImages;
import org.activationlab.app.inside.DigitExplanations;
import org.activationlab.app.inside.DigitExplanations.DigitSet;
import org.activationlab.app.inside.KnownNetwork;
import org.activationlab.app.inside.TrainedNetworks;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.vision.TorchvisionNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab attribute}. */
@Command(
        name = "attribute",
        description =
                "Says which pixels of digits speak for a class, by several methods side by side: figures, what the"
                        + " maps sum to, and what survives random weights.",
        mixinStandardHelpOptions = true)
final class AttributeCommand implements Callable<Integer> {

    private static final String ANSWER = "answer";
    private static final String TRUTH = "truth";
    private static final int MOST_IMAGES = 100;
    private static final int USUAL_PAIRS = 3;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A run folder whose LeNet-5s are explained. Default: the zoo that comes with the program.")
    private @Nullable Path run;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Which of its networks, by the beginning of its id. Default: the most accurate.")
    private @Nullable String model;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Explain this network instead: a safetensors or NPZ file of --network.")
    private @Nullable Path weights;

    @Option(
            names = "--network",
            paramLabel = "NAME",
            defaultValue = "lenet5",
            description = "What --weights is of: lenet5, single-channel or narrowing. Default: ${DEFAULT-VALUE}.")
    private KnownNetwork network = KnownNetwork.LENET5;

    @Option(names = "--images", paramLabel = "LIST", description = "Test images by number from 0, for example 0-4,17.")
    private @Nullable String images;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Without --images: that many answers of the run's pairs that are right, and as many that are"
                    + " wrong; of --weights the first test images. Default: " + USUAL_PAIRS + ".")
    private @Nullable Integer pairs;

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            description = "Which digits. Default: those of the run; with --weights MNIST if it can be had, else digits"
                    + " drawn by code. Other digits than the run's need --images, too.")
    private @Nullable String data;

    @Option(
            names = "--target",
            paramLabel = "answer|truth|DIGIT",
            defaultValue = ANSWER,
            description = "Which class is explained: the network's answer, the true digit, or one digit for all."
                    + " Default: ${DEFAULT-VALUE}.")
    private String target = ANSWER;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description = "How: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<NamedMethod> methods = List.of(NamedMethod.values());

    @Mixin
    private final MethodOptions choices = new MethodOptions();

    @Option(
            names = "--twin",
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "5",
            description = "Explain N networks with weights drawn anew, too, and flag methods whose maps stay the same;"
                    + " five where no number is given. Default: none.")
    private int twins;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where figures and tables are written.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** A network, what it is called, and the images that are explained unless the user names others. */
    private record Chosen(LayeredNetwork network, String name, List<Integer> images) {}

    @Override
    public Integer call() throws Exception {
        Settings.read(spec, this::checked);
        PrintWriter console = spec.commandLine().getOut();
        ConsoleProgress progress = new ConsoleProgress(console);
        TrainedNetworks trained =
                weights != null ? null : run == null ? TrainedNetworks.zoo() : TrainedNetworks.of(run);
        DigitData digits;
        try {
            digits = Settings.read(spec, () -> digits(trained, progress));
        } finally {
            progress.closeBar();
        }
        Chosen chosen = Settings.read(spec, () -> chosen(trained));
        try (LayeredNetwork loaded = chosen.network) {
            console.println(digits.description());
            console.println(loaded.design().name() + ", " + chosen.name + ", seed " + choices.seed());
            console.flush();
            DigitExplanations explained = Settings.read(spec, () -> {
                DigitSet set = DigitSet.of(loaded, digits.test(), images == null ? chosen.images : numbers(images));
                return DigitExplanations.of(loaded, set, classes(set), methods(loaded), twins, choices.seed());
            });
            new ResultPrinter(console).tables(explained.tables());
            console.println();
            explained.write(out).forEach(file -> console.println("written  " + file));
            console.flush();
        }
        return 0;
    }

    private boolean checked() {
        if (twins < 0) {
            throw new IllegalArgumentException("--twin must be at least 0, but was " + twins);
        }
        Settings.refuse(pairs != null && pairs < 1, "--pairs must be at least 1, but was " + pairs);
        Settings.refuse(pairs != null && images != null, "--images names the images; leave out --pairs");
        choices.requireUse(methods);
        if (!network.readsDigits()) {
            throw new IllegalArgumentException(
                    network + " reads photographs; this command explains digits." + " Use 'activation-lab explain'.");
        }
        if (network != KnownNetwork.LENET5 && weights == null) {
            throw new IllegalArgumentException(
                    "--network " + network + " needs --weights: run folders and the zoo hold" + " lenet5 only");
        }
        if (weights != null && (run != null || model != null)) {
            throw new IllegalArgumentException("--weights names a network by itself; leave out --run and --model");
        }
        if (!target.equals(ANSWER) && !target.equals(TRUTH) && !target.matches("[0-9]")) {
            throw new IllegalArgumentException("--target must be answer, truth or a digit, but was " + target);
        }
        if (images != null) {
            numbers(images);
        }
        return true;
    }

    /** Numbers of images in a run's pairs mean something among the run's images only. */
    private DigitData digits(@Nullable TrainedNetworks trained, ConsoleProgress progress) throws Exception {
        if (trained == null) {
            return RunImages.finder()
                    .find(data == null ? DataRequest.auto() : DataRequest.parse(data), progress)
                    .data();
        }
        DigitData found = trained.digits(data, progress);
        if (data == null || images == null) {
            trained.requireOwn(found);
        }
        return found;
    }

    private Chosen chosen(@Nullable TrainedNetworks trained) throws Exception {
        int count = pairs == null ? USUAL_PAIRS : pairs;
        if (trained == null) {
            Path file = Objects.requireNonNull(weights, "networks come from a run or from --weights");
            List<Integer> first =
                    Stream.iterate(0, image -> image + 1).limit(2L * count).toList();
            return new Chosen(network.load(ComputeDevice.CPU, file, TorchvisionNetwork.SIDE), file.toString(), first);
        }
        TrainedModel own = model == null ? trained.best() : trained.named(model);
        List<Integer> numbers = new ArrayList<>();
        for (boolean right : List.of(true, false)) {
            trained.examples(own, right, count)
                    .forEach(pair -> numbers.add(pair.sample().imageIndex()));
        }
        String name = "model " + own.hyperParameters().id() + " of " + (run == null ? "the zoo" : run)
                + ", test accuracy " + String.format(Locale.ROOT, "%.1f %%", 100 * own.testAccuracy());
        return new Chosen(trained.load(ComputeDevice.CPU, own), name, numbers);
    }

    private List<AttributionMethod> methods(LayeredNetwork loaded) {
        return methods.stream()
                .map(method -> choices.method(method, loaded.design()))
                .collect(Collectors.toUnmodifiableList());
    }

    private int[] classes(DigitSet set) {
        List<Integer> wanted = target.equals(TRUTH) ? set.truth() : set.answers();
        return wanted.stream()
                .mapToInt(digit -> target.matches("[0-9]") ? Integer.parseInt(target) : digit)
                .toArray();
    }

    /** Reads a list such as 0-4,17. */
    static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            if (!part.matches("[0-9]{1,6}(-[0-9]{1,6})?")) {
                throw new IllegalArgumentException("--images must be numbers such as 0-4,17, but was " + list);
            }
            int[] ends = Arrays.stream(part.split("-", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int last = ends[ends.length - 1];
            if (last < ends[0] || numbers.size() + last - ends[0] >= MOST_IMAGES) {
                throw new IllegalArgumentException(
                        "--images must be 1 to " + MOST_IMAGES + " rising numbers such as 0-4,17, but was " + list);
            }
            for (int number = ends[0]; number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
