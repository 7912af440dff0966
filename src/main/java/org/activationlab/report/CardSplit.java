package org.activationlab.report;

import org.activationlab.meta.Region;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;

/**
 * How the pairs of a model card were divided.
 *
 * @param rule by what
 * @param without the region of the grid that tests, for example optimizer=ADAM; empty where the rule leaves none out
 * @param seed decides who stands where
 * @param fingerprint SHA-256 over the rows of all parts
 * @param train pairs to learn from
 * @param validation pairs to choose by
 * @param test pairs of the main test cell
 * @param unused pairs in no part, because network and image stand on different sides
 */
public record CardSplit(
        SplitRule rule,
        String without,
        long seed,
        String fingerprint,
        int train,
        int validation,
        int test,
        int unused) {

    /** Checks that rule and region fit. */
    public CardSplit {
        // Refuses what no split can be.
        planOf(rule, without, seed);
    }

    private static SplitPlan planOf(SplitRule rule, String without, long seed) {
        if (without.isEmpty()) {
            return SplitPlan.of(rule, seed);
        }
        if (rule != SplitRule.BY_REGION) {
            throw new IllegalArgumentException(rule + " leaves no region out, but got " + without);
        }
        return SplitPlan.leaveOut(Region.parse(without), seed);
    }

    /**
     * Gives the plan that divides so again.
     *
     * @return rule, seed and region
     */
    public SplitPlan plan() {
        return planOf(rule, without, seed);
    }
}
