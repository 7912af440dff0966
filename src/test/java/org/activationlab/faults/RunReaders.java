package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.files.Sha256;
import org.activationlab.study.RunInventory;

/** The commands that read a run folder, each with what it leaves there. */
final class RunReaders {

    private final Path root;
    private final Map<String, Reader> all = new HashMap<>();

    /** Prepares the readers of the run in a folder that {@link WholeProgram} filled. */
    RunReaders(Path folder) throws IOException {
        root = folder.resolve(WholeProgram.RUN);
        Map<String, List<String>> commands = WholeProgram.commands(folder);
        add(commands, "run", "report.html", "population.csv");
        add(commands, "report", "report.html");
        add(commands, "audit", "audit.html", "audit.csv");
        add(commands, "certify", "certificates.html", "certificates.csv");
        add(commands, "layers", "layers.html", "layers.csv");
        add(commands, "evidence-natural", "population.csv");
        add(commands, "evidence-balanced", "population.csv");
        add(
                commands,
                "judge",
                "judges-natural-by-model-and-image-seed0.html",
                "judges-natural-by-model-and-image-seed0.csv");
        add(commands, "cards", "cards");
        add(commands, "flow", "flow");
        all.put("info", Reader.printing("info", List.of("info", root.toString())));
        all.put(
                "explain",
                Reader.printing(
                        "explain",
                        List.of(
                                "attribute",
                                "--network",
                                "lenet5",
                                "--weights",
                                model().toString(),
                                "--data",
                                "synthetic",
                                "--images",
                                "3",
                                "--out",
                                folder.resolve("map.png").toString())));
    }

    Path root() {
        return root;
    }

    /** The first model's parameters. */
    private Path model() throws IOException {
        return first("models");
    }

    /** The first file in a folder of the run. */
    Path first(String inside) throws IOException {
        return file(inside, 0);
    }

    /** A file in a folder of the run; the only one where there are fewer. */
    Path file(String inside, int number) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(inside))) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            return sorted.get(Math.min(number, sorted.size() - 1));
        }
    }

    /** Readers by name. */
    List<Reader> named(String... names) {
        return Stream.of(names)
                .map(name -> {
                    Reader reader = all.get(name);
                    if (reader == null) {
                        throw new IllegalArgumentException("no reader " + name);
                    }
                    return reader;
                })
                .toList();
    }

    private void add(Map<String, List<String>> commands, String name, String... outputs) {
        all.put(name, new Reader(name, () -> {
            CommandLineDoor.Answer answer = CommandLineDoor.ask(commands.get(name));
            if (answer.code() != 0) {
                throw new Reader.Refusal(answer.err());
            }
            StringBuilder result = new StringBuilder(answer.out()
                    .lines()
                    .filter(line -> line.startsWith("results "))
                    .findFirst()
                    .orElse(""));
            result.append(' ').append(RunInventory.of(root).fingerprint());
            for (String output : outputs) {
                result.append(' ').append(sum(root.resolve(output)));
            }
            return result.toString();
        }));
    }

    private static String sum(Path place) throws IOException {
        StringBuilder sums = new StringBuilder();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sums.append(file.getFileName()).append(sumOf(file), 0, 12).append(';');
            }
        }
        return sums.toString();
    }

    /** The wall time of a training is no result. */
    private static String sumOf(Path file) throws IOException {
        return file.endsWith("population.csv")
                ? Sha256.of(Files.readString(file).replaceAll("(?m)^((?:[^,]*,){11})[^,]*,", "$1,"))
                : Sha256.of(file);
    }
}
