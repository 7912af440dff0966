package org.activationlab.app.bench;

/**
 * What a benchmark's median ratio to an opponent must and should reach.
 *
 * @param against the opponent
 * @param floor the ratio that must be reached
 * @param goal the ratio that should be reached; equal to the floor where there is only one number
 */
record Target(Side against, double floor, double goal) {

    /**
     * Says in words what became of it.
     *
     * @param ratio what was measured
     * @return for example "plain PyTorch: floor 2 met, goal 3 missed"
     */
    String verdict(double ratio) {
        String words = "%s: floor %s %s".formatted(against.title(), PageNumbers.plain(floor), word(ratio >= floor));
        return goal == floor ? words : words + ", goal %s %s".formatted(PageNumbers.plain(goal), word(ratio >= goal));
    }

    private static String word(boolean met) {
        return met ? "met" : "missed";
    }
}
