package org.activationlab.interpret.attribution;

/**
 * How the score is divided among patches.
 *
 * @param score the number that is divided
 * @param rows of patches, at least 1
 * @param columns of patches, at least 1
 * @param absent what stands where a patch is not
 * @param pairs of permutations and their reverses, at least 2; not used where the values are exact
 * @param seed of the permutations
 */
public record ShapleySettings(Score score, int rows, int columns, Baseline absent, int pairs, long seed) {

    /** Checks the numbers. */
    public ShapleySettings {
        Limits.atLeast("rows", rows, 1);
        Limits.atLeast("columns", columns, 1);
        Limits.atLeast("pairs", pairs, 2);
    }

    /**
     * Gives the usual settings.
     *
     * @param rows of patches
     * @param columns of patches
     * @return the log-odds, absent patches 0, 100 pairs of permutations, seed 1
     */
    public static ShapleySettings of(int rows, int columns) {
        return new ShapleySettings(Score.LOG_ODDS, rows, columns, Baseline.zero(), 100, 1);
    }

    /**
     * Tells exact values from sampled ones.
     *
     * @return whether there are at most {@value PatchShapley#EXACT} patches
     */
    public boolean isExact() {
        return (long) rows * columns <= PatchShapley.EXACT;
    }

    /**
     * Changes the score.
     *
     * @param value the number that is divided
     * @return a copy
     */
    public ShapleySettings withScore(Score value) {
        return new ShapleySettings(value, rows, columns, absent, pairs, seed);
    }

    /**
     * Changes what stands where a patch is not.
     *
     * @param value the pixels of an absent patch
     * @return a copy
     */
    public ShapleySettings withAbsent(Baseline value) {
        return new ShapleySettings(score, rows, columns, value, pairs, seed);
    }

    /**
     * Changes the number of permutations.
     *
     * @param value pairs, at least 2
     * @return a copy
     */
    public ShapleySettings withPairs(int value) {
        return new ShapleySettings(score, rows, columns, absent, value, seed);
    }

    /**
     * Changes the seed.
     *
     * @param value any
     * @return a copy
     */
    public ShapleySettings withSeed(long value) {
        return new ShapleySettings(score, rows, columns, absent, pairs, value);
    }
}
