package org.activationlab.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.activationlab.files.AtomicFile;

/** The one way in which this room reads and writes JSON: strict, with fields in a fixed order. */
final class Json {

    private static final ObjectMapper LINES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final ObjectMapper FILES = LINES.copy().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /** Writes a value as one line without its end. */
    static String line(Object value) {
        try {
            return LINES.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value.getClass() + " as JSON", e);
        }
    }

    static <T> T parse(String text, Class<T> type) throws JsonProcessingException {
        return LINES.readValue(text, type);
    }

    static void write(Path file, Object value) throws IOException {
        AtomicFile.writeText(file, FILES.writeValueAsString(value) + "\n");
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is no such value; says what to do then
     */
    static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return FILES.readValue(Files.readAllBytes(file), type);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " cannot be read: " + e.getOriginalMessage()
                            + ". It was edited or damaged: restore it, or delete it and measure everything again.",
                    e);
        }
    }
}
