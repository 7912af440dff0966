package org.activationlab.pairs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a file so that readers see either nothing, the old file or the whole new one. */
final class AtomicFile {

    private static final AtomicLong COUNTER = new AtomicLong();

    /** What goes into the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    private AtomicFile() {}

    /** Writes beside the target, forces the bytes to disk, then moves; a failure leaves the target as it was. */
    static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.resolveSibling("");
        Files.createDirectories(folder);
        String unique = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        Path temporary = folder.resolve("." + absolute.getFileName() + "." + unique + ".partial");
        // A partial file that a killed process of the same number left is worth nothing.
        Files.deleteIfExists(temporary);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
