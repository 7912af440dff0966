package org.activationlab.app.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What System.in is in a notebook: every line is asked for at the front end. */
final class CellInput extends InputStream {

    private volatile @Nullable ShellReplyEnvironment cell;
    private byte[] line = new byte[0];
    private int position;

    /**
     * Says whom to ask from now on.
     *
     * @param asker the running cell, or null if its front end cannot be asked
     */
    void askThrough(@Nullable ShellReplyEnvironment asker) {
        cell = asker;
    }

    @Override
    public synchronized int read() {
        fill();
        return line[position++] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, available());
        System.arraycopy(line, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - position;
    }

    private void fill() {
        if (available() > 0) {
            return;
        }
        ShellReplyEnvironment asker = cell;
        if (asker == null) {
            // An IOException would be swallowed by a Scanner, which would then say that there is no line.
            throw new IllegalStateException("System.in cannot be read here: this front end answers no questions"
                    + " (a run without a person in front of it, for example). Put the value into the cell.");
        }
        line = asker.readFromStdIn().getBytes(StandardCharsets.UTF_8);
        position = 0;
    }
}
