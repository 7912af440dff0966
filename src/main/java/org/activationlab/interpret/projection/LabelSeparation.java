package org.activationlab.interpret.projection;

import java.util.Arrays;

/**
 * How well points of different labels lie apart, as two numbers that need no training.
 *
 * <p>The silhouette of a point is (b - a) / max(a, b), where a is its mean Euclidean distance to the other points of its
 * label and b the least mean distance to the points of another label; it is 0 for the only point of a label and where
 * both are 0. Source: P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
 * analysis", 1987.
 *
 * @param neighbourAccuracy the share of points whose label is the most frequent one among their nearest other points (T.
 *     Cover, P. Hart, "Nearest neighbor pattern classification", 1967, leaving one out); of equally frequent labels the
 *     smallest is taken
 * @param silhouette mean over the points, in [-1, 1]; 1 for tight groups far apart, near 0 for overlapping ones
 */
public record LabelSeparation(double neighbourAccuracy, double silhouette) {

    /** The usual number of neighbours. */
    public static final int NEIGHBOURS = 10;

    /**
     * Measures points with the usual number of neighbours, {@value #NEIGHBOURS}.
     *
     * @param points more than {@value #NEIGHBOURS}
     * @param labels one per point, 0 or more, at least two different ones
     * @return both numbers
     * @throws IllegalArgumentException as {@link #of(Points, int[], int)}
     */
    public static LabelSeparation of(Points points, int[] labels) {
        return of(points, labels, NEIGHBOURS);
    }

    /**
     * Measures points.
     *
     * @param points at least two
     * @param labels one per point, 0 or more, at least two different ones
     * @param neighbours how many nearest points vote, 1 to count - 1
     * @return both numbers
     * @throws IllegalArgumentException if the labels are not one per point, negative or all the same, or there are not so
     *     many neighbours
     */
    public static LabelSeparation of(Points points, int[] labels, int neighbours) {
        points.requireOneEach("a label", labels.length);
        points.requireNeighbours(neighbours);
        int[] sizes = sizes(labels);
        boolean[] right = new boolean[labels.length];
        double[] silhouettes = new double[labels.length];
        SquaredDistances.forEachRow(points, (point, squared) -> {
            int[] votes = new int[sizes.length];
            for (int neighbour : Neighbours.nearest(point, labels.length, squared, neighbours)) {
                votes[labels[neighbour]]++;
            }
            right[point] = mostFrequent(votes) == labels[point];
            silhouettes[point] = silhouette(labels[point], labels, sizes, squared);
        });
        int hits = 0;
        for (boolean hit : right) {
            hits += hit ? 1 : 0;
        }
        return new LabelSeparation(
                (double) hits / labels.length,
                Arrays.stream(silhouettes).average().orElseThrow());
    }

    /** How many points each label has. */
    private static int[] sizes(int[] labels) {
        int largest = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("labels must be 0 or more, but label " + i + " is " + labels[i]);
            }
            largest = Math.max(largest, labels[i]);
        }
        int[] sizes = new int[largest + 1];
        for (int label : labels) {
            sizes[label]++;
        }
        if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
            throw new IllegalArgumentException(
                    "expected points of at least two labels, but all have the label " + labels[0]);
        }
        return sizes;
    }

    private static int mostFrequent(int[] votes) {
        int best = 0;
        for (int label = 1; label < votes.length; label++) {
            if (votes[label] > votes[best]) {
                best = label;
            }
        }
        return best;
    }

    private static double silhouette(int own, int[] labels, int[] sizes, double[] squared) {
        if (sizes[own] == 1) {
            return 0;
        }
        double[] sums = new double[sizes.length];
        for (int j = 0; j < labels.length; j++) {
            sums[labels[j]] += Math.sqrt(squared[j]);
        }
        double within = sums[own] / (sizes[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int label = 0; label < sizes.length; label++) {
            if (label != own && sizes[label] > 0) {
                nearest = Math.min(nearest, sums[label] / sizes[label]);
            }
        }
        double larger = Math.max(within, nearest);
        return larger == 0 ? 0 : (nearest - within) / larger;
    }
}
