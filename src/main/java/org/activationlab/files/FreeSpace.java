package org.activationlab.files;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Asks a disk for room before much is written to it. */
public final class FreeSpace {

    /** Room for what nobody counts: logs, records, pages. */
    public static final long MARGIN = 1 << 20;

    private FreeSpace() {}

    /**
     * Refuses to begin what the disk cannot hold.
     *
     * @param folder where it shall be written; need not exist yet
     * @param what what is written, as the beginning of a sentence
     * @param bytes how much, as well as one can tell; nothing is refused for 0
     * @throws IOException if fewer bytes are free than that and {@link #MARGIN}; says how many are needed and how many there
     *     are, where, and what to do; nothing was written
     */
    public static void require(Path folder, String what, long bytes) throws IOException {
        if (bytes <= 0) {
            return;
        }
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                return;
            }
            there = parent;
        }
        long free;
        try {
            FileStore disk = Files.getFileStore(there);
            // Some disks of other machines tell nothing: then writing itself must show.
            free = disk.getTotalSpace() > 0 ? disk.getUsableSpace() : Long.MAX_VALUE;
        } catch (IOException e) {
            // In some containers Java does not find which disk a folder is on.
            return;
        }
        // Compared without adding: a caller may ask for more than any number holds.
        if (bytes > free - MARGIN) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s needs about %,d bytes and %,d to spare, but the disk of %s has %,d bytes free."
                            + " Make room, or use a folder on a larger disk, and run again.",
                    what,
                    bytes,
                    MARGIN,
                    folder,
                    free));
        }
    }
}
