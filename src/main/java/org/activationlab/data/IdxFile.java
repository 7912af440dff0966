package org.activationlab.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.activationlab.files.Sha256;

/**
 * The content of one idx file, plain or gzip, read with suspicion: nothing the header says is believed before it is
 * checked against the file's real size, so a forged header cannot make the program run out of memory.
 *
 * <p>Format: a magic number (two zero bytes, the element type, the number of dimensions), each dimension as four bytes
 * with the highest first, then the elements. Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of
 * handwritten digits", section "File formats".
 */
final class IdxFile {
    static final int IMAGES_MAGIC = 0x00000803;
    static final int LABELS_MAGIC = 0x00000801;

    /** The first two bytes of a gzip file (RFC 1952, section 2.3.1). */
    private static final int GZIP_MAGIC = 0x1f8b;

    /** Deflate packs at most 258 bytes into two bits: no gzip file grows more than this when unpacked. */
    private static final long MOST_GROWTH = 1032;

    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final int count;
    private final byte[] content;
    private final String sha256;

    private IdxFile(Path path, int count, byte[] content, String sha256) {
        this.path = path;
        this.count = count;
        this.content = content;
        this.sha256 = sha256;
    }

    static IdxFile images(Path path) throws IOException {
        return read(path, "images", IMAGES_MAGIC, 3);
    }

    static IdxFile labels(Path path) throws IOException {
        IdxFile file = read(path, "labels", LABELS_MAGIC, 1);
        for (int i = 0; i < file.count; i++) {
            int label = file.content[i] & 0xff;
            if (label >= LabelledImages.DIGITS) {
                throw new DataException(path + ": labels must be 0 to 9, but label " + i + " is " + label
                        + ". Maybe this file belongs to"
                        + " a data set with more classes, such as EMNIST: only digits can be used.");
            }
        }
        return file;
    }

    Path path() {
        return path;
    }

    int count() {
        return count;
    }

    /** The elements without the header. Not a copy: it goes straight into {@link LabelledImages}. */
    byte[] content() {
        return content;
    }

    /** SHA-256 of the whole uncompressed file. */
    String sha256() {
        return sha256;
    }

    /** Opens a file and unpacks it if its first bytes, whatever its name, say gzip. */
    static InputStream open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static IdxFile read(Path path, String kind, int magic, int dimensions) throws IOException {
        try (InputStream in = open(path)) {
            int headerSize = Integer.BYTES * (1 + dimensions);
            byte[] header = in.readNBytes(headerSize);
            if (header.length < headerSize) {
                throw new DataException(path + " has " + header.length + " bytes, but an idx file of " + kind
                        + " starts with a header of " + headerSize
                        + ". Maybe it was cut short: delete it and run again.");
            }
            int count = checkedCount(path, kind, ByteBuffer.wrap(header), magic);
            int size = count * (dimensions == 1 ? 1 : LabelledImages.PIXELS);
            checkSize(path, in instanceof GZIPInputStream, headerSize, size);

            byte[] content = new byte[size];
            int read = in.readNBytes(content, 0, size);
            if (read < size) {
                throw tooShort(path, size, "only " + read + " came");
            }
            // One byte beyond is enough to know; more of a gzip bomb is never unpacked.
            if (in.read() >= 0) {
                throw tooLong(path, size);
            }
            String sha256 = new Sha256()
                    .add(header, 0, headerSize)
                    .add(content, 0, size)
                    .hex();
            return new IdxFile(path, count, content, sha256);
        } catch (EOFException e) {
            throw new DataException(
                    path
                            + " ends in the middle of its gzip data. Maybe the download was cut short: delete it and run again.",
                    e);
        } catch (ZipException e) {
            throw new DataException(
                    path + " is damaged: its gzip data cannot be unpacked (" + e.getMessage()
                            + "). Delete it and run again.",
                    e);
        } catch (NoSuchFileException e) {
            throw new DataException(path + " does not exist, but a file of " + kind + " is needed there.", e);
        }
    }

    private static int checkedCount(Path path, String kind, ByteBuffer header, int magic) throws DataException {
        int found = header.getInt();
        if (found != magic) {
            throw new DataException(String.format(
                    "%s starts with 0x%08x, but an idx file of %s starts with 0x%08x. Maybe it is another kind of file, or"
                            + " images and labels were swapped.",
                    path, found, kind, magic));
        }
        int count = header.getInt();
        if (count < 1 || count > IdxReader.MOST_IMAGES) {
            throw new DataException(path + " claims to hold " + count + " " + kind + ", but 1 to "
                    + IdxReader.MOST_IMAGES + " were expected. Maybe it is damaged: delete it and run again.");
        }
        if (header.hasRemaining()) {
            int height = header.getInt();
            int width = header.getInt();
            if (height != LabelledImages.HEIGHT || width != LabelledImages.WIDTH) {
                throw new DataException(path + " claims to hold images of " + height + " rows x " + width
                        + " columns, but 28 x 28 were expected. Maybe it belongs to another data set: only images of"
                        + " MNIST's size can be used.");
            }
        }
        return count;
    }

    private static void checkSize(Path path, boolean gzip, int headerSize, int size) throws IOException {
        long onDisk = Files.size(path);
        if (gzip && headerSize + (long) size > onDisk * MOST_GROWTH) {
            throw tooShort(path, size, "its " + onDisk + " gzip bytes cannot hold that many");
        }
        if (!gzip && onDisk < headerSize + (long) size) {
            throw tooShort(path, size, "only " + (onDisk - headerSize) + " came");
        }
        if (!gzip && onDisk > headerSize + (long) size) {
            throw tooLong(path, size);
        }
    }

    private static DataException tooShort(Path path, int size, String came) {
        return new DataException(path + " is too short: its header promises " + size + " bytes of content, but " + came
                + ". Maybe it was cut short: delete it and run again.");
    }

    private static DataException tooLong(Path path, int size) {
        return new DataException(path + " is too long: its header promises " + size
                + " bytes of content, but more came. Maybe it is damaged: delete it and run again.");
    }
}
