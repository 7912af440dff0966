package org.activationlab.network;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An NPZ file, as numpy.savez and numpy.savez_compressed write it: a ZIP file with one .npy entry per array.
 *
 * <p>Source: NumPy, numpy.lib.format, versions 1.0 to 3.0. Names of entries are names of arrays and never become paths.
 */
final class NpzArchive extends ArrayArchive {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final String ENDING = ".npy";

    /** What deflate can gain at most: one bit for 258 bytes, and a little for its tables. */
    private static final long LARGEST_GAIN = 1040;

    private static final Pattern HEADER = Pattern.compile("\\{\\s*'descr':\\s*'([^']*)',\\s*'fortran_order':\\s*"
            + "(True|False),\\s*'shape':\\s*\\(([0-9, ]*)\\),?\\s*\\}\\s*");

    private final Path file;
    private final ZipFile zip;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    NpzArchive(Path file) throws IOException {
        super(file);
        this.file = file;
        try {
            zip = new ZipFile(file.toFile());
        } catch (EOFException | ZipException e) {
            throw new IOException(file + " starts as an NPZ file does, but is none: " + e.getMessage(), e);
        }
        try {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                try (InputStream in = zip.getInputStream(entry)) {
                    Entry read = header(entry, in);
                    if (entries.put(read.shape().name(), read) != null) {
                        throw odd(entry, "its name comes twice");
                    }
                }
            }
        } catch (EOFException | ZipException e) {
            zip.close();
            throw damaged(e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** What Java says of damaged packed bytes names no file, and often nothing at all. */
    private IOException damaged(IOException reason) {
        return new IOException(
                file + " cannot be unpacked (" + reason + "). Maybe it was cut short: fetch it again.", reason);
    }

    /** Reads an entry's header and checks it against the entry's size; the stream then stands at the first number. */
    private Entry header(ZipEntry entry, InputStream in) throws IOException {
        if (!entry.getName().endsWith(ENDING)) {
            throw odd(entry, "an NPZ file holds .npy entries only");
        }
        String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw odd(entry, "it does not start as NumPy's format does");
        }
        int lengthBytes = start[MAGIC.length] == 1 ? Short.BYTES : Integer.BYTES;
        byte[] length = Arrays.copyOf(in.readNBytes(lengthBytes), Integer.BYTES);
        int headerLength =
                ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (headerLength < 1 || headerLength > LONGEST_HEADER) {
            throw odd(
                    entry,
                    "its header must have 1 to " + LONGEST_HEADER + " bytes, but says "
                            + Integer.toUnsignedString(headerLength));
        }
        String text = new String(in.readNBytes(headerLength), StandardCharsets.UTF_8);
        Matcher matcher = HEADER.matcher(text);
        if (!matcher.matches()) {
            throw odd(entry, "its header is not understood: " + text.strip());
        }
        ArrayType type = ArrayType.ofNumpy(matcher.group(1))
                .orElseThrow(() -> odd(
                        entry,
                        "its type " + matcher.group(1)
                                + " is not read; save it as little-endian float32, for example with"
                                + " array.astype('<f4')"));
        if (matcher.group(2).equals("True")) {
            throw odd(entry, "it is in Fortran's order; save it with numpy.ascontiguousarray");
        }
        ParameterShape shape = shape(entry, name, matcher.group(3));
        long expected = MAGIC.length + 2L + lengthBytes + headerLength + (long) shape.size() * type.bytes();
        if (entry.getSize() != expected || expected > (entry.getCompressedSize() + 1) * LARGEST_GAIN) {
            throw odd(
                    entry,
                    "an array of shape " + shape.dimensions() + " takes " + expected
                            + " bytes with its header, but the entry says " + entry.getSize() + ", packed in "
                            + entry.getCompressedSize());
        }
        return new Entry(shape, type);
    }

    private ParameterShape shape(ZipEntry entry, String name, String sizes) throws IOException {
        List<Integer> dimensions = new ArrayList<>();
        try {
            for (String size : sizes.split(",", -1)) {
                if (!size.isBlank()) {
                    dimensions.add(Integer.parseInt(size.strip()));
                }
            }
            return new ParameterShape(name, dimensions);
        } catch (IllegalArgumentException e) {
            throw odd(entry, "its shape (" + sizes + ") is not read: " + e.getMessage());
        }
    }

    private IOException odd(ZipEntry entry, String what) {
        return new IOException(file + ", entry " + entry.getName() + ": " + what);
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    void read(Entry entry, float[] into, int at) throws IOException {
        ZipEntry packed = zip.getEntry(entry.shape().name() + ENDING);
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(packed), new CRC32())) {
            header(packed, in);
            int done = at;
            int end = at + entry.shape().size();
            while (done < end) {
                int part = Math.min(1 << 14, end - done);
                byte[] bytes = in.readNBytes(part * entry.type().bytes());
                if (bytes.length < part * entry.type().bytes()) {
                    throw odd(packed, "it ended while it was being read");
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < part; i++) {
                    into[done++] = entry.type().next(buffer);
                }
            }
            // Java's ZipFile unpacks without comparing; numpy.savez writes the sum.
            if (packed.getCrc() >= 0 && in.getChecksum().getValue() != packed.getCrc()) {
                throw odd(packed, "its CRC-32 is not the one that was written: it is damaged. Copy the file anew");
            }
        } catch (EOFException | ZipException e) {
            throw damaged(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
