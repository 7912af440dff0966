package org.activationlab.app.hosted;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a process and its children listen, as Linux tells it.
 *
 * <p>Source: proc(5), /proc/net/tcp: addresses as hexadecimal words, in the order of the machine's bytes; state 0A listens.
 */
public final class ListeningSockets {

    private static final String LISTENING = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /** Whether this machine tells. */
    public static boolean canBeSeen() {
        return Files.isReadable(Path.of("/proc/self/net/tcp"));
    }

    /**
     * Lists addresses without ports.
     *
     * @return for example 0100007F for 127.0.0.1, 00000000 for every address, and 32 digits for one of IPv6
     */
    public static Set<String> of(ProcessHandle process) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (ProcessHandle one :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            Path folder = Path.of("/proc", Long.toString(one.pid()));
            Set<String> own = inodes(folder.resolve("fd"));
            for (String table : List.of("tcp", "tcp6")) {
                addresses.addAll(listening(folder.resolve("net").resolve(table), own));
            }
        }
        return addresses;
    }

    /** Counts listening sockets. */
    public static int count(ProcessHandle process) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Set<String> own = inodes(folder.resolve("fd"));
        return listening(folder.resolve("net/tcp"), own).size()
                + listening(folder.resolve("net/tcp6"), own).size();
    }

    private static Set<String> inodes(Path descriptors) {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path one : all) {
                String target = Files.readSymbolicLink(one).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (IOException e) {
            // The process, or one of its files, has gone meanwhile.
        }
        return inodes;
    }

    private static List<String> listening(Path table, Set<String> inodes) throws IOException {
        if (!Files.exists(table)) {
            return List.of();
        }
        return Files.readAllLines(table).stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(cells ->
                        cells.length > INODE && cells[STATE].equals(LISTENING) && inodes.contains(cells[INODE]))
                .map(cells -> cells[ADDRESS].substring(0, cells[ADDRESS].indexOf(':')))
                .toList();
    }
}
