package org.activationlab.study;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.activationlab.files.FreeSpace;

/**
 * A small run that comes with the program, so that labs and notebooks need not train: sixteen networks on MNIST, their
 * labelled pairs, and natural evidence with reference images. It is what {@code activation-lab export --preset zoo} and
 * {@code activation-lab evidence --design natural} make, without the images, logs, meta-networks, and what is made again
 * in seconds: pairs per model and answers to all test images. {@code env/zoo} packs it.
 */
public final class Zoo {

    private static final String RESOURCE = "zoo.zip";
    /** Far more than the zoo has: a damaged archive must not fill a disk. */
    private static final long LARGEST = 100L << 20;

    private static final String DAMAGED = RESOURCE + " of this program is damaged, build or install it anew: ";

    /** APPNOTE.TXT of the ZIP format, 4.3.16: end of central directory record. */
    private static final int END_BYTES = 22;

    private static final int END_MARK = 0x06054b50;
    private static final int END_COUNT = 10;

    /** A little more than it takes. */
    private static final long UNPACKED = 20L << 20;

    private Zoo() {}

    /**
     * Unpacks the zoo as a run folder, as a whole or not at all; does nothing where there is a run already.
     *
     * @param root the folder to make
     * @return whether it was unpacked now, and by this call
     * @throws StudyException if the folder holds something else, or the program was built without the zoo
     * @throws IOException if the disk fails
     */
    public static boolean unpack(Path root) throws StudyException, IOException {
        if (Files.exists(root.resolve("run.json"))) {
            return false;
        }
        // Asked again: another program may have put it there since.
        if (Files.exists(root) && !isEmpty(root) && !Files.exists(root.resolve("run.json"))) {
            throw new StudyException(root + " holds other files and is no run folder. Name an empty or a new folder.");
        }
        Path target = root.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new StudyException("the zoo needs a folder of its own, but got " + root);
        }
        Files.createDirectories(parent);
        Path partial = Files.createTempDirectory(parent, "zoo");
        try (InputStream in = Zoo.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new StudyException("this program was built without its zoo. Make a run instead: 'activation-lab"
                        + " run --preset zoo --run " + root + "'.");
            }
            FreeSpace.require(partial, "unpacking the zoo", UNPACKED);
            extract(in, partial);
            return movedTo(target, partial);
        } finally {
            delete(partial);
        }
    }

    /** Several programs may unpack at once, two notebooks for example: the first to be done wins, and all go on. */
    private static boolean movedTo(Path target, Path partial) throws IOException {
        try {
            Files.deleteIfExists(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.exists(target.resolve("run.json"))) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Writes the files of an archive into a folder and nowhere else. */
    static void extract(InputStream archive, Path folder) throws IOException {
        byte[] whole = archive.readNBytes((int) LARGEST);
        int entries = 0;
        long left = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                left -= extract(zip, entry, folder, left);
            }
        } catch (EOFException | ZipException | FileSystemException | IllegalArgumentException e) {
            // The last: Java refuses names that are no UTF-8, or that no file can have.
            throw new IOException(DAMAGED + "it cannot be unpacked into " + folder + " (" + e.getMessage() + ")", e);
        }
        // A stream that was cut off between two entries ends like a whole one; only the archive's end says how many
        // there are.
        if (entries == 0 || entries != promised(whole)) {
            throw new IOException(DAMAGED + entries + " files came for " + folder + ", but its end does not say so");
        }
    }

    /** The number of entries by the end record of an archive without a comment; -1 where there is none. */
    private static int promised(byte[] zip) {
        if (zip.length < END_BYTES) {
            return -1;
        }
        ByteBuffer end = ByteBuffer.wrap(zip, zip.length - END_BYTES, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return end.getInt() == END_MARK ? Short.toUnsignedInt(end.getShort(zip.length - END_BYTES + END_COUNT)) : -1;
    }

    /** Writes one file; gives its size. */
    private static long extract(ZipInputStream zip, ZipEntry entry, Path folder, long left) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("the archive names a file outside of its folder " + folder + ": " + entry.getName());
        }
        if (entry.isDirectory()) {
            return 0;
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        byte[] bytes = zip.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > left) {
            throw new IOException(
                    "the archive for " + folder + " holds more than " + LARGEST + " bytes: it is damaged");
        }
        Files.write(file, bytes);
        return bytes.length;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
