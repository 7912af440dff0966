package org.activationlab.app.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes why a cell was stopped, and whether it really was. */
final class StopReport {

    private StopReport() {}

    /**
     * Makes the failure of a stopped cell.
     *
     * @param origins where snippets came from
     * @param cell the cell
     * @param reason who wanted it to stop
     * @param timeoutMillis the time that a cell may take
     * @param thrown what the cell threw when it stopped; null if it threw nothing, or if it did not stop
     * @param translated JShell's translation of it
     * @param leftRunning whether the cell's thread goes on
     */
    static CellFailure of(
            SnippetOrigins origins,
            CellText cell,
            CellThread.StopReason reason,
            long timeoutMillis,
            @Nullable Throwable thrown,
            @Nullable Throwable translated,
            boolean leftRunning) {
        String why = reason == CellThread.StopReason.INTERRUPT
                ? cell.name() + " was interrupted"
                : cell.name() + " took longer than the " + timeoutMillis + " ms that IJAVA_TIMEOUT allows";
        String message = leftRunning
                ? why + ", but its thread does not react and goes on in the background; what it prints is dropped."
                        + " Restart the kernel to be rid of it"
                : why;
        List<String> lines = new ArrayList<>();
        lines.add(message + ".");
        // What stops a loop by force tells nothing of the cell.
        if (thrown != null && !thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
            lines.addAll(ExceptionReport.of(origins, thrown, translated).lines());
        }
        return new CellFailure(reason == CellThread.StopReason.INTERRUPT ? "Interrupted" : "Timeout", message, lines);
    }
}
