package org.activationlab.interpret.projection;

/** What a point's nearest neighbours have on average: whether a number changes smoothly over a space. */
public final class NeighbourMean {

    private NeighbourMean() {}

    /**
     * Averages a number over each point's neighbours.
     *
     * @param points where the neighbours are looked for, by Euclidean distance
     * @param numbers one per point
     * @param neighbours how many nearest points, 1 to count - 1; the point itself is none of them
     * @return the mean of the neighbours' numbers, per point
     * @throws IllegalArgumentException if the numbers are not one per point or there are not so many neighbours
     */
    public static double[] of(Points points, double[] numbers, int neighbours) {
        points.requireOneEach("a number", numbers.length);
        points.requireNeighbours(neighbours);
        double[] means = new double[points.count()];
        SquaredDistances.forEachRow(points, (point, squared) -> {
            double sum = 0;
            for (int neighbour : Neighbours.nearest(point, points.count(), squared, neighbours)) {
                sum += numbers[neighbour];
            }
            means[point] = sum / neighbours;
        });
        return means;
    }
}
