package org.activationlab.interpret.projection;

import java.util.Arrays;

/**
 * What a map of points keeps of their neighbourhoods.
 *
 * <p>Trustworthiness is 1 if all near points of the map are near in the original space, continuity is 1 if all points
 * near in the original space are near in the map. Each false or missing neighbour costs as much as its rank lies beyond
 * the neighbourhood. Ranks are by Euclidean distance; of equal distances the point of the smaller number comes first.
 *
 * <p>Source: J. Venna, S. Kaski, "Neighborhood Preservation in Nonlinear Projection Methods: An Experimental Study",
 * 2001.
 *
 * @param neighbours the size of the neighbourhoods
 * @param trustworthiness in [0, 1]
 * @param continuity in [0, 1]
 */
public record NeighbourhoodPreservation(int neighbours, double trustworthiness, double continuity) {

    /**
     * Measures a map.
     *
     * @param original the points that were projected
     * @param map the same points after the projection, in the same order, of any number of dimensions
     * @param neighbours how many nearest points are a neighbourhood: at least 1 and less than half of all
     * @return both numbers
     * @throws IllegalArgumentException if the numbers of points differ or are too small for the neighbourhood
     */
    public static NeighbourhoodPreservation of(Points original, Points map, int neighbours) {
        if (map.count() != original.count()) {
            throw new IllegalArgumentException(
                    "expected a map of the " + original.count() + " points in their order, but it has " + map.count());
        }
        if (neighbours < 1 || 2L * neighbours >= original.count()) {
            throw new IllegalArgumentException("neighbours must be at least 1 and less than half of the "
                    + original.count() + " points, but were " + neighbours);
        }
        return new NeighbourhoodPreservation(
                neighbours, agreement(original, map, neighbours), agreement(map, original, neighbours));
    }

    /** Trustworthiness; with the spaces exchanged it is continuity. */
    private static double agreement(Points truth, Points shown, int neighbours) {
        int count = truth.count();
        int[][] near = Neighbours.nearest(shown, neighbours);
        long[] costs = new long[count];
        SquaredDistances.forEachRow(truth, (point, squared) -> {
            for (int neighbour : near[point]) {
                costs[point] += Math.max(0, rank(point, neighbour, count, squared) - neighbours);
            }
        });
        double worst = (double) count * neighbours * (2.0 * count - 3.0 * neighbours - 1) / 2;
        return 1 - Arrays.stream(costs).sum() / worst;
    }

    /** How many points are as near as this one, itself included. */
    private static int rank(int point, int other, int count, double[] squared) {
        double limit = squared[other];
        int rank = 1;
        for (int j = 0; j < count; j++) {
            if (j != point && (squared[j] < limit || (squared[j] == limit && j < other))) {
                rank++;
            }
        }
        return rank;
    }
}
