package org.activationlab.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How the order of one column tells that of another among rows that agree in others: Pearson's partial correlation of the
 * ranks, taken within groups and averaged over them. Without further columns it is Spearman's rank correlation, with one
 * group that of all rows.
 *
 * <p>Source: M. Kendall, "Partial Rank Correlation", 1942; the recursion over columns is G. Yule's of 1907.
 */
public final class PartialRankCorrelation {

    private PartialRankCorrelation() {}

    /**
     * Prepares the score.
     *
     * @param one finite values
     * @param other finite values, in the same order
     * @param given columns whose part in both is taken away, each finite and in the same order; may be empty
     * @param group a number for the group of each row; ranks are of rows of one group
     * @return the statistic: the mean over groups, each counting as often as it has rows with weight; groups in which it is
     *     undefined, because a column is constant or follows from the others, are left out; undefined if none is left
     * @throws IllegalArgumentException if the lengths differ, there is no value, or a value is not finite
     */
    public static WeightedStatistic of(double[] one, double[] other, List<double[]> given, int[] group) {
        Columns.requireSome("one", one.length);
        List<double[]> columns = new ArrayList<>(List.of(one, other));
        columns.addAll(given);
        Groups groups = Groups.of(group);
        List<List<ScoreLevels>> levels = new ArrayList<>();
        for (int i = 0; i < groups.count(); i++) {
            levels.add(new ArrayList<>());
        }
        for (double[] column : columns) {
            Columns.requireSameLength("column", column.length, "group", group.length);
            double[][] parts = groups.split(column);
            for (int i = 0; i < parts.length; i++) {
                levels.get(i).add(ScoreLevels.of(parts[i]));
            }
        }
        return weights -> {
            Columns.requireSameLength("weights", weights.length, "rows", group.length);
            double sum = 0;
            double rows = 0;
            int[][] parts = split(groups, weights);
            for (int i = 0; i < parts.length; i++) {
                double own = partial(levels.get(i), parts[i]);
                if (!Double.isNaN(own)) {
                    double size = total(parts[i]);
                    sum += size * own;
                    rows += size;
                }
            }
            return sum / rows;
        };
    }

    private static int[][] split(Groups groups, int[] weights) {
        int[] sizes = groups.sizes();
        int[][] parts = new int[groups.count()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new int[sizes[i]];
        }
        int[] filled = new int[parts.length];
        for (int row = 0; row < weights.length; row++) {
            int own = groups.of(row);
            parts[own][filled[own]++] = weights[row];
        }
        return parts;
    }

    private static double total(int[] weights) {
        double total = 0;
        for (int weight : weights) {
            total += weight;
        }
        return total;
    }

    private static double partial(List<ScoreLevels> columns, int[] weights) {
        int count = columns.size();
        double[][] ranks = new double[count][];
        for (int i = 0; i < count; i++) {
            ranks[i] = columns.get(i).averageRanks(weights);
        }
        double mean = (total(weights) + 1) / 2;
        double[][] matrix = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                for (int row = 0; row < weights.length; row++) {
                    matrix[i][j] += weights[row] * (ranks[i][row] - mean) * (ranks[j][row] - mean);
                }
                matrix[j][i] = matrix[i][j];
            }
        }
        // Constant columns give 0 / 0.
        double[][] correlations = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                correlations[i][j] = matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]);
            }
        }
        for (int given = count - 1; given > 1; given--) {
            for (int i = 0; i < given; i++) {
                for (int j = 0; j < i; j++) {
                    double left = rest(correlations[i][given]) * rest(correlations[j][given]);
                    double own = correlations[i][j] - correlations[i][given] * correlations[j][given];
                    correlations[i][j] = own / Math.sqrt(left);
                    correlations[j][i] = correlations[i][j];
                }
            }
        }
        return correlations[0][1];
    }

    /** The share of a column that another leaves open; none where one follows from the other, up to rounding. */
    private static double rest(double correlation) {
        double rest = 1 - correlation * correlation;
        return rest > 1e-12 ? rest : Double.NaN;
    }
}
