package org.activationlab.app.bench;

/**
 * Where, when and how a benchmark ran.
 *
 * @param processor its name
 * @param cores how many the process may use
 * @param loadBefore how many cores other work kept busy in the two seconds before the benchmark
 * @param memoryGigabytes of the machine, in 10^9 bytes
 * @param java the version of Java
 * @param date the day
 * @param command what was typed
 * @param commit the version of the sources; with a plus sign if they were changed since
 * @param workers threads of the product and of the ceiling
 * @param rounds how many samples were taken of each side
 * @param seconds about how long each took
 */
record Circumstances(
        String processor,
        int cores,
        double loadBefore,
        double memoryGigabytes,
        String java,
        String date,
        String command,
        String commit,
        int workers,
        int rounds,
        double seconds) {

    /** A load above which ratios say more about the other work than about the programs. */
    static final double QUIET_LOAD = 0.5;

    /** Whether others were at work on the machine. */
    boolean busy() {
        return loadBefore > QUIET_LOAD;
    }
}
