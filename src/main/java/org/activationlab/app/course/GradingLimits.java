package org.activationlab.app.course;

import java.time.Duration;

/**
 * What a submission may use.
 *
 * @param cell the longest time for a cell, which is stopped then
 * @param whole the longest time for all cells together, after which the process is killed
 * @param memory Java's heap, as in -Xmx
 */
record GradingLimits(Duration cell, Duration whole, String memory) {

    /** Checks what the process would stumble over. */
    GradingLimits {
        if (cell.compareTo(Duration.ofSeconds(1)) < 0 || whole.compareTo(cell) < 0) {
            throw new IllegalArgumentException(
                    "a cell needs a second or more and all of them no less, but the limits were " + cell.toSeconds()
                            + " s and " + whole.toSeconds() + " s");
        }
        if (!memory.matches("[1-9][0-9]{0,5}[kmgKMG]")) {
            throw new IllegalArgumentException("memory is a size such as 1g or 800m, but was " + memory);
        }
    }

    /** Two minutes a cell, ten minutes in all, 1 GB. */
    static GradingLimits defaults() {
        return new GradingLimits(Duration.ofMinutes(2), Duration.ofMinutes(10), "1g");
    }
}
