package org.activationlab.data.sentences;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.data.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, one after the other, with their numbers.
 *
 * <p>Reads with suspicion: bytes that are no UTF-8 are refused, not replaced, and neither a line nor the file may be
 * longer than its bound, so a file without line ends cannot make the program run out of memory. A byte order mark at the
 * start and a carriage return at a line's end are dropped.
 */
final class TextLines implements Closeable {
    /** The most bytes in a line: the longest of SST-2 has 270, of GloVe's 300 numbers about 3,000. */
    static final int MOST_LINE_BYTES = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What a lenient decoder writes for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private final Path file;
    private final long mostBytes;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long bytes;
    private long number;

    TextLines(Path file, long mostBytes) throws IOException {
        this.file = file;
        this.mostBytes = mostBytes;
        this.in = Files.newInputStream(file);
    }

    /** The number of the line that {@link #next} returned last, from 1. */
    long number() {
        return number;
    }

    /** A complaint that names file and line. */
    DataException refuse(String complaint) {
        return new DataException(file + ", line " + number + ": " + complaint);
    }

    /** The next line without its end; null behind the last. A line end at the end of the file starts no new line. */
    @Nullable
    String next() throws IOException {
        if (from == to && !fill()) {
            return null;
        }
        number++;
        line.reset();
        do {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + (end - from) > MOST_LINE_BYTES) {
                throw refuse("a line of at most " + MOST_LINE_BYTES
                        + " bytes was expected, but this one is longer. Maybe it is no text file, or lacks line ends.");
            }
            line.write(buffer, from, end - from);
            from = end;
            if (from < to) {
                from++;
                return decode();
            }
        } while (fill());
        return decode();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, BUFFER));
        bytes += to;
        if (bytes > mostBytes) {
            throw new DataException(file + " is longer than " + mostBytes
                    + " bytes, which is the most that is read. Maybe it is another file: name the right one.");
        }
        return to > 0;
    }

    private String decode() throws DataException {
        String text = line.toString(StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Either the file holds this very character, which is fine, or bytes that are no UTF-8.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
            } catch (CharacterCodingException e) {
                throw new DataException(
                        file + ", line " + number
                                + ": UTF-8 was expected, but other bytes came. Save the file as UTF-8 and run again.",
                        e);
            }
        }
        int start = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int end = text.endsWith("\r") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
