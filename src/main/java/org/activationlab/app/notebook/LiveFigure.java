package org.activationlab.app.notebook;

import java.util.function.Supplier;

/** A figure, chart or table that is drawn anew while its data grows. Not for several threads. */
public final class LiveFigure implements AutoCloseable {

    private static final long PAUSE = 700_000_000L;

    private final FrontEnd frontEnd;
    private final Supplier<?> drawing;
    private final String id = DisplayId.next();
    private long shownAt;

    LiveFigure(FrontEnd frontEnd, Supplier<?> drawing) {
        this.frontEnd = frontEnd;
        this.drawing = drawing;
        shownAt = System.nanoTime();
        if (frontEnd.replaces()) {
            frontEnd.display(Rendering.of(drawing.get()), id);
        }
    }

    /** Draws the figure again if the last drawing is old enough; drawing costs some tens of milliseconds. */
    public void update() {
        if (frontEnd.replaces() && System.nanoTime() - shownAt >= PAUSE) {
            frontEnd.update(Rendering.of(drawing.get()), id);
            shownAt = System.nanoTime();
        }
    }

    /** Draws the figure a last time. */
    @Override
    public void close() {
        Bundle last = Rendering.of(drawing.get());
        if (frontEnd.replaces()) {
            frontEnd.update(last, id);
        } else {
            frontEnd.display(last, id);
        }
    }
}
