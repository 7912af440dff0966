package org.activationlab.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.AtomicFile;

/**
 * The content of one safetensors file: parameters, and a few words about them.
 *
 * <p>A file is: the header's length (8 bytes, little-endian), the header (JSON in UTF-8: per array its data type, its
 * shape, and where its bytes stand), then all values one after another. Only 32-bit floats (F32) are written and read.
 * It holds no code, so that reading a stranger's file is safe, and Python reads it with
 * {@code safetensors.numpy.load_file}.
 *
 * <p>Source: Hugging Face, safetensors, README.md, section Format.
 *
 * @param parameters the arrays, in the order of their bytes
 * @param metadata words about them, by keyword; in the order of the keywords
 */
public record SafeTensors(Parameters parameters, Map<String, String> metadata) {

    /** The longest header that is read or written, in bytes: LeNet-5's takes less than one kilobyte. */
    public static final int LONGEST_HEADER = 1 << 20;

    private static final int CHUNK = 1 << 16;

    /** Sorts the metadata and keeps a copy of its own. */
    public SafeTensors {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /**
     * Writes a file as a whole: to a temporary name in the same folder first, then moved in one step. Equal content
     * gives equal bytes.
     *
     * @param file the name; replaced if it is there, missing folders are made
     * @param parameters the arrays; at least one, none named {@code __metadata__}
     * @param metadata words about them
     * @throws IllegalArgumentException if there is no array, or one takes the name that the format needs for itself, or
     *     the header would be longer than {@link #LONGEST_HEADER}
     * @throws IOException if the file cannot be written; one that was there before stays as it was
     */
    public static void write(Path file, Parameters parameters, Map<String, String> metadata) throws IOException {
        byte[] header = header(parameters, metadata);
        float[] block = parameters.block();
        AtomicFile.write(file, channel -> {
            ByteBuffer start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
            drain(channel, start.putLong(header.length).put(header).flip());
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : block) {
                chunk.putFloat(value);
                if (!chunk.hasRemaining()) {
                    drain(channel, chunk.flip());
                    chunk.clear();
                }
            }
            drain(channel, chunk.flip());
        });
    }

    /**
     * Writes in the same way, with a SHA-256 of the content among the words ({@code sha256}), by which every reader here
     * tells a changed file. For files whose sum stands nowhere else.
     *
     * @param file the name; replaced if it is there, missing folders are made
     * @param parameters the arrays
     * @param metadata words about them, none named {@code sha256}
     * @throws IllegalArgumentException as {@link #write}, and if a word is named {@code sha256}
     * @throws IOException if the file cannot be written; one that was there before stays as it was
     */
    public static void writeSummed(Path file, Parameters parameters, Map<String, String> metadata) throws IOException {
        if (metadata.containsKey(SafeTensorsSum.WORD)) {
            throw new IllegalArgumentException(
                    "no word may be named " + SafeTensorsSum.WORD + ": the file's own sum is kept under it");
        }
        write(file, parameters, SafeTensorsSum.added(parameters, metadata));
    }

    private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static byte[] header(Parameters parameters, Map<String, String> metadata) {
        if (parameters.shapes().isEmpty()) {
            throw new IllegalArgumentException("a parameter file needs at least one array, but none came");
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode words = root.putObject(SafeTensorsHeader.METADATA);
            new TreeMap<>(metadata).forEach(words::put);
        }
        long from = 0;
        for (ParameterShape shape : parameters.shapes()) {
            if (shape.name().equals(SafeTensorsHeader.METADATA)) {
                throw new IllegalArgumentException("no array may be named " + shape.name() + ": safetensors needs it");
            }
            ObjectNode entry = root.putObject(shape.name());
            entry.put("dtype", SafeTensorsHeader.FLOAT32);
            shape.dimensions().forEach(entry.withArray("shape")::add);
            long to = from + (long) Float.BYTES * shape.size();
            entry.putArray("data_offsets").add(from).add(to);
            from = to;
        }
        byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
        // Spaces behind the JSON, so that the values start at a multiple of eight bytes.
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        if (padded.length > LONGEST_HEADER) {
            throw new IllegalArgumentException("the header may have at most " + LONGEST_HEADER + " bytes, but "
                    + padded.length + " came: shorten the metadata");
        }
        return padded;
    }

    /**
     * Reads a file and trusts nothing in it: lengths are checked against the file's size before memory is taken.
     *
     * @param file the file
     * @return its content
     * @throws SafeTensorsException if it is no complete, gapless safetensors file of F32 arrays alone, or is not what its
     *     own SHA-256 says, if it has one
     * @throws IOException if it cannot be read at all
     */
    public static SafeTensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file, channel);
            long count = 0;
            for (SafeTensorsHeader.Array array : header.arrays()) {
                if (array.type() != ArrayType.F32) {
                    throw new SafeTensorsException(
                            file,
                            "the array " + array.shape().name() + " must be of type F32, but is \"" + array.type()
                                    + "\"");
                }
                count += array.shape().size();
            }
            if (count > Integer.MAX_VALUE - 8) {
                throw new SafeTensorsException(file, "it holds more values than one Java array can");
            }
            SafeTensorsSum.verify(file, channel, header);
            List<ParameterShape> shapes =
                    header.arrays().stream().map(SafeTensorsHeader.Array::shape).toList();
            return new SafeTensors(Parameters.of(shapes, floats(channel, (int) count)), header.metadata());
        } catch (EOFException e) {
            throw new SafeTensorsException(file, "it ended while it was being read", e);
        }
    }

    /**
     * Reads a file that must hold certain arrays.
     *
     * @param file the file
     * @param expected the arrays' names and shapes, in the order that the result shall have
     * @return the content, arrays in the expected order whatever their order in the file
     * @throws SafeTensorsException as {@link #read(Path)}, and if an array is missing, has another shape, or was not
     *     expected
     * @throws IOException if it cannot be read at all
     */
    public static SafeTensors read(Path file, List<ParameterShape> expected) throws IOException {
        SafeTensors content = read(file);
        Map<String, ParameterShape> present = new LinkedHashMap<>();
        content.parameters.shapes().forEach(shape -> present.put(shape.name(), shape));
        for (ParameterShape wanted : expected) {
            ParameterShape own = present.remove(wanted.name());
            if (own == null) {
                throw new SafeTensorsException(file, "the array " + wanted.name() + " is missing");
            }
            if (!own.equals(wanted)) {
                throw new SafeTensorsException(
                        file,
                        "the array " + wanted.name() + " must have the shape " + wanted.dimensions() + ", but has "
                                + own.dimensions());
            }
        }
        if (!present.isEmpty()) {
            throw new SafeTensorsException(file, "it holds arrays that were not expected: " + present.keySet());
        }
        float[] block = new float[content.parameters.count()];
        int from = 0;
        for (ParameterShape shape : expected) {
            System.arraycopy(content.parameters.values(shape.name()), 0, block, from, shape.size());
            from += shape.size();
        }
        return new SafeTensors(Parameters.of(expected, block), content.metadata);
    }

    private static float[] floats(FileChannel channel, int count) throws IOException {
        float[] values = new float[count];
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < count; from += CHUNK / Float.BYTES) {
            int part = Math.min(CHUNK / Float.BYTES, count - from);
            fill(channel, chunk.clear().limit(part * Float.BYTES));
            chunk.asFloatBuffer().get(values, from, part);
        }
        return values;
    }

    /** Reads until a buffer is full and turns it to be read. */
    static ByteBuffer fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }
}
