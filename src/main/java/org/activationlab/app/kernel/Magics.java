package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a cell that begin with a percent sign: they add to the class path, as they do in IJava.
 *
 * <p>They are done before the cell's code runs, and leave an empty line behind, so that line numbers stay.
 */
final class Magics {

    /** What a cell may write. */
    static final List<String> NAMES = List.of(
            "%jars",
            "%classpath",
            "%maven",
            "%addMavenDependencies",
            "%mavenRepo",
            "%addMavenRepo",
            "%loadFromPOM",
            "%%loadFromPOM");

    private static final Pattern LINE =
            Pattern.compile("^%(?<name>[A-Za-z]\\w*)(?<rest>[^\\r\\n]*)$", Pattern.MULTILINE);
    private static final Pattern CELL =
            Pattern.compile("\\A\\s*%%(?<name>[A-Za-z]\\w*)(?<rest>[^\\r\\n]*)(?<body>.*)\\z", Pattern.DOTALL);

    private final Consumer<String> addToClassPath;
    private final MavenClassPath maven = new MavenClassPath();

    /** @param addToClassPath takes folders and jars, written as a class path */
    Magics(Consumer<String> addToClassPath) {
        this.addToClassPath = addToClassPath;
    }

    /**
     * Does what the magics of a cell say.
     *
     * @return the cell without them
     * @throws IllegalArgumentException if a magic is unknown or finds nothing
     */
    CellText apply(CellText cell) throws IOException, InterruptedException {
        Matcher whole = CELL.matcher(cell.source());
        if (whole.matches()) {
            if (!whole.group("name").equals("loadFromPOM")) {
                throw unknown("%%" + whole.group("name"));
            }
            add(maven.ofPom(whole.group("body"), words(whole.group("rest"))));
            return new CellText(cell.number(), "");
        }
        Matcher lines = LINE.matcher(cell.source());
        StringBuilder code = new StringBuilder();
        while (lines.find()) {
            String name = lines.group("name");
            boolean own = NAMES.contains("%" + name);
            if (!own && cell.source().substring(0, lines.start()).isBlank()) {
                throw unknown("%" + name);
            }
            // Elsewhere it may be the second line of a remainder, a % b.
            lines.appendReplacement(code, own ? "" : Matcher.quoteReplacement(lines.group()));
            if (own) {
                apply(name, words(lines.group("rest")));
            }
        }
        return new CellText(cell.number(), lines.appendTail(code).toString());
    }

    private void apply(String name, List<String> words) throws IOException, InterruptedException {
        switch (name) {
            case "jars" -> add(files(words, true));
            case "classpath" -> add(files(words, false));
            case "mavenRepo", "addMavenRepo" -> maven.addRepository(words);
            case "loadFromPOM" -> add(maven.ofPomFile(words));
            default -> add(maven.ofCoordinates(words));
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no magic " + name + " here; there are " + String.join(", ", NAMES)
                + ". A magic of Python's kernel does not work in a Java notebook.");
    }

    private static List<String> words(String rest) {
        return Arrays.stream(rest.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Adds folders and jars to the class path. */
    void add(List<String> paths) {
        // One at a time would make JShell look through the whole class path for each of them.
        if (!paths.isEmpty()) {
            addToClassPath.accept(String.join(File.pathSeparator, paths));
        }
    }

    /**
     * Finds what patterns stand for.
     *
     * @param patterns paths with {@code *} and {@code ?}, relative to the folder the kernel was started in
     * @param filesOnly whether to leave out folders
     * @throws IllegalArgumentException if a pattern stands for nothing
     */
    static List<String> files(List<String> patterns, boolean filesOnly) throws IOException {
        List<String> found = new ArrayList<>();
        for (String pattern : patterns) {
            GlobFinder finder = new GlobFinder(pattern);
            int before = found.size();
            for (Path path : filesOnly ? finder.computeMatchingFiles() : finder.computeMatchingPaths()) {
                // A pattern without a star or a question mark comes back whether it exists or not.
                if (path.toFile().exists()) {
                    found.add(path.toAbsolutePath().toString());
                }
            }
            if (found.size() == before) {
                throw new IllegalArgumentException("nothing matches " + pattern + " (looked from "
                        + new File("").getAbsolutePath() + "). Correct the path.");
            }
        }
        return found;
    }
}
