package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder as it was, in memory, to put it back after each fault. */
final class Keepsake {

    private record Kept(byte[] bytes, FileTime time) {}

    private final Path root;
    private final Map<Path, Kept> files = new TreeMap<>();

    private Keepsake(Path root) {
        this.root = root;
    }

    /** Remembers every file below a folder. */
    static Keepsake of(Path root) throws IOException {
        Keepsake kept = new Keepsake(root);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                kept.files.put(file, new Kept(Files.readAllBytes(file), Files.getLastModifiedTime(file)));
            }
        }
        return kept;
    }

    byte[] bytes(Path file) {
        return files.get(file).bytes().clone();
    }

    /** Puts back what was changed, by size and time, and deletes what came. */
    void restore() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!files.containsKey(file)) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<Path, Kept> entry : files.entrySet()) {
            Path file = entry.getKey();
            Kept kept = entry.getValue();
            if (!Files.exists(file)
                    || Files.size(file) != kept.bytes().length
                    || !Files.getLastModifiedTime(file).equals(kept.time())) {
                Files.createDirectories(file.getParent());
                Files.write(file, kept.bytes());
                Files.setLastModifiedTime(file, kept.time());
            }
        }
    }
}
