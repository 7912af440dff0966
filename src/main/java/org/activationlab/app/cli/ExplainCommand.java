package org.activationlab.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.activationlab.app.inside.Explanation;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.vision.ClassNames;
import org.activationlab.vision.ImageFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab explain}. */
@Command(
        name = "explain",
        description = "Says which pixels of a picture speak for a class, by one of ten methods, and how far that can be"
                + " believed; writes the map over the picture and its numbers.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--image",
            paramLabel = "FILE",
            required = true,
            description = "The picture: PNG, JPEG, GIF or BMP. Its short side is resized, its middle cut out.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path image;

    @Option(
            names = "--dark-ink",
            description = "The digit is dark on light paper; networks of digits know light ink on a dark ground.")
    private boolean darkInk;

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description = "The class that is explained, by number from 0 or by name. Default: the network's answer.")
    private @Nullable String target;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description = "The names of the classes: one a line, a JSON list, or the JSON object of ImageNet.")
    private @Nullable Path classes;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "grad-cam",
            description = "How: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private NamedMethod method = NamedMethod.GRAD_CAM;

    @Mixin
    private final MethodOptions choices = new MethodOptions();

    @Option(
            names = "--twin",
            paramLabel = "N",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "3",
            description = "Explain N networks with weights drawn anew, too, and flag a map that stays the same;"
                    + " three where no number is given. Default: none.")
    private int twins;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where explain.png and map.csv are written.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ComputeDevice where = Settings.read(spec, () -> network.device());
        Settings.read(spec, this::checked);
        PrintWriter console = spec.commandLine().getOut();
        try (LayeredNetwork loaded = Settings.read(spec, () -> network.load(where))) {
            Batch picture = ImageFile.read(image, loaded.design().input(), darkInk);
            List<String> names = names(loaded.design().classes());
            console.println(loaded.design().name() + ", " + network.origin() + ", device "
                    + where.name().toLowerCase(Locale.ROOT) + ", seed " + choices.seed());
            console.flush();
            Explanation explanation = Settings.read(
                    spec,
                    () -> Explanation.of(
                            loaded,
                            picture,
                            number(target, names),
                            choices.method(method, loaded.design()),
                            twins,
                            choices.seed(),
                            names));
            explanation.findings().forEach(console::println);
            explanation.write(out, String.valueOf(image.getFileName()));
            console.println("figure   " + out.resolve("explain.png"));
            console.println("numbers  " + out.resolve("map.csv"));
            console.flush();
        }
        return 0;
    }

    private boolean checked() {
        Settings.refuse(twins < 0, "--twin must be at least 0, but was " + twins);
        Settings.refuse(
                darkInk && !network.network().readsDigits(),
                "--dark-ink is for networks of digits; " + network.network() + " reads photographs");
        choices.requireUse(List.of(method));
        return true;
    }

    private List<String> names(int count) throws IOException {
        return classes == null ? ClassNames.numbers(count) : ClassNames.read(classes, count);
    }

    /** A class by its number or its name. */
    static OptionalInt number(@Nullable String target, List<String> names) {
        if (target == null) {
            return OptionalInt.empty();
        }
        int found = names.indexOf(target);
        if (found < 0 && target.matches("[0-9]{1,6}")) {
            found = Integer.parseInt(target);
        }
        if (found < 0 || found >= names.size()) {
            throw new IllegalArgumentException("--target must be a class from 0 to " + (names.size() - 1)
                    + " or the name of one, but was " + target);
        }
        return OptionalInt.of(found);
    }
}
