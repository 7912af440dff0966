package org.activationlab.interpret.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.activationlab.reference.Reference;

/** The 200 points of reference/projection.json, made with scikit-learn 1.9.1; the calls stand in its "made_with". */
final class ProjectionReference {

    static final JsonNode FILE = Reference.read("projection");

    private ProjectionReference() {}

    static Points points(String name) {
        JsonNode rows = FILE.get(name);
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[rows.get(i).size()];
            for (int d = 0; d < values[i].length; d++) {
                values[i][d] = rows.get(i).get(d).asDouble();
            }
        }
        return Points.of(values);
    }

    static int[] clusters() {
        int[] labels = new int[200];
        Arrays.setAll(labels, i -> FILE.get("cluster").get(i).asInt());
        return labels;
    }

    /** Every 7th label moved to the next of the four. */
    static int[] mixedLabels() {
        int[] labels = clusters();
        Arrays.setAll(labels, i -> (labels[i] + (i % 7 == 0 ? 1 : 0)) % 4);
        return labels;
    }

    /** Points turned around in every plane of two neighbouring axes and moved: all distances stay. */
    static Points turned(Points points) {
        double[][] rows = new double[points.count()][];
        Arrays.setAll(rows, points::row);
        for (double[] row : rows) {
            for (int d = 0; d + 1 < row.length; d++) {
                double angle = 0.7 + d;
                double a = row[d];
                double b = row[d + 1];
                row[d] = Math.cos(angle) * a - Math.sin(angle) * b + 3;
                row[d + 1] = Math.sin(angle) * a + Math.cos(angle) * b - 5;
            }
        }
        return Points.of(rows);
    }

    static Points random(int count, int dimensions, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][dimensions];
        for (double[] row : rows) {
            Arrays.setAll(row, d -> random.nextDouble());
        }
        return Points.of(rows);
    }
}
