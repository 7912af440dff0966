package org.activationlab.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Reference;

/** Formula weights and inputs of the reference files rnn, gru, lstm and transformer. */
final class MetaReference {

    static final int BATCH = 4;

    private MetaReference() {}

    static JsonNode read(Architecture architecture) {
        return Reference.read(architecture.name().toLowerCase(Locale.ROOT));
    }

    static Parameters weights(Architecture architecture, Task task) {
        List<ParameterShape> shapes = MetaParameters.all(architecture, task);
        JsonNode table = read(architecture).get("weights_for_ratio");
        float[] block = new float[MetaParameters.size(shapes)];
        int next = 0;
        for (int i = 0; i < shapes.size(); i++) {
            JsonNode row = table.get(i);
            if (!row.get("name").asText().equals(shapes.get(i).name())) {
                throw new IllegalStateException("the reference lists " + row.get("name") + " at place " + i);
            }
            float[] values = spread(
                    row.get("seed").asLong(),
                    shapes.get(i).size(),
                    row.get("center").asDouble(),
                    row.get("scale").asDouble());
            System.arraycopy(values, 0, block, next, values.length);
            next += values.length;
        }
        return Parameters.of(shapes, block);
    }

    /** (4, 470): the four inputs beside each other. */
    static float[] features() {
        int[] widths = {256, 120, 84, 10};
        float[] features = new float[BATCH * 470];
        int offset = 0;
        for (int part = 0; part < widths.length; part++) {
            boolean logits = part == 3;
            float[] values = spread(3000 + part, BATCH * widths[part], 0, logits ? 4 : 2);
            for (int i = 0; i < values.length; i++) {
                int row = i / widths[part];
                features[row * 470 + offset + i % widths[part]] = logits ? values[i] : Math.max(0, values[i]);
            }
            offset += widths[part];
        }
        return features;
    }

    /** Ratios, or a column of wrong and a column of right. */
    static float[] targets(Task task) {
        return task == Task.RATIO ? new float[] {0.125f, 0.875f, 0.5f, 1} : new float[] {0, 1, 1, 0, 1, 0, 0, 1};
    }

    private static float[] spread(long seed, int count, double center, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (center + scale * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
