package org.activationlab.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Puts a wrong value into JSON, or takes one away, so that what comes out is JSON again. */
final class JsonDamage {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> VALUES = List.of(
            "null",
            "{}",
            "[]",
            "[null]",
            "{\"a\":null}",
            "\"\"",
            "\"x\"",
            "\"../../x\"",
            "true",
            "-1",
            "0",
            "1.5",
            "1e999",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "18446744073709551616");

    private JsonDamage() {}

    /** Nothing if the text is no JSON with something in it. */
    static Optional<String> damaged(String text, SplittableRandom random) {
        try {
            List<ContainerNode<?>> inner = new ArrayList<>();
            JsonNode root = JSON.readTree(text);
            collect(root, inner);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            change(inner.get(random.nextInt(inner.size())), random);
            return Optional.of(root.toPrettyString());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            into.add(container);
            container.forEach(child -> collect(child, into));
        }
    }

    private static void change(ContainerNode<?> node, SplittableRandom random) throws JsonProcessingException {
        int at = random.nextInt(node.size());
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        boolean removes = random.nextInt(4) == 0;
        if (node instanceof ArrayNode array) {
            if (removes) {
                array.remove(at);
            } else {
                array.set(at, value);
            }
        } else if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (removes) {
                object.remove(names.get(at));
            } else {
                object.set(names.get(at), value);
            }
        }
    }
}
