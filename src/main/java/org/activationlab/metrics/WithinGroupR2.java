package org.activationlab.metrics;

/**
 * How much of the variation inside groups predictions explain: whether they tell the images of one network apart, and
 * not only good networks from bad ones.
 *
 * @param value 1 - sum (truth - predicted)^2 / sum (truth - mean of its own group)^2, over groups of two rows or more; at
 *     most 1; 0 is what knowing every group's mean reaches; NaN (undefined) where the truth varies in no group, or a
 *     prediction is NaN
 * @param groups how many groups are counted
 * @param leftOut how many groups are left out because they have one row, which never varies
 */
public record WithinGroupR2(double value, int groups, int leftOut) {

    /**
     * Computes it.
     *
     * @param truth the true values, finite
     * @param predicted the predicted values, in the same order
     * @param group a number for the group of each row, for example of its network; rows with the same number belong
     *     together
     * @return the score and how many groups it rests on
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a true value is not finite
     */
    public static WithinGroupR2 of(double[] truth, double[] predicted, int[] group) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        Columns.requireSameLength("truth", truth.length, "group", group.length);
        for (int i = 0; i < truth.length; i++) {
            Columns.requireFinite("truth", i, truth[i]);
        }
        Groups groups = Groups.of(group);
        double[][] truths = groups.split(truth);
        double[][] predictions = groups.split(predicted);
        double residual = 0;
        double total = 0;
        int leftOut = 0;
        for (int g = 0; g < truths.length; g++) {
            if (truths[g].length == 1) {
                leftOut++;
                continue;
            }
            residual += squaresAround(truths[g], predictions[g]);
            total += squaresAroundMean(truths[g]);
        }
        double value = total == 0 ? Double.NaN : 1 - residual / total;
        return new WithinGroupR2(value, groups.count() - leftOut, leftOut);
    }

    private static double squaresAround(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += (truth[i] - predicted[i]) * (truth[i] - predicted[i]);
        }
        return sum;
    }

    private static double squaresAroundMean(double[] truth) {
        // Distances to the first value leave exactly 0 for equal values, where a rounded mean would not.
        double mean = 0;
        for (double value : truth) {
            mean += (value - truth[0]) / truth.length;
        }
        double sum = 0;
        for (double value : truth) {
            sum += (value - truth[0] - mean) * (value - truth[0] - mean);
        }
        return sum;
    }
}
