package org.activationlab.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.Logs;
import org.activationlab.files.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code env/bench}.
 *
 * <p>Exit codes: 0 done, 1 failure (one line says why), 2 wrong use.
 */
@Command(
        name = "env/bench",
        description = {
            "Measures this program beside a plain DJL loop and a plain PyTorch loop on the same machine, in turns.",
            "Writes benchmarks.json with every sample and BENCHMARKS.md made from it. Naming some benchmarks measures"
                    + " these alone and leaves the results of the others as they were.",
            "Keep the machine quiet meanwhile: with the defaults about two minutes a benchmark, some four for memory.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Benchmarks:",
            "  train-sgd-32, train-sgd-256, train-adam-32, train-adam-256",
            "                     this optimizer and batch size; (network, image) pairs/s",
            "  label              1,000 noisy copies of every image, pairs/s",
            "  export             activations read and written as Arrow files, pairs/s",
            "  meta-rnn, meta-gru, meta-lstm, meta-transformer",
            "                     meta-networks trained with the original's settings, pairs/s",
            "  kernel-start       from the notebook kernel's start to its answer, s",
            "  first-figure       from its start to a notebook's first figure, s",
            "  monitor            one image on one thread through the live monitor, us",
            "  look-resnet18, look-resnet34, look-vgg16, look-vgg19",
            "                     weights of full size loaded, Grad-CAM, Shapley values and feature",
            "                     visualization of 224x224 pixels, once, on one thread, s",
            "  memory             resident size over 10,000 training steps, MB",
            "",
            "Needs MNIST (in the folder named by ACTIVATION_LAB_DATA, in data-cache, or from the internet), for the"
                    + " opponent in Python a Python with torch, and for kernel-start and first-figure one with"
                    + " jupyter_client. What is missing is left out, with a word about it.",
            "",
            "Example: env/bench train-sgd-32 label --rounds 3"
        })
final class Bench implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which benchmarks. Default: all.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each side is measured. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "4",
            description = "About how long each side works in a round. Default: ${DEFAULT-VALUE}.")
    private double seconds = 4;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Single-threaded workers of the product. Default: one per core.")
    private @Nullable Integer workers;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where benchmarks.json and BENCHMARKS.md are. Default: env.")
    private @Nullable Path out;

    @Option(
            names = "--torch-python",
            paramLabel = "PROGRAM",
            defaultValue = "",
            description = "A Python that has torch. Default: found by env/bench.")
    private String torchPython = "";

    @Option(
            names = "--jupyter-python",
            paramLabel = "PROGRAM",
            defaultValue = "",
            description = "A Python that has jupyter_client. Default: found by env/bench.")
    private String jupyterPython = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private Bench() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        List<Benchmark> wanted = Benchmark.named(names);
        int cores = Runtime.getRuntime().availableProcessors();
        Settings settings = new Settings(rounds, seconds, workers == null ? cores : workers);
        Path folder = out == null ? Home.folder().resolve("env") : out;
        Path json = folder.resolve("benchmarks.json");
        Results results = Files.exists(json) ? Json.read(json, Results.class) : new Results(List.of());
        Path images = Home.folder().resolve("target").resolve("bench").resolve("mnist");
        if (wanted.stream().anyMatch(Benchmark::needsImages)) {
            SharedImages.layDown(images);
        }
        Launcher launcher = new Launcher(torchPython, jupyterPython);
        Rounds measuring = new Rounds(launcher, settings, images.toString(), console);
        if (torchPython.isEmpty()) {
            console.println("No Python with torch was found: there is no plain PyTorch to compare with.");
        }
        for (Benchmark benchmark : wanted) {
            if (benchmark.kind() == Kind.KERNEL && jupyterPython.isEmpty()) {
                console.println(benchmark.name() + " is left out: no Python with jupyter_client was found.");
                continue;
            }
            double busy = Machine.busyCores();
            if (busy > Circumstances.QUIET_LOAD) {
                console.printf(
                        Locale.ROOT,
                        "Other work keeps %.2f cores busy. Threads that wait for each other, as PyTorch's do, then become many"
                                + " times slower: measure again when it is quiet.%n",
                        busy);
            }
            results = results.with(measuring.run(benchmark, Machine.now(command(), settings, busy)));
            // After each benchmark, so that a later failure costs nothing.
            Json.write(json, results);
            AtomicFile.writeText(folder.resolve("BENCHMARKS.md"), Page.of(results));
        }
        console.println("results " + json + " and BENCHMARKS.md beside it");
        return 0;
    }

    /** What was typed, without what only says where things lie on this machine. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("env/bench"));
        words.addAll(names);
        words.addAll(List.of("--rounds", Integer.toString(rounds), "--seconds", PageNumbers.plain(seconds)));
        if (workers != null) {
            words.addAll(List.of("--workers", workers.toString()));
        }
        return String.join(" ", words);
    }

    /**
     * Runs a command line.
     *
     * @param out where results and progress go
     * @param err where failures go
     * @param arguments the words after the program's name
     * @return the exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        Logs.silence();
        CommandLine line = new CommandLine(new Bench());
        line.setOut(out);
        line.setErr(err);
        // What a user names comes after what env/bench found, and counts.
        line.setOverwrittenOptionsAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            command.getErr().println("env/bench: " + exception.getMessage());
            return exception instanceof IllegalArgumentException ? 2 : 1;
        });
        return line.execute(arguments);
    }

    /**
     * The program's entry.
     *
     * @param arguments see {@code env/bench --help}
     */
    public static void main(String[] arguments) {
        // The texts are English; numbers in them must look the same on every machine.
        Locale.setDefault(Locale.ROOT);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }
}
