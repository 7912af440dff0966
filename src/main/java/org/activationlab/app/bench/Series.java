package org.activationlab.app.bench;

import java.util.List;

/**
 * What one side did, round by round.
 *
 * @param side who
 * @param engine what computed, with its version
 * @param peakMegabytes the most memory that its process held
 * @param samples one per round, in the benchmark's unit; of a benchmark of memory what was read on
 *     the way; of one of latency the numbers of {@link MonitorLatency}, round after round; of one that looks into networks
 *     of photographs those of {@link PhotographWork}
 */
record Series(Side side, String engine, double peakMegabytes, List<Double> samples) {

    /** Copies the list. */
    Series {
        samples = List.copyOf(samples);
    }
}
