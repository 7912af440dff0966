package org.activationlab.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.Sha256;

/**
 * A safetensors file's own SHA-256, kept among its words: over all other words, names and shapes, then the bytes of all
 * values. Files of other programs, and those whose sum stands in a run's records, have none.
 */
final class SafeTensorsSum {

    /** The word's name. */
    static final String WORD = "sha256";

    private static final int CHUNK = 1 << 16;

    private SafeTensorsSum() {}

    /** The words of a file with its sum among them. */
    static Map<String, String> added(Parameters parameters, Map<String, String> words) {
        Sha256 sum = begin(words, parameters.shapes());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : parameters.block()) {
            chunk.putFloat(value);
            if (!chunk.hasRemaining()) {
                sum.add(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
        sum.add(chunk.array(), 0, chunk.position());
        Map<String, String> all = new TreeMap<>(words);
        all.put(WORD, sum.hex());
        return all;
    }

    /**
     * Refuses a file that names a sum and has another.
     *
     * @param channel the file, whose position stays where it is
     */
    static void verify(Path file, FileChannel channel, SafeTensorsHeader header) throws IOException {
        String stated = header.metadata().get(WORD);
        if (stated == null) {
            return;
        }
        Sha256 sum = begin(
                header.metadata(),
                header.arrays().stream().map(SafeTensorsHeader.Array::shape).toList());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long at = header.start();
        for (int count = channel.read(chunk, at); count >= 0; count = channel.read(chunk.clear(), at)) {
            sum.add(chunk.array(), 0, count);
            at += count;
        }
        String found = sum.hex();
        if (!found.equals(stated)) {
            throw new SafeTensorsException(
                    file,
                    "its words and values have SHA-256 " + found + ", but it says " + stated
                            + ": it was changed or damaged. Copy it anew, or delete it and make it again");
        }
    }

    private static Sha256 begin(Map<String, String> words, List<ParameterShape> shapes) {
        Sha256 sum = new Sha256();
        Map<String, String> others = new TreeMap<>(words);
        others.remove(WORD);
        // Lengths come first, so that no two headers give the same bytes.
        sum.add(others.size());
        others.forEach((name, word) -> add(sum, name, word));
        shapes.forEach(shape -> add(sum, shape.name(), shape.dimensions().toString()));
        return sum;
    }

    private static void add(Sha256 sum, String name, String text) {
        sum.add(name.length()).add(name).add(text.length()).add(text);
    }
}
