package org.activationlab.interpret.projection;

import java.util.Arrays;

/**
 * How much every two points are neighbours, as t-SNE sees it: symmetric, 1 in sum, most of them 0.
 *
 * <p>Each point gives its neighbours the weights exp(-beta d^2) with the beta at which the entropy of the weights is the
 * logarithm of the perplexity. Up to {@value #EXACT} points all others are neighbours; beyond, the three times perplexity
 * nearest (L. van der Maaten, "Accelerating t-SNE using Tree-Based Algorithms", 2014).
 */
final class JointProbabilities {

    /** Up to this many points nothing is left out. */
    static final int EXACT = 500;

    private static final double TOLERANCE = 1e-10;
    private static final int BISECTIONS = 200;

    private final int[] starts;
    private final int[] columns;
    private final double[] values;

    private JointProbabilities(int[] starts, int[] columns, double[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    static JointProbabilities of(Points points, double perplexity) {
        int count = points.count();
        int wanted = count <= EXACT ? count - 1 : (int) Math.min(count - 1, 3 * perplexity + 1);
        int[][] near = new int[count][];
        double[][] conditional = new double[count][];
        SquaredDistances.forEachRow(points, (point, squared) -> {
            int[] own = Neighbours.nearest(point, count, squared, wanted);
            Arrays.sort(own);
            near[point] = own;
            conditional[point] = calibrated(own, squared, perplexity);
        });
        return joint(near, conditional);
    }

    /** The weights of a point's neighbours, 1 in sum. */
    private static double[] calibrated(int[] near, double[] squared, double perplexity) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int other : near) {
            nearest = Math.min(nearest, squared[other]);
        }
        double[] weights = new double[near.length];
        double wanted = Math.log(perplexity);
        double beta = 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int i = 0; i < BISECTIONS; i++) {
            double miss = entropy(near, squared, nearest, beta, weights) - wanted;
            if (Math.abs(miss) < TOLERANCE) {
                break;
            }
            if (miss > 0) {
                low = beta;
                beta = high == Double.POSITIVE_INFINITY ? 2 * beta : (beta + high) / 2;
            } else {
                high = beta;
                beta = (beta + low) / 2;
            }
        }
        return weights;
    }

    /** Fills in the weights for one beta; the nearest neighbour's distance falls out of them. */
    private static double entropy(int[] near, double[] squared, double nearest, double beta, double[] weights) {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < near.length; i++) {
            double from = squared[near[i]] - nearest;
            weights[i] = Math.exp(-beta * from);
            sum += weights[i];
            mean += weights[i] * from;
        }
        for (int i = 0; i < near.length; i++) {
            weights[i] /= sum;
        }
        return Math.log(sum) + beta * mean / sum;
    }

    /** The mean of both points' views, over all points; both lists of a point are sorted, and are merged. */
    private static JointProbabilities joint(int[][] near, double[][] conditional) {
        int count = near.length;
        int[] seen = new int[count];
        for (int[] row : near) {
            for (int other : row) {
                seen[other]++;
            }
        }
        int[][] by = new int[count][];
        double[][] weights = new double[count][];
        Arrays.setAll(by, i -> new int[seen[i]]);
        Arrays.setAll(weights, i -> new double[seen[i]]);
        int[] filled = new int[count];
        for (int i = 0; i < count; i++) {
            for (int place = 0; place < near[i].length; place++) {
                int other = near[i][place];
                by[other][filled[other]] = i;
                weights[other][filled[other]++] = conditional[i][place];
            }
        }
        int[] starts = new int[count + 1];
        int all = Arrays.stream(near).mapToInt(row -> row.length).sum();
        int[] columns = new int[2 * all];
        double[] values = new double[2 * all];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int a = 0;
            int b = 0;
            while (a < near[i].length || b < by[i].length) {
                int own = a < near[i].length ? near[i][a] : count;
                int others = b < by[i].length ? by[i][b] : count;
                columns[at] = Math.min(own, others);
                double sum = 0;
                sum += own <= others ? conditional[i][a++] : 0;
                sum += others <= own ? weights[i][b++] : 0;
                values[at++] = sum / (2.0 * count);
            }
            starts[i + 1] = at;
        }
        return new JointProbabilities(starts, Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
    }

    int count() {
        return starts.length - 1;
    }

    /** Where a point's entries begin, and where those of the point before end; count + 1 places. */
    int start(int point) {
        return starts[point];
    }

    int column(int entry) {
        return columns[entry];
    }

    double value(int entry) {
        return values[entry];
    }
}
