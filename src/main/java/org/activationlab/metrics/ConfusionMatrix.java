package org.activationlab.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * How often each true class was given each answer, and the usual scores per class. A share with nothing to divide by is
 * 0, as scikit-learn's {@code zero_division=0}.
 */
public final class ConfusionMatrix {

    private final long[][] counts;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param truth the true class of each row, 0 to classes - 1
     * @param predicted the answer, in the same order, 0 to classes - 1
     * @param classes how many classes, at least 1
     * @return the matrix
     * @throws IllegalArgumentException if the lengths differ, there is no row, or a number is no class
     */
    public static ConfusionMatrix of(int[] truth, int[] predicted, int classes) {
        Columns.requireSameLength("truth", truth.length, "predicted", predicted.length);
        Columns.requireSome("classes", Math.max(classes, 0));
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            requireClass("truth", i, truth[i], classes);
            requireClass("predicted", i, predicted[i], classes);
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static void requireClass(String name, int place, int value, int classes) {
        if (value < 0 || value >= classes) {
            throw new IllegalArgumentException(
                    name + " must be between 0 and " + (classes - 1) + ", but value " + place + " is " + value);
        }
    }

    /**
     * Gives the number of classes.
     *
     * @return at least 1
     */
    public int classes() {
        return counts.length;
    }

    /**
     * Gives one cell.
     *
     * @param truth the true class
     * @param predicted the answer
     * @return how many rows of that class were given that answer
     */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /**
     * Gives one cell as a share of its true class, so that each row of the matrix sums to 1.
     *
     * @param truth the true class
     * @param predicted the answer
     * @return in [0, 1]; 0 for a class that does not occur
     */
    public double share(int truth, int predicted) {
        return ratio(counts[truth][predicted], support(truth));
    }

    /**
     * Counts the rows of a class.
     *
     * @param label the true class
     * @return at least 0
     */
    public long support(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /**
     * Counts the rows with an answer.
     *
     * @param label the answer
     * @return at least 0
     */
    public long answers(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    /**
     * Gives the share of the rows with this answer that are of the class.
     *
     * @param label the class
     * @return in [0, 1]; 0 for an answer that is never given
     */
    public double precision(int label) {
        return ratio(counts[label][label], answers(label));
    }

    /**
     * Gives the share of the rows of the class that were given it.
     *
     * @param label the class
     * @return in [0, 1]; 0 for a class that does not occur
     */
    public double recall(int label) {
        return ratio(counts[label][label], support(label));
    }

    /**
     * Gives the harmonic mean of precision and recall.
     *
     * @param label the class
     * @return in [0, 1]; 0 for a class that is never met rightly
     */
    public double f1(int label) {
        return ratio(2 * counts[label][label], support(label) + answers(label));
    }

    /**
     * Gives the share of all rows whose answer is right.
     *
     * @return in [0, 1]
     */
    public double accuracy() {
        long right = 0;
        long rows = 0;
        for (int label = 0; label < classes(); label++) {
            right += counts[label][label];
            rows += support(label);
        }
        return ratio(right, rows);
    }

    /**
     * Gives the plain mean over the classes.
     *
     * @return every class counts the same, also one that does not occur
     */
    public ClassAverages macro() {
        return averages(label -> 1.0 / classes());
    }

    /**
     * Gives the mean over the classes, weighted by how often each occurs.
     *
     * @return every row counts the same; its recall is the accuracy
     */
    public ClassAverages weighted() {
        double rows = 0;
        for (int label = 0; label < classes(); label++) {
            rows += support(label);
        }
        double all = rows;
        return averages(label -> support(label) / all);
    }

    private ClassAverages averages(IntToDoubleFunction weight) {
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        for (int label = 0; label < classes(); label++) {
            double share = weight.applyAsDouble(label);
            precision += share * precision(label);
            recall += share * recall(label);
            f1 += share * f1(label);
        }
        return new ClassAverages(precision, recall, f1);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
