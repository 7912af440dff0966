package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A CSV file of what was tried, in {@code target/faults}, from which the page's figures come. */
final class Ledger {

    private static final Path FOLDER = Path.of("target", "faults");

    private final List<List<Object>> rows = new ArrayList<>();

    Ledger(Object... header) {
        rows.add(List.of(header));
    }

    void add(Object... row) {
        rows.add(List.of(row));
    }

    int size() {
        return rows.size() - 1;
    }

    /** Writes it under a name. */
    void write(String name) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(
                FOLDER.resolve(name + ".csv"),
                rows.stream()
                                .map(row -> row.stream().map(Ledger::cell).collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    private static String cell(Object value) {
        String text = String.valueOf(value).replaceAll("\\s+", " ");
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
