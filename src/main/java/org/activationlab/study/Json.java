package org.activationlab.study;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.SummedJson;
import org.activationlab.pairs.NoiseSettings;

/** The one way in which this room reads and writes JSON: strict, with fields in a fixed order. */
final class Json {

    /** Far more than any file of ours; a larger one is not ours. */
    private static final long MOST_BYTES = 64L << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A null where a value must be would come to light far from here, as a NullPointerException.
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .addMixIn(NoiseSettings.class, NoiseJson.class)
            .injectableValues(NoiseJson.DEFAULTS)
            .build();

    private Json() {}

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write " + value.getClass() + " as JSON", e);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static void write(Path file, Object value) throws IOException {
        AtomicFile.writeText(file, text(value));
    }

    /** Writes a file that no record knows, with a sum of its own. */
    static void writeSummed(Path file, Object value) throws IOException {
        write(file, SummedJson.sum(MAPPER.valueToTree(value)));
    }

    /** Reads a file, and its own sum if it has one. */
    static <T> T readSummed(Path file, Class<T> type) throws StudyException, IOException {
        return parsed(file, () -> MAPPER.treeToValue(SummedJson.checked(file, read(file, JsonNode.class)), type));
    }

    /** What Jackson reads. */
    @FunctionalInterface
    private interface Parsing<T> {
        T parse() throws IOException, StudyException;
    }

    static <T> T read(Path file, Class<T> type) throws StudyException, IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new StudyException(
                    file + " has " + size + " bytes, far more than expected here. Delete it and run again.");
        }
        return parsed(file, () -> MAPPER.readValue(text(file), type));
    }

    private static <T> T parsed(Path file, Parsing<T> parsing) throws StudyException, IOException {
        try {
            return parsing.parse();
        } catch (JsonProcessingException e) {
            // The cause is our own check, where one of them refused a value; else Jackson's first line says enough.
            String why = e.getCause() instanceof IllegalArgumentException own
                    ? String.valueOf(own.getMessage())
                    : e.getOriginalMessage().lines().findFirst().orElse("no JSON");
            throw new StudyException(
                    file + " cannot be read: " + why
                            + ". It is of another version of this program, or was edited or damaged: restore it, or delete"
                            + " it and run again.",
                    e);
        }
    }

    /** Decoded here: from bytes Jackson would guess UTF-16 and UTF-32. */
    private static String text(Path file) throws StudyException, IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new StudyException(
                    file
                            + " is not text in UTF-8. It was damaged, or another program saved it: restore it, or delete it"
                            + " and run again.",
                    e);
        }
    }

    /** Lists in words where two trees differ, as paths with both values. */
    static void differences(String path, JsonNode before, JsonNode now, List<String> into) {
        if (before.isObject() && now.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            addNames((ObjectNode) before, names);
            addNames((ObjectNode) now, names);
            for (String name : names) {
                String inner = path.isEmpty() ? name : path + "." + name;
                differences(inner, before.path(name), now.path(name), into);
            }
        } else if (!before.equals(now)) {
            into.add(path + ": " + shown(before) + " before, " + shown(now) + " now");
        }
    }

    private static void addNames(ObjectNode node, Set<String> names) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            names.add(fields.next().getKey());
        }
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
