package org.activationlab.app.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a student handed in, made fit for grading: given cells and checks are the lab's, whatever was done to them; cells that
 * are gone come back after the one before them.
 *
 * @param cells in the order in which they run
 * @param notes what is unusual about it, for teacher and student
 */
record Submission(List<HandedCell> cells, List<String> notes) {

    /** More than any lab with its outputs; a file beyond is not read. */
    private static final long MOST_BYTES = 16L << 20;

    private static final JsonMapper JSON = new JsonMapper();

    /** By its whole name: a class of a student's that is also called Check must not be asked. */
    private static final Pattern CHECK = Pattern.compile("(?<![\\w.])Check\\.");

    private static final String WHOLE_NAME = Check.class.getName() + ".";

    /** Copies the lists. */
    Submission {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a notebook.
     *
     * @param file what was handed in
     * @param lab what it should be
     * @return the cells to run
     * @throws IOException if it is no notebook; says why
     */
    static Submission read(Path file, Lab lab) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    "it has " + Files.size(file) + " bytes; a notebook of this course has at most " + MOST_BYTES);
        }
        JsonNode notebook;
        try {
            notebook = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException("it is no notebook: not JSON", e);
        } catch (OutOfMemoryError e) {
            // Small things take many times their text.
            throw new IOException("it is too large to be read", e);
        }
        if (notebook == null || !notebook.path("cells").isArray()) {
            throw new IOException("it is no notebook: it has no cells");
        }
        return of(notebook, lab);
    }

    private static Submission of(JsonNode notebook, Lab lab) {
        List<HandedCell> cells = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (JsonNode node : notebook.path("cells")) {
            if (!node.path("cell_type").asText().equals("code")) {
                continue;
            }
            String id = node.at("/metadata/nbgrader/grade_id").asText("");
            LabCell own = lab.cell(id).orElse(null);
            if (own == null) {
                cells.add(new HandedCell("", source(node)));
            } else if (!met.add(id)) {
                notes.add("cell " + id + " stands there twice: the first counts");
            } else {
                boolean students = own.kind() == LabCell.Kind.SOLUTION;
                cells.add(new HandedCell(id, students ? source(node) : ofLab(own)));
            }
        }
        putBack(lab, met, cells, notes);
        return new Submission(cells, notes);
    }

    private static void putBack(Lab lab, Set<String> met, List<HandedCell> cells, List<String> notes) {
        int at = 0;
        for (LabCell own : lab.cells()) {
            switch (own.kind()) {
                case TEXT, OPTIONAL -> {}
                case GIVEN, SOLUTION, CHECK -> {
                    if (met.contains(own.id())) {
                        at = place(cells, own.id()) + 1;
                    } else {
                        if (own.kind() == LabCell.Kind.SOLUTION) {
                            notes.add("cell " + own.id() + " is missing");
                        }
                        cells.add(at++, new HandedCell(own.id(), ofLab(own)));
                    }
                }
            }
        }
    }

    private static String ofLab(LabCell cell) {
        String source = Edition.GRADING.of(cell);
        return cell.kind() == LabCell.Kind.CHECK ? CHECK.matcher(source).replaceAll(WHOLE_NAME) : source;
    }

    private static int place(List<HandedCell> cells, String id) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("cell " + id + " was met but is not there");
    }

    private static String source(JsonNode cell) {
        JsonNode source = cell.path("source");
        if (!source.isArray()) {
            return source.asText("");
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText("")));
        return text.toString();
    }
}
