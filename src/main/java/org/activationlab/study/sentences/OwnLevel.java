package org.activationlab.study.sentences;

import java.util.List;

/** One network's own mean and deviation of each number on reference sentences. */
final class OwnLevel {

    private final double[] mean;
    private final double[] deviation;

    private OwnLevel(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Takes the numbers of at least one sentence. */
    static OwnLevel of(List<float[]> rows) {
        int width = rows.get(0).length;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                mean[i] += row[i] / (double) rows.size();
            }
        }
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                deviation[i] += (row[i] - mean[i]) * (row[i] - mean[i]) / rows.size();
            }
        }
        for (int i = 0; i < width; i++) {
            deviation[i] = Math.sqrt(deviation[i]);
        }
        return new OwnLevel(mean, deviation);
    }

    /** Counts in deviations from the mean, in place; a number that never varies there tells nothing and becomes 0. */
    void apply(float[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = deviation[i] > 1e-9 ? (float) ((row[i] - mean[i]) / deviation[i]) : 0;
        }
    }
}
