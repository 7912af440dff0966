package org.activationlab.app.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes an exception of a cell: its class, message, causes, and where in which cell it came from.
 *
 * <p>The exception itself knows class and message; JShell's translation of it knows the lines of cells.
 */
final class ExceptionReport {

    private static final int FIRST_FRAMES = 20;
    private static final int LAST_FRAMES = 5;
    /** The method that JShell wraps around statements. */
    private static final String WRAPPER = "do_it$";
    /** How the names of the classes begin that JShell wraps around snippets. */
    private static final String COMPILED = "REPL.$JShell$";

    private final SnippetOrigins origins;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private ExceptionReport(SnippetOrigins origins) {
        this.origins = origins;
    }

    /**
     * Makes the failure of a cell.
     *
     * @param origins where snippets came from
     * @param thrown what the cell threw
     * @param translated JShell's translation of it, or null if there is none
     */
    static CellFailure of(SnippetOrigins origins, Throwable thrown, @Nullable Throwable translated) {
        ExceptionReport report = new ExceptionReport(origins);
        report.add("", thrown, translated);
        report.advise(thrown);
        return new CellFailure(thrown.getClass().getName(), message(thrown), report.lines);
    }

    /** A message is the cell's own code, too, and may fail. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return "(its message cannot be made: " + e.getClass().getName() + ")";
        }
    }

    private void add(String before, Throwable thrown, @Nullable Throwable translated) {
        if (!seen.add(thrown)) {
            lines.add(before + thrown.getClass().getName() + ", see above");
            return;
        }
        String message = message(thrown);
        lines.addAll((before + thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message))
                .lines()
                .toList());
        List<StackTraceElement> frames = translated == null ? List.of() : List.of(translated.getStackTrace());
        // What ran outside of cells has no lines of cells; JShell then leaves all frames of this kernel in.
        addFrames(frames.stream().anyMatch(ExceptionReport::isOfCell) ? frames : ownFrames(thrown));
        for (Throwable suppressed : thrown.getSuppressed()) {
            add("Suppressed: ", suppressed, null);
        }
        if (thrown.getCause() != null) {
            add("Caused by: ", thrown.getCause(), translated == null ? null : translated.getCause());
        }
    }

    private static boolean isOfCell(StackTraceElement frame) {
        return frame.getFileName() != null && frame.getFileName().startsWith("#");
    }

    /** The frames above the first one of the kernel, and up to the first statement of a cell. */
    private static List<StackTraceElement> ownFrames(Throwable thrown) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(ExceptionReport.class.getPackageName() + ".")) {
                break;
            }
            frames.add(frame);
            if (frame.getMethodName().equals(WRAPPER)) {
                break;
            }
        }
        return frames;
    }

    private void addFrames(List<StackTraceElement> frames) {
        List<String> all = new ArrayList<>();
        int i = 0;
        while (i < frames.size()) {
            String text = frame(frames.get(i));
            int same = i + 1;
            while (same < frames.size() && frame(frames.get(same)).equals(text)) {
                same++;
            }
            all.add("    at " + text);
            // Two alike are a statement and the method that JShell makes of a part of it.
            if (same - i > 2) {
                all.add("    ... the same " + (same - i - 1) + " more times");
            }
            i = same;
        }
        int left = all.size() - FIRST_FRAMES - LAST_FRAMES;
        if (left > 1) {
            all.subList(FIRST_FRAMES, FIRST_FRAMES + left).clear();
            all.add(FIRST_FRAMES, "    ... " + left + " more");
        }
        lines.addAll(all);
    }

    private String frame(StackTraceElement frame) {
        String file = frame.getFileName();
        SnippetOrigins.Origin origin = file != null && isOfCell(frame) ? origins.of(file.substring(1)) : null;
        if (origin == null) {
            boolean compiled = frame.getClassName().startsWith(COMPILED);
            return compiled ? (method(frame) + " (in a cell)").strip() : frame.toString();
        }
        int line = origin.line(frame.getLineNumber());
        String place = origin.cell().name() + ", line " + line;
        String code = origin.cell().line(line).strip();
        String method = method(frame);
        return (method.isEmpty() ? place : method + " (" + place + ")") + (code.isEmpty() ? "" : ": " + code);
    }

    private static String method(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (method.isEmpty() || method.startsWith(WRAPPER)) {
            return "";
        }
        if (method.startsWith("lambda$")) {
            return "lambda";
        }
        String type = frame.getClassName().startsWith(COMPILED) ? "" : frame.getClassName();
        return type.isEmpty() ? method : type + "." + method;
    }

    private void advise(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            lines.add("Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB here. Let go of large things (name = null), or raise -Xmx in the kernel's kernel.json and"
                    + " restart it.");
        }
    }
}
