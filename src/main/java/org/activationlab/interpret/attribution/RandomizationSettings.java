package org.activationlab.interpret.attribution;

/**
 * How a method is tried on networks that forgot what they learned.
 *
 * @param order layer by layer, or only all at once
 * @param draws twins at each step, over which similarities are averaged, at least 1
 * @param limit a mean rank correlation above it means that a map survived; above 0 and below 1
 * @param seed of the twins' weights
 */
public record RandomizationSettings(Order order, int draws, double limit, long seed) {

    /** Which layers are drawn anew. */
    public enum Order {
        /** The last layer, then the last two, and so on to all. */
        CASCADING,
        /** All layers in one step. */
        ALL_AT_ONCE
    }

    /** Checks the numbers. */
    public RandomizationSettings {
        Limits.atLeast("draws", draws, 1);
        if (!(limit > 0 && limit < 1)) {
            throw new IllegalArgumentException("limit must be above 0 and below 1, but was " + limit);
        }
    }

    /**
     * Gives the usual settings.
     *
     * @param order which layers are drawn anew
     * @return three twins at each step, a limit of 0.5, seed 1
     */
    public static RandomizationSettings of(Order order) {
        return new RandomizationSettings(order, 3, 0.5, 1);
    }

    /**
     * Changes the number of twins.
     *
     * @param value at each step, at least 1
     * @return a copy
     */
    public RandomizationSettings withDraws(int value) {
        return new RandomizationSettings(order, value, limit, seed);
    }

    /**
     * Changes the limit.
     *
     * @param value a mean rank correlation
     * @return a copy
     */
    public RandomizationSettings withLimit(double value) {
        return new RandomizationSettings(order, draws, value, seed);
    }

    /**
     * Changes the seed.
     *
     * @param value any
     * @return a copy
     */
    public RandomizationSettings withSeed(long value) {
        return new RandomizationSettings(order, draws, limit, value);
    }
}
