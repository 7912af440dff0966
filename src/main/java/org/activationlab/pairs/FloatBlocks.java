package org.activationlab.pairs;

import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.apache.arrow.memory.ArrowBuf;

/** Moves blocks of floats between Java arrays and Arrow memory, many at a time instead of one by one. */
final class FloatBlocks {

    private FloatBlocks() {}

    /** Reads the first {@code count} floats of a buffer. */
    static void read(ArrowBuf from, float[] into, int offset, int count) {
        view(from, 0, count).get(into, offset, count);
    }

    /** Fills an array from float number {@code firstFloat} of a buffer on. */
    static void read(ArrowBuf from, long firstFloat, float[] into) {
        view(from, firstFloat, into.length).get(into);
    }

    /** Writes floats, the first of them as number {@code firstFloat} of the buffer. */
    static void write(float[] from, int offset, int count, ArrowBuf into, long firstFloat) {
        view(into, firstFloat, count).put(from, offset, count);
    }

    private static FloatBuffer view(ArrowBuf buffer, long firstFloat, int count) {
        // Arrow files are little-endian, and so is every machine that Arrow Java runs on.
        return buffer.nioBuffer(Float.BYTES * firstFloat, Math.multiplyExact(Float.BYTES, count))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }
}
