package org.activationlab.app.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads labs from Markdown. Text is text; a fence that begins with {@code ```java} is a cell:
 *
 * <ul>
 *   <li>{@code ```java} code that is given
 *   <li>{@code ```java solution ID} code that students write, between lines with BEGIN SOLUTION and END SOLUTION
 *   <li>{@code ```java check ID POINTS} a check, with a part that students do not see between BEGIN HIDDEN TESTS and END
 *       HIDDEN TESTS
 *   <li>{@code ```java optional} a cell of the student's own
 *   <li>{@code ```java wrong SOLUTION-ID CHECK-ID MISTAKE} no cell: a mistake that the check must catch
 * </ul>
 *
 * <p>A line {@code <!-- cell -->} divides text into two cells.
 */
final class LabSource {

    private static final String FENCE = "```";
    private static final String JAVA = FENCE + "java";
    private static final String SPLIT = "<!-- cell -->";
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Path file;
    private final List<LabCell> cells = new ArrayList<>();
    private final List<WrongSolution> wrong = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<String> pending = new ArrayList<>();
    private int texts;
    private int givens;

    private LabSource(Path file) {
        this.file = file;
    }

    /**
     * Reads all labs of a folder.
     *
     * @param folder holds files named {@code lab-*.md}
     * @return the labs, by name
     * @throws LabException if one is not well written; names file and line
     * @throws IOException if the folder cannot be read
     */
    static List<Lab> all(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> inside = Files.list(folder)) {
            files = inside.filter(file -> file.getFileName().toString().matches("lab-.+\\.md"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new LabException(folder + " holds no lab: a lab is a file lab-NAME.md");
        }
        List<Lab> labs = new ArrayList<>();
        for (Path file : files) {
            labs.add(read(file));
        }
        return labs;
    }

    /**
     * Reads a lab.
     *
     * @param file Markdown in UTF-8
     * @return the lab
     * @throws LabException if it is not well written; names the line
     * @throws IOException if it cannot be read
     */
    static Lab read(Path file) throws IOException {
        return new LabSource(file).parse(Files.readAllLines(file));
    }

    private Lab parse(List<String> lines) throws LabException {
        int fence = -1;
        String words = "";
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (fence >= 0) {
                if (line.equals(FENCE)) {
                    code(fence, words, String.join("\n", lines.subList(fence + 1, at)));
                    fence = -1;
                }
            } else if (line.equals(JAVA) || line.startsWith(JAVA + " ")) {
                text();
                fence = at;
                words = line.substring(JAVA.length()).strip();
            } else if (line.strip().equals(SPLIT)) {
                text();
            } else {
                pending.add(line);
            }
        }
        if (fence >= 0) {
            throw problem(fence, "the cell that begins here has no end: a line " + FENCE + " is missing");
        }
        text();
        String name = file.getFileName().toString().replaceAll("\\.md$", "");
        Lab lab = new Lab(name, title(), cells, wrong);
        for (WrongSolution mistake : wrong) {
            require(lab, mistake.solution(), LabCell.Kind.SOLUTION);
            require(lab, mistake.check(), LabCell.Kind.CHECK);
        }
        return lab;
    }

    private String title() throws LabException {
        if (cells.isEmpty() || !cells.get(0).source().startsWith("# ")) {
            throw problem(0, "a lab begins with its title: # Lab 1 \u00b7 What it is about");
        }
        return cells.get(0)
                .source()
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(2)
                .strip();
    }

    private void require(Lab lab, String id, LabCell.Kind kind) throws LabException {
        if (lab.cell(id).filter(cell -> cell.kind() == kind).isEmpty()) {
            throw new LabException(file + ": a wrong solution names " + id + ", but there is no such "
                    + kind.name().toLowerCase(Locale.ROOT) + " cell");
        }
    }

    private void text() {
        String text = String.join("\n", pending).strip();
        pending.clear();
        if (!text.isEmpty()) {
            cells.add(new LabCell(LabCell.Kind.TEXT, "text-" + ++texts, 0, text));
        }
    }

    private void code(int line, String words, String source) throws LabException {
        String[] word = words.split("\\s+", 4);
        switch (word[0]) {
            case "" -> add(line, new LabCell(LabCell.Kind.GIVEN, "given-" + ++givens, 0, source));
            case "optional" -> add(line, new LabCell(LabCell.Kind.OPTIONAL, "free-" + ++givens, 0, source));
            case "solution" -> solution(line, words(line, word, 2, "solution ID"), source);
            case "check" -> check(line, words(line, word, 3, "check ID POINTS"), source);
            case "wrong" -> {
                words(line, word, 4, "wrong SOLUTION-ID CHECK-ID MISTAKE");
                wrong.add(new WrongSolution(word[1], word[2], word[3], source));
            }
            default ->
                throw problem(
                        line,
                        "expected solution, check, optional, wrong or nothing after " + JAVA + ", but " + word[0]
                                + " came");
        }
    }

    private String[] words(int line, String[] word, int count, String form) throws LabException {
        if (word.length != count) {
            throw problem(line, "expected " + JAVA + " " + form + ", but " + String.join(" ", word) + " came");
        }
        return word;
    }

    private void solution(int line, String[] word, String source) throws LabException {
        if (!Region.SOLUTION.in(source)) {
            throw problem(
                    line, "solution " + word[1] + " has no line BEGIN SOLUTION: students would be given all of it");
        }
        add(line, new LabCell(LabCell.Kind.SOLUTION, word[1], 0, source));
    }

    private void check(int line, String[] word, String source) throws LabException {
        double points;
        try {
            points = Double.parseDouble(word[2]);
        } catch (NumberFormatException e) {
            points = 0;
        }
        if (!(points > 0 && points <= 1000)) {
            throw problem(line, "a check is worth a number of points above 0, but " + word[2] + " came");
        }
        add(line, new LabCell(LabCell.Kind.CHECK, word[1], points, source));
    }

    private void add(int line, LabCell cell) throws LabException {
        if (!ID.matcher(cell.id()).matches()) {
            throw problem(line, "a name is made of lower-case words with hyphens, but " + cell.id() + " came");
        }
        if (!ids.add(cell.id())) {
            throw problem(line, "there are two cells named " + cell.id());
        }
        for (Region region : Region.values()) {
            String problem = region.problem(cell.source());
            boolean own = cell.kind() == (region == Region.SOLUTION ? LabCell.Kind.SOLUTION : LabCell.Kind.CHECK);
            if (!problem.isEmpty()) {
                throw problem(line, "in cell " + cell.id() + " " + problem);
            }
            if (!own && region.in(cell.source())) {
                throw problem(line, "cell " + cell.id() + " is no place for a part marked " + region);
            }
        }
        cells.add(cell);
    }

    private LabException problem(int line, String words) {
        return new LabException(file + ", line " + (line + 1) + ": " + words);
    }
}
