package org.activationlab.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Valid files to begin with: resources, texts, and what a writer of ours writes. */
public final class Seeds {

    private Seeds() {}

    /** Something that writes a file. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /** The bytes of a resource of the tests, named from the root. */
    public static byte[] resource(String name) throws IOException {
        try (InputStream in = Seeds.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no resource " + name);
            }
            return in.readAllBytes();
        }
    }

    /** The bytes of a text in UTF-8. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes that a writer wrote. */
    public static byte[] written(Writing writing) throws IOException {
        Path folder = Files.createTempDirectory("seed");
        Path file = folder.resolve("seed");
        try {
            writing.to(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
