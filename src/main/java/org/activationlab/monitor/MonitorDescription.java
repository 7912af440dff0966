package org.activationlab.monitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.AtomicFile;
import org.activationlab.files.Sha256;
import org.activationlab.files.SummedJson;

/**
 * What a monitor's folder says about itself.
 *
 * @param format which kind of file this is
 * @param version of the format
 * @param network the network's name
 * @param alarm the rule
 * @param files SHA-256 of every other file, in hexadecimal, by its name
 */
record MonitorDescription(String format, int version, String network, AlarmRule alarm, Map<String, String> files) {

    static final String NAME = "monitor.json";

    private static final String FORMAT = "activation-lab monitor";
    private static final int VERSION = 1;
    /** Far more than any description takes. */
    private static final long MOST_BYTES = 1L << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Copies the names. */
    MonitorDescription {
        files = Map.copyOf(files);
    }

    /** Writes the description of files that are there already. */
    static void write(Path folder, ReliabilityMonitor monitor, Collection<String> names) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String name : names) {
            sums.put(name, Sha256.of(folder.resolve(name)));
        }
        MonitorDescription description =
                new MonitorDescription(FORMAT, VERSION, monitor.network().id(), monitor.rule(), sums);
        AtomicFile.writeText(
                folder.resolve(NAME), JSON.writeValueAsString(SummedJson.sum(JSON.valueToTree(description))) + "\n");
    }

    /** Reads a description; the files that it lists are not looked at yet. */
    static MonitorDescription read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new MonitorFileException(file, "it is missing, so this folder holds no monitor");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new MonitorFileException(
                    file, "expected at most " + MOST_BYTES + " bytes, but it has " + Files.size(file));
        }
        try {
            MonitorDescription description = JSON.treeToValue(
                    SummedJson.checked(file, JSON.readTree(Files.readString(file))), MonitorDescription.class);
            if (!description.format.equals(FORMAT) || description.version != VERSION) {
                throw new MonitorFileException(
                        file,
                        "expected format \"" + FORMAT + "\" of version " + VERSION + ", but it says \""
                                + description.format + "\" of version " + description.version);
            }
            return description;
        } catch (CharacterCodingException e) {
            // Jackson would guess UTF-16 and UTF-32 from bytes.
            throw new MonitorFileException(file, "it is not text in UTF-8", e);
        } catch (JsonProcessingException e) {
            // The cause is our own check, where one of them refused a value.
            String why = e.getCause() instanceof IllegalArgumentException own
                    ? String.valueOf(own.getMessage())
                    : e.getOriginalMessage().lines().findFirst().orElse("no JSON");
            throw new MonitorFileException(file, "it cannot be read: " + why, e);
        }
    }

    /** Every file must be the one that was written: a judge from elsewhere would answer just as firmly. */
    void verify(Path folder, String required, Collection<String> known) throws IOException {
        if (!known.containsAll(files.keySet()) || !files.containsKey(required)) {
            throw new MonitorFileException(
                    folder.resolve(NAME),
                    "it must list " + required + " and may list others of " + known + ", but lists "
                            + new TreeMap<>(files).keySet());
        }
        for (Map.Entry<String, String> entry : new TreeMap<>(files).entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                throw new MonitorFileException(file, "it is missing");
            }
            String sum = Sha256.of(file);
            if (!sum.equals(entry.getValue())) {
                throw new MonitorFileException(
                        file, "it has SHA-256 " + sum + ", but " + entry.getValue() + " was written");
            }
        }
    }
}
