package org.activationlab.app.course;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.activationlab.files.AtomicFile;

/** Writes a lab as a Jupyter notebook (format 4.5) with nbgrader's metadata (schema 3). */
final class LabNotebook {

    private static final JsonMapper JSON = new JsonMapper();

    private LabNotebook() {}

    /**
     * Writes a notebook, without outputs.
     *
     * @param lab the lab
     * @param edition who it is for
     * @param file where
     * @throws IOException if it cannot be written
     */
    static void write(Lab lab, Edition edition, Path file) throws IOException {
        ObjectNode notebook = JSON.createObjectNode();
        ArrayNode cells = notebook.putArray("cells");
        for (LabCell cell : lab.cells()) {
            cells.add(cell(cell, edition));
        }
        ObjectNode metadata = notebook.putObject("metadata");
        metadata.putObject("kernelspec")
                .put("display_name", "Java")
                .put("language", "java")
                .put("name", "java");
        metadata.putObject("language_info").put("name", "java");
        notebook.put("nbformat", 4).put("nbformat_minor", 5);
        AtomicFile.writeText(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(notebook) + "\n");
    }

    private static ObjectNode cell(LabCell cell, Edition edition) {
        boolean text = cell.kind() == LabCell.Kind.TEXT;
        String source = edition.of(cell);
        ObjectNode node = JSON.createObjectNode();
        node.put("cell_type", text ? "markdown" : "code");
        if (!text) {
            node.putNull("execution_count");
        }
        node.put("id", cell.id());
        ObjectNode metadata = node.putObject("metadata");
        if (!text && cell.kind() != LabCell.Kind.OPTIONAL) {
            if (edition != Edition.SOURCE) {
                lock(metadata, cell);
            }
            metadata.set("nbgrader", nbgrader(cell, edition, source));
        }
        if (!text) {
            node.putArray("outputs");
        }
        ArrayNode lines = node.putArray("source");
        List<String> all = source.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            lines.add(all.get(i) + (i + 1 < all.size() ? "\n" : ""));
        }
        return node;
    }

    /** Jupyter then lets nobody change given cells and checks by mistake, nor delete a cell that is handed in. */
    private static void lock(ObjectNode metadata, LabCell cell) {
        metadata.put("deletable", false);
        if (cell.kind() != LabCell.Kind.SOLUTION) {
            metadata.put("editable", false);
        }
    }

    private static ObjectNode nbgrader(LabCell cell, Edition edition, String source) {
        boolean check = cell.kind() == LabCell.Kind.CHECK;
        boolean solution = cell.kind() == LabCell.Kind.SOLUTION;
        ObjectNode node = JSON.createObjectNode();
        if (edition != Edition.SOURCE) {
            node.put("cell_type", "code").put("checksum", checksum(cell, source));
        }
        node.put("grade", check);
        node.put("grade_id", cell.id());
        node.put("locked", !solution);
        if (check) {
            node.put("points", cell.points());
        }
        return node.put("schema_version", 3).put("solution", solution).put("task", false);
    }

    /** As nbgrader's compute_checksum does it: MD5 over source, type, flags in Python's spelling, name and points. */
    private static String checksum(LabCell cell, String source) {
        boolean check = cell.kind() == LabCell.Kind.CHECK;
        boolean solution = cell.kind() == LabCell.Kind.SOLUTION;
        String all = source + "code" + python(check) + python(solution) + python(!solution) + cell.id()
                + (check ? Double.toString(cell.points()) : "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }
}
