package org.activationlab.app.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/** Writes what the compiler says of a cell: line, source line and a caret below the place. */
final class CompileErrorReport {

    private static final String NAME = "CompilationError";

    /** What the compiler says of code outside of any class that the reader knows. */
    private static final String NO_LOCATION = "location: class";

    private CompileErrorReport() {}

    /**
     * Makes the failure of a cell that does not compile.
     *
     * @param problems what the compiler said of one snippet
     * @param cell the cell that holds the snippet
     * @param offset where in the cell the snippet begins
     * @param otherwise what to say if the compiler named no error
     */
    static CellFailure of(List<Diag> problems, CellText cell, int offset, String otherwise) {
        List<String> lines = new ArrayList<>();
        String first = "";
        for (Diag problem : problems) {
            if (problem.isError()) {
                int place = offset + (int) problem.getPosition();
                List<String> message = problem.getMessage(Locale.ROOT)
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " "))
                        .filter(line -> !line.equals(NO_LOCATION))
                        .toList();
                if (first.isEmpty()) {
                    first = "line " + cell.lineAt(place) + ": " + String.join(" ", message);
                }
                lines.add(cell.name() + ", line " + cell.lineAt(place) + ": " + message.get(0));
                show(lines, cell, place, offset + (int) problem.getEndPosition());
                message.stream().skip(1).forEach(line -> lines.add("    " + line));
            }
        }
        return lines.isEmpty() ? plain(cell, offset, otherwise) : new CellFailure(NAME, first, lines);
    }

    /** Makes the failure of a cell that does not compile, where the compiler named no place. */
    static CellFailure plain(CellText cell, int offset, String message) {
        List<String> lines = new ArrayList<>();
        lines.add(cell.name() + ", line " + cell.lineAt(offset) + ": " + message);
        show(lines, cell, offset, offset);
        return new CellFailure(NAME, "line " + cell.lineAt(offset) + ": " + message, lines);
    }

    /**
     * Makes the failure of a cell that names things which no cell has defined.
     *
     * @param missing such as {@code class Layer} or {@code method train(int)}
     * @param cell the cell
     * @param offset where in the cell the snippet that names them begins
     * @param source the snippet
     */
    static CellFailure missing(List<String> missing, CellText cell, int offset, String source) {
        String first = missing.isEmpty() ? "" : missing.get(0);
        Matcher name = Pattern.compile("\\b" + Pattern.quote(first.replaceAll("^\\w+ |\\(.*", "")) + "\\b")
                .matcher(source);
        return plain(
                cell,
                offset + (name.find() ? name.start() : 0),
                "cannot find " + (missing.isEmpty() ? "something that this needs" : String.join(", ", missing)));
    }

    private static void show(List<String> lines, CellText cell, int start, int end) {
        String source = cell.line(cell.lineAt(start));
        int column = Math.min(cell.columnAt(start), source.length());
        int width = Math.max(1, Math.min(end - start, source.length() - column));
        // A tab stays a tab, so that the caret stands below its character.
        String indent = source.substring(0, column).replaceAll("[^\t]", " ");
        lines.add("    " + source);
        lines.add("    " + indent + "^".repeat(width));
    }
}
