package org.activationlab.app.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.activationlab.meta.Architecture;

/**
 * One thing that is measured.
 *
 * @param name what the command line calls it
 * @param kind what its numbers are
 * @param flopPerUnit the textbook's floating-point operations per unit of work; 0 where none are counted
 * @param targets what the project promised of it, possibly nothing
 * @param leftOut which opponents do not take part, and why
 */
record Benchmark(String name, Kind kind, double flopPerUnit, List<Target> targets, Map<Side, String> leftOut) {

    private static final List<Target> TRAINING = List.of(new Target(Side.TORCH, 2, 3), new Target(Side.DJL, 3.5, 3.5));
    private static final List<Target> LABELLING = List.of(new Target(Side.TORCH, 6, 12));

    /** Every benchmark, in the order in which they run. */
    static final List<Benchmark> ALL = List.of(
            training("train-sgd-32"),
            training("train-sgd-256"),
            training("train-adam-32"),
            training("train-adam-256"),
            new Benchmark("label", Kind.LABEL, TextbookCount.label(), LABELLING, Map.of()),
            alone("export", Kind.EXPORT, TextbookCount.leNetForward(), "plain loops write no files of pairs"),
            meta("meta-rnn", Architecture.RNN, Map.of()),
            meta("meta-gru", Architecture.GRU, Map.of()),
            meta("meta-lstm", Architecture.LSTM, Map.of()),
            meta(
                    "meta-transformer",
                    Architecture.TRANSFORMER,
                    Map.of(
                            Side.DJL,
                            "DJL's transformer block is another network: batch normalisation in the place of layer"
                                    + " normalisation, and always with biases")),
            alone("kernel-start", Kind.KERNEL, 0, "a matter of the notebook kernel alone"),
            alone("first-figure", Kind.KERNEL, 0, "a matter of the notebook kernel alone"),
            alone("monitor", Kind.LATENCY, 0, "a matter of our own monitor alone"),
            look("look-resnet18"),
            look("look-resnet34"),
            look("look-vgg16"),
            look("look-vgg19"),
            alone("memory", Kind.MEMORY, 0, "a matter of our own memory alone"));

    /** Copies the collections. */
    Benchmark {
        targets = List.copyOf(targets);
        leftOut = leftOut.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(leftOut));
    }

    private static Benchmark training(String name) {
        return new Benchmark(name, Kind.TRAIN, TextbookCount.leNetTraining(), TRAINING, Map.of());
    }

    private static Benchmark meta(String name, Architecture architecture, Map<Side, String> leftOut) {
        // What was promised of meta-networks is promised of the original's thirty runs together: see MetaRuns.
        return new Benchmark(name, Kind.META, TextbookCount.metaTraining(architecture), List.of(), leftOut);
    }

    private static Benchmark look(String name) {
        return alone(name, Kind.LOOK, 0, "a matter of our own methods alone");
    }

    private static Benchmark alone(String name, Kind kind, double flopPerUnit, String why) {
        return new Benchmark(name, kind, flopPerUnit, List.of(), Map.of(Side.DJL, why, Side.TORCH, why));
    }

    /** Whether MNIST is worked on; meta-networks and photographs are made up, and the notebooks find their own digits. */
    boolean needsImages() {
        return kind != Kind.META && kind != Kind.KERNEL && kind != Kind.LOOK;
    }

    /**
     * Finds benchmarks.
     *
     * @param names what the user called for; nothing for all
     * @return them in the order in which they run, each once
     * @throws IllegalArgumentException if there is none of a name; lists those that there are
     */
    static List<Benchmark> named(List<String> names) {
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no benchmark \"" + name + "\"; there are " + String.join(", ", known));
            }
        }
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .collect(Collectors.toUnmodifiableList());
    }
}
