package org.activationlab.pairs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;

/** Reads short texts from Arrow memory whose offsets may be damaged. */
final class ArrowText {

    private ArrowText() {}

    /** Reads the text of one row; model ids and parameter names are at most 128 bytes long. */
    static String read(VarCharVector vector, int row) throws IOException {
        // Read by hand, because VarCharVector.get would allocate whatever damaged offsets ask for.
        ArrowBuf offsets = vector.getOffsetBuffer();
        int start = offsets.getInt(4L * row);
        int end = offsets.getInt(4L * row + 4);
        if (start < 0
                || end < start
                || end - start > SampledPair.LONGEST_ID
                || end > vector.getDataBuffer().capacity()) {
            throw new IOException("the text of " + vector.getName() + " claims bytes " + start + " to " + end);
        }
        byte[] bytes = new byte[end - start];
        vector.getDataBuffer().getBytes(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
