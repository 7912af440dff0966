package org.activationlab.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process holds, Java's heap and native arrays together, as Linux counts it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double BYTES_PER_KIB = 1024;

    private ResidentMemory() {}

    /**
     * Reads the most that this process ever held.
     *
     * @return megabytes (10^6 bytes)
     * @throws IOException if this is no Linux
     */
    static double peak() throws IOException {
        return read("VmHWM:");
    }

    /**
     * Reads what this process holds now.
     *
     * @return megabytes (10^6 bytes)
     * @throws IOException if this is no Linux
     */
    static double now() throws IOException {
        return read("VmRSS:");
    }

    private static double read(String field) throws IOException {
        if (!Files.exists(STATUS)) {
            throw new IOException("there is no " + STATUS + ", from which memory is read. Run benchmarks on Linux.");
        }
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(field)) {
                // "VmHWM:    81234 kB", where Linux means 1,024 bytes by kB.
                String digits = line.replaceAll("[^0-9]", "");
                return Long.parseLong(digits) * BYTES_PER_KIB / BYTES_PER_MEGABYTE;
            }
        }
        throw new IOException(STATUS + " has no line " + field);
    }
}
