package org.activationlab.app.kernel;

import java.util.List;

/**
 * Runs cells as the kernel does, without Jupyter: the same imports, the same messages, the same stop after a time. For one
 * thread.
 */
public final class CellRunner {

    private final CellEvaluator cells;
    private final Magics magics;

    /**
     * What a cell came to.
     *
     * @param failed whether it was refused by the compiler, threw or was stopped
     * @param text the value of its last expression as text, or what went wrong, line by line; empty if there is nothing
     */
    public record Outcome(boolean failed, String text) {}

    /**
     * Opens a JShell.
     *
     * @param timeoutMillis when a cell is stopped; zero for never
     * @throws IllegalStateException if the kernel's own imports cannot be made
     */
    public CellRunner(long timeoutMillis) {
        cells = new CellEvaluator(List.of(), timeoutMillis, group -> {});
        magics = new Magics(cells::addToClassPath);
        Outcome imports = run(0, LabKernel.IMPORTS);
        if (imports.failed()) {
            throw new IllegalStateException("the kernel's imports failed: " + imports.text());
        }
    }

    /**
     * Runs a cell.
     *
     * @param number how messages call it
     * @param source Java, maybe with the kernel's magics
     * @return what it came to
     */
    public Outcome run(int number, String source) {
        try {
            String text = cells.run(new CellText(number, source), magics::apply, String::valueOf);
            return new Outcome(false, text == null ? "" : text);
        } catch (CellFailure e) {
            return new Outcome(true, String.join("\n", e.lines()));
        }
    }
}
