package org.activationlab.network;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that its name never stands for half of it.
 *
 * <p>The bytes go to a temporary name in the same folder, are forced to the disk, and then take the final name in one
 * move, which replaces an older file. After a crash there is the old file, the new file or none, and perhaps a
 * leftover whose name starts with a dot and ends in {@code .part}.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** What is to stand in the file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes everything.
         *
         * @param out where the bytes go; buffered, closed by the caller
         * @throws IOException if a byte cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file as a whole.
     *
     * @param file the final name, in a folder that exists
     * @param content what to write
     * @throws IOException if writing fails; the file of that name is then as it was before
     */
    public static void write(Path file, Content content) throws IOException {
        // Process and thread in the name: two writers of one file must not share the temporary one.
        String own =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        Path part = file.resolveSibling("." + file.getFileName() + "." + own + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
