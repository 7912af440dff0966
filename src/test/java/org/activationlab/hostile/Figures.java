package org.activationlab.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a campaign against one kind of file.
 *
 * @param name of the kind
 * @param executions how many files were read
 * @param accepted how many of them the reader took
 * @param refused how many it refused with a message
 * @param slowestMillis the longest execution
 * @param largestAllocation bytes of heap that the greediest execution took in all
 * @param findings what was wrong, a line each
 */
record Figures(
        String name,
        long executions,
        long accepted,
        long refused,
        long slowestMillis,
        long largestAllocation,
        List<String> findings) {

    private static final String HEADER = "target,executions,accepted,refused,slowest_ms,largest_allocation_bytes\n";

    private String line() {
        return String.join(
                ",",
                name,
                Long.toString(executions),
                Long.toString(accepted),
                Long.toString(refused),
                Long.toString(slowestMillis),
                Long.toString(largestAllocation));
    }

    /** Writes a table of all campaigns. */
    static void write(Path file, List<Figures> all) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, HEADER + all.stream().map(Figures::line).collect(Collectors.joining("\n", "", "\n")));
    }
}
