package org.activationlab.interpret.projection;

/** Finds nearest points. Of points equally far away the one of the smaller number is nearer. */
final class Neighbours {

    private Neighbours() {}

    /**
     * Finds the nearest points of one.
     *
     * @param count how many points there are
     * @param squared distances from it
     * @param wanted how many, at most count - 1
     * @return their numbers, the nearest first, without the point itself
     */
    static int[] nearest(int point, int count, double[] squared, int wanted) {
        int[] nearest = new int[wanted];
        int found = 0;
        for (int j = 0; j < count; j++) {
            if (j == point || (found == wanted && squared[j] >= squared[nearest[wanted - 1]])) {
                continue;
            }
            int place = found < wanted ? found++ : wanted - 1;
            while (place > 0 && squared[nearest[place - 1]] > squared[j]) {
                nearest[place] = nearest[place - 1];
                place--;
            }
            nearest[place] = j;
        }
        return nearest;
    }

    /** Finds the nearest points of all, a row per point. */
    static int[][] nearest(Points points, int wanted) {
        int[][] nearest = new int[points.count()][];
        SquaredDistances.forEachRow(
                points, (point, squared) -> nearest[point] = nearest(point, points.count(), squared, wanted));
        return nearest;
    }
}
