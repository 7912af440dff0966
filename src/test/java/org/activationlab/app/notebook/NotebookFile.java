package org.activationlab.app.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A notebook of the project as it lies in its folder. */
record NotebookFile(Path path, JsonNode json) {

    static final Path FOLDER = Path.of("notebooks");

    /** A cell: its kind, its text, and its committed outputs. */
    record Cell(String kind, String source, JsonNode outputs) {}

    static List<NotebookFile> all() throws IOException {
        List<NotebookFile> notebooks = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList()) {
                notebooks.add(new NotebookFile(path, new ObjectMapper().readTree(path.toFile())));
            }
        }
        return notebooks;
    }

    String name() {
        return path.getFileName().toString();
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : json.path("cells")) {
            StringBuilder source = new StringBuilder();
            cell.path("source").forEach(line -> source.append(line.asText()));
            cells.add(new Cell(cell.path("cell_type").asText(), source.toString(), cell.path("outputs")));
        }
        return cells;
    }

    List<Cell> code() {
        return cells().stream().filter(cell -> cell.kind().equals("code")).toList();
    }
}
