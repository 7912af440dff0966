package org.activationlab.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The header of a safetensors file after every check.
 *
 * @param arrays in the order of their bytes, which follow one another without a gap
 * @param metadata words about them
 * @param start where the first array's bytes stand in the file
 */
record SafeTensorsHeader(List<Array> arrays, Map<String, String> metadata, long start) {

    /** The name that the format keeps for words about the arrays. */
    static final String METADATA = "__metadata__";

    /** The data type that is written. */
    static final String FLOAT32 = "F32";

    private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One array and the bytes it claims.
     *
     * @param shape its name and dimensions
     * @param type how its numbers are written
     * @param from its first byte, counted from the first value of the file
     * @param to the byte behind its last
     */
    record Array(ParameterShape shape, ArrayType type, long from, long to) {}

    /**
     * Reads and checks the header of a file; its position then is at the first value.
     *
     * @param file for messages
     * @param channel at the file's start
     * @throws SafeTensorsException if anything is not as the format asks
     */
    static SafeTensorsHeader read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new SafeTensorsException(file, "a safetensors file has at least 8 bytes, but this has " + size);
        }
        long length = SafeTensors.fill(channel, ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN))
                .getLong();
        if (length < 2 || length > SafeTensors.LONGEST_HEADER || length > size - Long.BYTES) {
            throw new SafeTensorsException(
                    file,
                    "the header must have 2 to " + Math.min(SafeTensors.LONGEST_HEADER, size - Long.BYTES)
                            + " bytes, but says it has " + Long.toUnsignedString(length));
        }
        ByteBuffer json = SafeTensors.fill(channel, ByteBuffer.allocate((int) length));
        return parse(file, json, size - Long.BYTES - length, Long.BYTES + length);
    }

    /**
     * Reads and checks a header.
     *
     * @param file for messages
     * @param bytes the header, padding included
     * @param dataBytes how many bytes the file has behind the header
     * @param start where those stand
     * @throws SafeTensorsException if anything is not as the format asks
     */
    private static SafeTensorsHeader parse(Path file, ByteBuffer bytes, long dataBytes, long start)
            throws SafeTensorsException {
        JsonNode root = json(file, bytes);
        Map<String, String> metadata = new TreeMap<>();
        List<Array> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals(METADATA)) {
                metadata.putAll(metadata(file, field.getValue()));
            } else {
                entries.add(entry(file, field.getKey(), field.getValue()));
            }
        }
        if (entries.isEmpty()) {
            throw new SafeTensorsException(file, "it holds no array");
        }
        entries.sort(Comparator.comparingLong(Array::from));
        long next = 0;
        for (Array entry : entries) {
            if (entry.from != next) {
                throw new SafeTensorsException(
                        file,
                        "the array " + entry.shape.name() + " must start at byte " + next
                                + ", where the one before it ends, but starts at " + entry.from);
            }
            next = entry.to;
        }
        if (next != dataBytes) {
            throw new SafeTensorsException(
                    file, "its arrays take " + next + " bytes, but " + dataBytes + " bytes follow the header");
        }
        return new SafeTensorsHeader(List.copyOf(entries), metadata, start);
    }

    private static JsonNode json(Path file, ByteBuffer bytes) throws SafeTensorsException {
        try {
            // A decoder that reports: Jackson would guess UTF-16 and UTF-32 from the first bytes.
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (text.charAt(0) != '{') {
                throw new SafeTensorsException(file, "the header must start with {");
            }
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new SafeTensorsException(file, "the header is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new SafeTensorsException(file, "the header is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, String> metadata(Path file, JsonNode node) throws SafeTensorsException {
        Map<String, String> words = new TreeMap<>();
        if (!node.isObject()) {
            throw new SafeTensorsException(file, METADATA + " must be a JSON object");
        }
        for (Map.Entry<String, JsonNode> word : node.properties()) {
            if (!word.getValue().isTextual()) {
                throw new SafeTensorsException(file, METADATA + "." + word.getKey() + " must be text");
            }
            words.put(word.getKey(), word.getValue().textValue());
        }
        return words;
    }

    private static Array entry(Path file, String name, JsonNode node) throws SafeTensorsException {
        Set<String> fields = new TreeSet<>();
        node.fieldNames().forEachRemaining(fields::add);
        if (!fields.equals(FIELDS)) {
            throw new SafeTensorsException(
                    file,
                    "the array " + name + " must have the fields dtype, shape and data_offsets, but has " + fields);
        }
        JsonNode word = node.get("dtype");
        ArrayType type = ArrayType.ofSafetensors(word.asText())
                .orElseThrow(() -> new SafeTensorsException(
                        file,
                        "the array " + name + " must be of one of the types " + List.of(ArrayType.values())
                                + ", but is " + word));
        ParameterShape shape = shape(file, name, node.get("shape"));
        JsonNode offsets = node.get("data_offsets");
        if (!offsets.isArray() || offsets.size() != 2 || !isByte(offsets.get(0)) || !isByte(offsets.get(1))) {
            throw new SafeTensorsException(
                    file, "data_offsets of " + name + " must be two whole numbers from 0 up, but are " + offsets);
        }
        long from = offsets.get(0).longValue();
        long to = offsets.get(1).longValue();
        // Both are at least 0, so the difference cannot overflow.
        if (to - from != (long) type.bytes() * shape.size()) {
            throw new SafeTensorsException(
                    file,
                    "the array " + name + " of shape " + shape.dimensions() + " takes "
                            + (long) type.bytes() * shape.size() + " bytes, but its data_offsets are " + offsets);
        }
        return new Array(shape, type, from, to);
    }

    private static ParameterShape shape(Path file, String name, JsonNode node) throws SafeTensorsException {
        if (!node.isArray()) {
            throw new SafeTensorsException(file, "shape of " + name + " must be a list, but is " + node);
        }
        List<Integer> dimensions = new ArrayList<>();
        for (JsonNode dimension : node) {
            if (!dimension.isIntegralNumber() || !dimension.canConvertToInt()) {
                throw new SafeTensorsException(
                        file, "shape of " + name + " must hold whole numbers below 2^31, but holds " + dimension);
            }
            dimensions.add(dimension.intValue());
        }
        try {
            return new ParameterShape(name, dimensions);
        } catch (IllegalArgumentException e) {
            throw new SafeTensorsException(file, e.getMessage() == null ? "odd shape" : e.getMessage(), e);
        }
    }

    private static boolean isByte(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
    }
}
