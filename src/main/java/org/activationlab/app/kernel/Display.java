package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The functions that every cell may call without an import.
 *
 * <p>Names and meaning are those of IJava, so that notebooks run on both. {@code as} are MIME types such as
 * {@code text/html}.
 */
public final class Display {

    private static final AtomicLong SHOWN = new AtomicLong();
    /** Ids must differ from those of an earlier kernel, whose displays may still stand in the notebook. */
    private static final String SESSION = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private Display() {}

    /**
     * Shows a value below the cell.
     *
     * @return the id to update it by
     */
    public static String display(@Nullable Object value) {
        return show(render(value));
    }

    /**
     * Shows a value below the cell, as certain MIME types.
     *
     * @return the id to update it by
     */
    public static String display(@Nullable Object value, String... as) {
        return show(render(value, as));
    }

    /** Returns what a front end would be sent for a value. */
    public static DisplayData render(@Nullable Object value) {
        return value == null
                ? new DisplayData("null")
                : LabKernel.current().getRenderer().render(value);
    }

    /** Returns what a front end would be sent for a value, as certain MIME types. */
    public static DisplayData render(@Nullable Object value, String... as) {
        return value == null
                ? new DisplayData("null")
                : LabKernel.current().getRenderer().renderAs(value, as);
    }

    /** Shows a value in place of what {@link #display(Object)} has shown. */
    public static void updateDisplay(String id, @Nullable Object value) {
        LabKernel.current().getIO().display.updateDisplay(id, render(value));
    }

    /** Shows a value, as certain MIME types, in place of what {@link #display(Object)} has shown. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        LabKernel.current().getIO().display.updateDisplay(id, render(value, as));
    }

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId("lab-" + SESSION + "-" + SHOWN.incrementAndGet());
        }
        LabKernel.current().display(data);
        return data.getDisplayId();
    }
}
