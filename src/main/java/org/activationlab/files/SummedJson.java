package org.activationlab.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A JSON object that carries its own SHA-256, in a last field {@code sha256}, over the text of all its other fields without
 * white space. Files from before there was such a field have none and are taken as they are.
 */
public final class SummedJson {

    /** The field's name. */
    public static final String FIELD = "sha256";

    private static final JsonMapper MAPPER = new JsonMapper();

    private SummedJson() {}

    /**
     * Adds the sum.
     *
     * @param object without such a field; changed in place
     * @return the same object
     */
    public static ObjectNode sum(ObjectNode object) {
        try {
            // As a reader will see it: a float and a double that print alike are the same number there.
            return object.put(
                    FIELD, Sha256.of(MAPPER.readTree(object.toString()).toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object of JSON is no JSON", e);
        }
    }

    /**
     * Takes the sum out again.
     *
     * @param file where the object was read, for the message
     * @param tree what was read there; changed in place
     * @return the same without the field
     * @throws IOException if it is no object, or not the one that was summed
     */
    public static JsonNode checked(Path file, JsonNode tree) throws IOException {
        if (!(tree instanceof ObjectNode object)) {
            throw new IOException(file
                    + " holds no JSON object: it was edited or damaged. Restore it, or delete it and make it again.");
        }
        if (!object.has(FIELD)) {
            return object;
        }
        String stated = object.remove(FIELD).asText();
        String found = Sha256.of(object.toString());
        if (!found.equals(stated)) {
            throw new IOException(file + " has SHA-256 " + found + " over its fields, but says " + stated
                    + ": it was edited or damaged. Restore it, or delete it and make it again.");
        }
        return object;
    }
}
