package org.activationlab.app.course;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what a cell prints and counts the rest: a cell that floods costs time, but no memory. */
final class BoundedOutput extends OutputStream {

    private final byte[] kept;
    private int size;
    private long lost;

    BoundedOutput(int most) {
        kept = new byte[most];
    }

    @Override
    public synchronized void write(int value) {
        if (size < kept.length) {
            kept[size++] = (byte) value;
        } else {
            lost++;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int fits = Math.min(length, kept.length - size);
        System.arraycopy(bytes, offset, kept, size, fits);
        size += fits;
        lost += length - fits;
    }

    /** Gives what was kept and begins anew. */
    synchronized String take() {
        String text = new String(kept, 0, size, StandardCharsets.UTF_8)
                + (lost == 0 ? "" : "\n... and " + lost + " more bytes");
        size = 0;
        lost = 0;
        return text;
    }
}
