package org.activationlab.interpret.projection;

import java.util.stream.IntStream;

/**
 * Squared Euclidean distances between all points, row by row, so that not all need to be held at once.
 *
 * <p>Each is a sum of squared differences, not a difference of products: equal points are exactly 0 apart, and the way
 * back is exactly as long as the way there.
 */
final class SquaredDistances {

    /** Points that the inner loop goes over; their coordinates lie side by side for the processor's vectors. */
    private static final int TILE = 128;

    /** Points and coordinates worked on at once, so that a piece of a tile stays in the nearest cache. */
    private static final int ROWS = 16;

    private static final int CHUNK = 32;

    private SquaredDistances() {}

    /** Uses the distances from one point. */
    @FunctionalInterface
    interface Row {
        /**
         * Called once per point, by several threads and in any order.
         *
         * @param squared the distance to every point, also to itself; longer than there are points, and used again after
         *     the call
         */
        void use(int point, double[] squared);
    }

    static void forEachRow(Points points, Row row) {
        int count = points.count();
        double[][] tiles = tiles(points);
        IntStream.range(0, (count + ROWS - 1) / ROWS).parallel().forEach(block -> {
            int first = block * ROWS;
            double[][] squared = new double[Math.min(ROWS, count - first)][tiles.length * TILE];
            for (int tile = 0; tile < tiles.length; tile++) {
                for (int from = 0; from < points.dimensions(); from += CHUNK) {
                    int to = Math.min(points.dimensions(), from + CHUNK);
                    for (int i = 0; i < squared.length; i++) {
                        add(points, first + i, tiles[tile], from, to, squared[i], tile * TILE);
                    }
                }
            }
            for (int i = 0; i < squared.length; i++) {
                row.use(first + i, squared[i]);
            }
        });
    }

    /** Each tile holds a coordinate of all its points, then the next; what is missing at the end is 0. */
    private static double[][] tiles(Points points) {
        int dimensions = points.dimensions();
        double[][] tiles = new double[(points.count() + TILE - 1) / TILE][dimensions * TILE];
        double[] values = points.raw();
        for (int i = 0; i < points.count(); i++) {
            double[] tile = tiles[i / TILE];
            for (int d = 0; d < dimensions; d++) {
                tile[d * TILE + i % TILE] = values[i * dimensions + d];
            }
        }
        return tiles;
    }

    private static void add(Points points, int point, double[] tile, int from, int to, double[] sums, int at) {
        double[] own = points.raw();
        int start = point * points.dimensions();
        int d = from;
        for (; d + 3 < to; d += 4) {
            double a = own[start + d];
            double b = own[start + d + 1];
            double c = own[start + d + 2];
            double e = own[start + d + 3];
            int place = d * TILE;
            for (int j = 0; j < TILE; j++) {
                double da = a - tile[place + j];
                double db = b - tile[place + TILE + j];
                double dc = c - tile[place + 2 * TILE + j];
                double de = e - tile[place + 3 * TILE + j];
                sums[at + j] += da * da + db * db + dc * dc + de * de;
            }
        }
        for (; d < to; d++) {
            double a = own[start + d];
            for (int j = 0; j < TILE; j++) {
                double da = a - tile[d * TILE + j];
                sums[at + j] += da * da;
            }
        }
    }
}
