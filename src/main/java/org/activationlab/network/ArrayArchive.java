package org.activationlab.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of named arrays made elsewhere, safetensors or NPZ, from which one takes the arrays that one needs. Nothing in
 * it is trusted: sizes are checked against the file's before memory is taken.
 */
public abstract class ArrayArchive implements AutoCloseable {

    /** A counter that PyTorch keeps beside running means and that nothing here needs. */
    private static final String BATCH_COUNTER = ".num_batches_tracked";

    private static final int LISTED = 20;

    private final Path file;

    /**
     * Names the file.
     *
     * @param file for messages
     */
    ArrayArchive(Path file) {
        this.file = file;
    }

    /**
     * One stored array.
     *
     * @param shape its name and dimensions; none for a single number
     * @param type how its numbers are written
     */
    public record Entry(ParameterShape shape, ArrayType type) {}

    /**
     * Opens a file, NPZ if it starts as a ZIP file does, else safetensors.
     *
     * @param file by path
     * @return to be closed by the caller
     * @throws IOException if it cannot be read, or is neither; the message says what was wrong
     */
    public static ArrayArchive open(Path file) throws IOException {
        byte[] start = new byte[2];
        int count;
        try (var in = Files.newInputStream(file)) {
            count = in.readNBytes(start, 0, start.length);
        }
        return count == start.length && start[0] == 'P' && start[1] == 'K'
                ? new NpzArchive(file)
                : new SafeTensorsArchive(file);
    }

    /**
     * Lists what is in it.
     *
     * @return in the file's order, each name once
     */
    public abstract List<Entry> entries();

    /**
     * Reads one array as floats, to where it is needed: a second copy of the largest ones would not fit into memory.
     *
     * @param entry one of {@link #entries}
     * @param into takes its numbers, row-major
     * @param at where in {@code into} they begin
     * @throws IOException if the file is damaged
     */
    abstract void read(Entry entry, float[] into, int at) throws IOException;

    /**
     * Reads the arrays of a network. Every array must be there under its name with its shape; counters of batches are
     * passed over; anything else that is there is refused, because it belongs to another network.
     *
     * @param wanted names and shapes, in the order of the result
     * @return the numbers
     * @throws IOException if arrays are missing, odd or too many, each with a sentence of its own, or if the file is
     *     damaged
     */
    public Parameters parameters(List<ParameterShape> wanted) throws IOException {
        Map<String, Entry> present = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            if (!entry.shape().name().endsWith(BATCH_COUNTER)) {
                present.put(entry.shape().name(), entry);
            }
        }
        List<String> odd = new ArrayList<>();
        List<Entry> found = new ArrayList<>();
        for (ParameterShape shape : wanted) {
            Entry entry = present.remove(shape.name());
            if (entry == null) {
                odd.add(shape.name() + " " + shape.dimensions() + " is missing");
            } else if (!entry.shape().equals(shape)) {
                odd.add(shape.name() + " must have the shape " + shape.dimensions() + ", but has "
                        + entry.shape().dimensions());
            } else {
                found.add(entry);
            }
        }
        present.values()
                .forEach(entry -> odd.add(
                        entry.shape().name() + " " + entry.shape().dimensions() + " is not part of the network"));
        if (!odd.isEmpty()) {
            int listed = Math.min(LISTED, odd.size());
            throw new IOException(file + " does not hold the arrays of this network:\n  "
                    + String.join("\n  ", odd.subList(0, listed))
                    + (listed < odd.size() ? "\n  and " + (odd.size() - listed) + " more" : ""));
        }
        float[] block = new float[wanted.stream().mapToInt(ParameterShape::size).reduce(0, Math::addExact)];
        int at = 0;
        for (Entry entry : found) {
            read(entry, block, at);
            at += entry.shape().size();
        }
        return Parameters.owning(wanted, block);
    }

    @Override
    public abstract void close() throws IOException;
}
