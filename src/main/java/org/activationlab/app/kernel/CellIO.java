package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import java.nio.charset.StandardCharsets;

/**
 * The base library's streams and displays, tied to the latest cell.
 *
 * <p>They stay tied when the cell has ended, so that a thread it started can still update a display.
 */
final class CellIO extends JupyterIO {

    CellIO() {
        super(StandardCharsets.UTF_8);
    }

    /** Ties everything to a cell from now on. */
    void belongTo(ShellReplyEnvironment cell) {
        setEnv(cell);
    }
}
