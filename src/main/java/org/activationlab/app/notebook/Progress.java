package org.activationlab.app.notebook;

import java.util.Locale;
import org.activationlab.report.HtmlText;

/**
 * A bar that fills in place while something long goes on; where a front end cannot replace what it has shown, a few lines.
 *
 * <p>Several threads may report. Shown at most four times a second, so that saying it costs nothing.
 */
public final class Progress implements AutoCloseable {

    private static final long PAUSE = 250_000_000L;
    /** Without a bar that moves, a line for each quarter is enough. */
    private static final int LINES = 4;

    private final FrontEnd frontEnd;
    private final String id = DisplayId.next();
    private final String what;
    private final String unit;
    private final long total;
    private final long before;
    private final long begun = System.nanoTime();

    private long done;
    private String note = "";
    private long shownAt;
    private int linesShown;
    private boolean closed;

    Progress(FrontEnd frontEnd, String what, String unit, long total, long before) {
        this.frontEnd = frontEnd;
        this.what = what;
        this.unit = unit;
        this.total = Math.max(0, total);
        this.before = before;
        done = before;
        shownAt = begun;
        if (frontEnd.replaces()) {
            frontEnd.display(bundle(), id);
        }
    }

    /**
     * Reports that one more is done.
     *
     * @param newNote a few words about it, shown behind the bar
     */
    public void step(String newNote) {
        advance(1, newNote);
    }

    /**
     * Reports work.
     *
     * @param amount how many units were done since the last call
     */
    public synchronized void advance(long amount) {
        advance(amount, note);
    }

    /**
     * Says something without any progress.
     *
     * @param newNote a few words, shown behind the bar
     */
    public synchronized void note(String newNote) {
        advance(0, newNote);
    }

    private synchronized void advance(long amount, String newNote) {
        if (closed) {
            return;
        }
        done += amount;
        note = newNote;
        long now = System.nanoTime();
        if (frontEnd.replaces()) {
            if (now - shownAt >= PAUSE) {
                shownAt = now;
                frontEnd.update(bundle(), id);
            }
        } else if (total > 0 && done < total && done * LINES / total > linesShown) {
            linesShown = (int) (done * LINES / total);
            frontEnd.display(bundle(), id);
        }
    }

    /** Shows the last state; nothing reported later is shown. */
    @Override
    public void close() {
        close("");
    }

    /** Shows the last state with a closing word. */
    synchronized void close(String summary) {
        if (closed) {
            return;
        }
        closed = true;
        note = summary;
        Bundle last = closing();
        if (frontEnd.replaces()) {
            frontEnd.update(last, id);
        } else {
            frontEnd.display(last, id);
        }
    }

    private Bundle bundle() {
        String line = line();
        int percent = total == 0 ? 100 : (int) Math.min(100, 100 * done / total);
        return Bundle.html(
                "<div><progress max=\"100\" value=\"" + percent + "\" style=\"width: 16em\"></progress> "
                        + HtmlText.escape(line) + "</div>",
                line);
    }

    /** What is over needs no bar. */
    private Bundle closing() {
        String line = String.format(Locale.ROOT, "%s: %,d %s in %,.1f s", what, done - before, unit, seconds())
                + (before == 0 ? "" : String.format(Locale.ROOT, ", %,d done before", before))
                + (note.isBlank() ? "" : " (" + note + ")");
        return Bundle.html("<div>" + HtmlText.escape(line) + "</div>", line);
    }

    private String line() {
        String line = String.format(Locale.ROOT, "%s: %,d of %,d %s", what, done, total, unit);
        long now = done - before;
        if (now > 0 && done < total) {
            line += String.format(Locale.ROOT, ", about %,.0f s left", seconds() / now * (total - done));
        }
        return line + (note.isBlank() ? "" : ", " + note);
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
