package org.activationlab.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Writes a file so that readers see either nothing, the old file or the whole new one. */
public final class AtomicFile {

    /** How the name of a file ends while it is written; whoever owns the folder may delete such files at its start. */
    public static final String PARTIAL = ".partial";

    /** The names of such files: a dot, the final name, the writer and a number. */
    private static final Pattern PARTIAL_NAME = Pattern.compile("\\..+\\.[0-9a-f]+-\\d+\\" + PARTIAL);

    /** This process. Its number would not do: another machine that writes into a shared folder may have the same. */
    private static final String WRITER = Sha256.of(
                    ManagementFactory.getRuntimeMXBean().getName()
                            + ProcessHandle.current().info().startInstant())
            .substring(0, 12);

    private static final AtomicLong COUNTER = new AtomicLong();

    /** What goes into the file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything.
         *
         * @param channel an empty file; left open
         * @throws IOException if the disk fails
         */
        void writeTo(FileChannel channel) throws IOException;
    }

    /** What goes into the file, for writers that want a stream. */
    @FunctionalInterface
    public interface StreamContent {
        /**
         * Writes everything.
         *
         * @param out an empty file, buffered; flushed and closed by the caller
         * @throws IOException if the disk fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Tells a file that was left half written by its name.
     *
     * @param file any file
     * @return true if its name is one that only {@link #write} gives
     */
    public static boolean isPartial(Path file) {
        return PARTIAL_NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    /**
     * Writes beside the target, forces the bytes to disk, then moves; a failure leaves the target as it was.
     *
     * @param target the file; missing folders are made
     * @param content what goes into it
     * @throws IOException if the content or the disk fails
     */
    public static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.resolveSibling("");
        Files.createDirectories(folder);
        String unique = WRITER + "-" + COUNTER.incrementAndGet();
        Path temporary = folder.resolve("." + absolute.getFileName() + "." + unique + PARTIAL);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            } catch (FileSystemException e) {
                throw full(e) ? failed(target, String.valueOf(e.getReason()), e) : e;
            } catch (IOException e) {
                // A full disk is reported without saying which file it was.
                throw failed(target, String.valueOf(e.getMessage()), e);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Some disks are full when they hold no more files, which shows at once; no permission is another matter. */
    private static boolean full(FileSystemException e) {
        return String.valueOf(e.getReason()).matches("No space left on device|Disk quota exceeded|File too large");
    }

    private static IOException failed(Path target, String why, IOException cause) {
        return new IOException(
                "could not write " + target + ": " + why + ". Make room or use another folder, and run again.", cause);
    }

    /**
     * Writes in the same way through a buffered stream.
     *
     * @param target the file; missing folders are made
     * @param content what goes into it
     * @throws IOException if the content or the disk fails
     */
    public static void writeStream(Path target, StreamContent content) throws IOException {
        write(target, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            // Not closed: that would close the channel, whose bytes are still to be forced to the disk.
            out.flush();
        });
    }

    /**
     * Writes a text as UTF-8 in the same way.
     *
     * @param target the file; missing folders are made
     * @param text what goes into it
     * @throws IOException if the disk fails
     */
    public static void writeText(Path target, String text) throws IOException {
        writeStream(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
