package org.activationlab.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.Parameters;

/** Values made with PyTorch, from src/test/resources/reference; make_reference.py beside them holds the calls. */
public final class Reference {

    private Reference() {}

    /** Reads one reference file, named without its ending. */
    public static JsonNode read(String name) {
        try (InputStream in = Reference.class.getResourceAsStream("/reference/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no reference file " + name);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON array, nested or not, as one row-major array. */
    public static float[] floats(JsonNode node) {
        float[] values = new float[count(node)];
        fill(node, values, 0);
        return values;
    }

    private static int count(JsonNode node) {
        if (!node.isArray()) {
            return 1;
        }
        int sum = 0;
        for (JsonNode child : node) {
            sum += count(child);
        }
        return sum;
    }

    private static int fill(JsonNode node, float[] values, int from) {
        if (!node.isArray()) {
            values[from] = (float) node.asDouble();
            return from + 1;
        }
        int next = from;
        for (JsonNode child : node) {
            next = fill(child, values, next);
        }
        return next;
    }

    /** LeNet-5 with the formula weights that a reference file's table "weights" describes. */
    public static Parameters formulaWeights(JsonNode table) {
        float[] block = new float[LeNet.PARAMETER_COUNT];
        int next = 0;
        for (int i = 0; i < LeNet.SHAPES.size(); i++) {
            JsonNode row = table.get(i);
            if (!row.get("name").asText().equals(LeNet.SHAPES.get(i).name())) {
                throw new IllegalStateException("the reference lists " + row.get("name") + " at place " + i);
            }
            SplittableRandom random = new SplittableRandom(row.get("seed").asLong());
            double center = row.get("center").asDouble();
            double scale = row.get("scale").asDouble();
            for (int j = 0; j < LeNet.SHAPES.get(i).size(); j++) {
                block[next++] = (float) (center + scale * (2 * random.nextDouble() - 1));
            }
        }
        return Parameters.of(LeNet.SHAPES, block);
    }

    /** The trained LeNet-5 of lenet_trained.json (SGD 0.1, 300 steps, accuracy 0.906). */
    public static Parameters trainedLeNet() {
        float[] block = new float[LeNet.PARAMETER_COUNT];
        int next = 0;
        for (JsonNode row : read("lenet_trained").get("parameters")) {
            float[] values = floats(row.get("values"));
            System.arraycopy(values, 0, block, next, values.length);
            next += values.length;
        }
        return Parameters.of(LeNet.SHAPES, block);
    }

    /**
     * Compares the values that the reference holds, and the sum and length of the whole array.
     *
     * @param own the array under test
     * @param expected "values" or "first", "sum" and "l2"
     * @param tolerance for each value
     * @param what its name in messages
     */
    public static void assertClose(float[] own, JsonNode expected, double tolerance, String what) {
        JsonNode listed = expected.has("values") ? expected.get("values") : expected.get("first");
        for (int i = 0; i < listed.size(); i++) {
            assertThat((double) own[i])
                    .as("%s[%d]", what, i)
                    .isCloseTo(listed.get(i).asDouble(), within(tolerance));
        }
        double sum = 0;
        double squares = 0;
        for (float value : own) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum).as("sum of %s", what).isCloseTo(expected.get("sum").asDouble(), within(tolerance * own.length));
        assertThat(Math.sqrt(squares))
                .as("length of %s", what)
                .isCloseTo(expected.get("l2").asDouble(), within(tolerance * Math.sqrt(own.length)));
    }
}
