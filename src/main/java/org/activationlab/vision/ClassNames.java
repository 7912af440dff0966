package org.activationlab.vision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of classes, read from a file: one name per line, a JSON list of names, or the JSON object that Keras and
 * many tutorials use for ImageNet, {@code {"0": ["n01440764", "tench"], ...}}.
 */
public final class ClassNames {

    private static final long LARGEST_FILE = 1 << 22;

    private ClassNames() {}

    /**
     * Numbers the classes of a data set without names.
     *
     * @param classes how many
     * @return "0", "1", ...
     */
    public static List<String> numbers(int classes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            names.add(Integer.toString(i));
        }
        return names;
    }

    /**
     * Reads names.
     *
     * @param file UTF-8
     * @param classes how many there must be
     * @return in the order of the logits
     * @throws IOException if the file cannot be read, or holds another number of names, or is in none of the three forms
     */
    public static List<String> read(Path file, int classes) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " has more than 4 MB: that is no list of names");
        }
        List<String> names;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            names = text.startsWith("[") || text.startsWith("{")
                    ? json(file, text)
                    : text.lines().toList();
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not text in UTF-8", e);
        }
        if (names.size() != classes || names.stream().anyMatch(String::isBlank)) {
            throw new IOException(
                    file + " must hold " + classes + " names, none of them empty, but holds " + names.size());
        }
        return names.stream().map(String::strip).toList();
    }

    private static List<String> json(Path file, String text) throws IOException {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException(
                    file + " begins as JSON does, but is none: " + e.getOriginalMessage()
                            + ". Repair it, or write one name per line.",
                    e);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            JsonNode entry = root.isArray() ? root.get(i) : root.path(Integer.toString(i));
            JsonNode name = entry.isArray() ? entry.path(entry.size() - 1) : entry;
            if (!name.isTextual()) {
                throw new IOException(file + " has no name for class " + i
                        + ": expected a list of names, or an object of \"0\": [\"id\", \"name\"] and so on");
            }
            names.add(name.textValue());
        }
        return names;
    }
}
