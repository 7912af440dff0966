package org.activationlab.app.notebook;

import java.util.function.Supplier;
import org.activationlab.report.HtmlText;
import org.jspecify.annotations.Nullable;

/**
 * What cells call. One import brings it all:
 *
 * <pre>{@code
 * import static org.activationlab.app.notebook.Notebook.*;
 * }</pre>
 *
 * <p>Outside a notebook, in JShell or a test, the same calls print plain text.
 */
public final class Notebook {

    private static final FrontEnd FRONT_END = frontEnd();

    private Notebook() {}

    private static FrontEnd frontEnd() {
        FrontEnd found = FrontEnds.find();
        found.registerRenderers();
        return found;
    }

    static FrontEnd here() {
        return FRONT_END;
    }

    /**
     * Shows things below the cell, one after the other: Tablesaw tables, figures, coloured words, XChart charts, pictures;
     * anything else as text. Of a table at most {@value Rendering#ROWS} rows; a line says how many were left out.
     *
     * @param things what to show
     */
    public static void show(@Nullable Object... things) {
        for (Object thing : things) {
            FRONT_END.display(Rendering.of(thing), DisplayId.next());
        }
    }

    /**
     * Shows sentences as a paragraph, which wraps where the page ends.
     *
     * @param text plain text
     */
    public static void say(String text) {
        FRONT_END.display(Bundle.html("<p>" + HtmlText.escape(text) + "</p>", text), DisplayId.next());
    }

    /**
     * Starts a progress bar, which updates in place.
     *
     * @param what the work, in a word or two
     * @param unit what is counted, in the plural
     * @param total how many there are
     * @return the bar; close it at the end
     */
    public static Progress progress(String what, String unit, long total) {
        return new Progress(FRONT_END, what, unit, total, 0);
    }

    /**
     * Shows a figure, an XChart chart or a table that is drawn again when its data has changed.
     *
     * @param drawing makes it from the data as it is now
     * @return call {@code update()} after each change and close it at the end
     */
    public static LiveFigure live(Supplier<?> drawing) {
        return new LiveFigure(FRONT_END, drawing);
    }

    /**
     * Reads a setting that can be given from outside, so that a notebook can be executed with other ones unchanged.
     *
     * @param name an environment variable
     * @param usual what holds where it is not set
     * @return its value
     */
    public static String setting(String name, String usual) {
        String given = System.getenv(name);
        return given == null || given.isBlank() ? usual : given.strip();
    }

    /**
     * Checks what must always hold, whatever the preset, and says so.
     *
     * @param claim what holds, as a sentence
     * @param holds whether it does
     * @throws IllegalStateException if it does not, so that the notebook stops
     */
    public static void check(String claim, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("this does not hold: " + claim);
        }
        say("\u2713 holds: " + claim);
    }
}
