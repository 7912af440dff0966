package org.activationlab.app.bench;

import java.util.List;

/**
 * One line from a child process.
 *
 * @param value units of work per second, or seconds, as the benchmark's {@link Kind} says
 * @param peakMegabytes the most memory that the process has held since it started
 * @param engine what computed, with its version
 * @param series the values on the way, where a benchmark has any
 */
record Answer(double value, double peakMegabytes, String engine, List<Double> series) {

    /** Copies the list. */
    Answer {
        series = List.copyOf(series);
    }
}
