package org.activationlab.app.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of UTF-8 on their way to become text, cut only between characters. */
final class GatheredText {

    private static final int LONGEST_CHARACTER = 4;

    private static final int USUAL_ROOM = 1 << 15;

    private byte[] bytes = new byte[USUAL_ROOM];
    private int length;
    private long since;

    /** Appends bytes. */
    void add(byte[] more, int offset, int count) {
        if (count == 0) {
            return;
        }
        if (length == 0) {
            since = System.nanoTime();
        }
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
        System.arraycopy(more, offset, bytes, length, count);
        length += count;
    }

    /** Returns how many bytes there are. */
    int length() {
        return length;
    }

    /** Returns how long the first byte has been here, in milliseconds. */
    long millisWaited() {
        return (System.nanoTime() - since) / 1_000_000;
    }

    /**
     * Takes the text out.
     *
     * @param all whether to take the beginning of an unfinished character, too
     * @return the text, maybe empty
     */
    String take(boolean all) {
        int ready = all ? length : length - unfinished();
        String text = new String(bytes, 0, ready, StandardCharsets.UTF_8);
        byte[] rest = Arrays.copyOfRange(bytes, ready, length);
        if (bytes.length > USUAL_ROOM) {
            // One very long text must not hold its memory forever.
            bytes = new byte[USUAL_ROOM];
        }
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        length = rest.length;
        return text;
    }

    /** Returns how many bytes at the end begin a character that is not complete. */
    private int unfinished() {
        for (int back = 1; back <= Math.min(LONGEST_CHARACTER - 1, length); back++) {
            int value = bytes[length - back] & 0xFF;
            if (value < 0x80) {
                return 0;
            }
            if (value >= 0xC0) {
                int needed = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }
        }
        return 0;
    }
}
