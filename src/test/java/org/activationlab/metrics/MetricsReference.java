package org.activationlab.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.activationlab.reference.Reference;

/** The values of reference/metrics.json, made with scikit-learn and SciPy; the calls stand in its "made_with". */
final class MetricsReference {

    private MetricsReference() {}

    static JsonNode part(String name) {
        return Reference.read("metrics").get(name);
    }

    /** Compares to the nine significant digits of the file; null there is NaN here. */
    static void agrees(String name, double value, JsonNode expected) {
        if (expected == null || expected.isNull()) {
            assertThat(value).as(name).isNaN();
        } else {
            double number = expected.doubleValue();
            assertThat(value).as(name).isCloseTo(number, within(1e-8 * Math.abs(number) + 1e-15));
        }
    }

    static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).intValue();
        }
        return values;
    }

    static boolean[] booleans(JsonNode list) {
        boolean[] values = new boolean[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).intValue() == 1;
        }
        return values;
    }
}
