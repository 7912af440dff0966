package org.activationlab.app.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of one run of a benchmark.
 *
 * @param name the benchmark's
 * @param kind what its samples are
 * @param unit of its samples
 * @param flopPerUnit the textbook's floating-point operations per unit of work; 0 where none are counted
 * @param targets what was promised
 * @param circumstances where, when and how
 * @param ceiling what the machine reached with matrix products in each round, in GFLOP/s; empty where it plays no role
 * @param series one per side that took part, ours first
 * @param leftOut the title of each opponent that did not, and why
 */
record Measurement(
        String name,
        Kind kind,
        String unit,
        double flopPerUnit,
        List<Target> targets,
        Circumstances circumstances,
        List<Double> ceiling,
        List<Series> series,
        Map<String, String> leftOut) {

    private static final double GIGA = 1e9;

    /** Copies the collections. */
    Measurement {
        targets = List.copyOf(targets);
        ceiling = List.copyOf(ceiling);
        series = List.copyOf(series);
        leftOut = Map.copyOf(leftOut);
    }

    /** What a side did, if it took part. */
    Optional<Series> of(Side side) {
        return series.stream().filter(one -> one.side() == side).findFirst();
    }

    /** What the product did. */
    Series ours() {
        return of(Side.OURS)
                .orElseThrow(() -> new IllegalStateException(name + " was written without our own samples"));
    }

    /** Our rate over an opponent's, round by round, if it took part. */
    Optional<Spread> ratioTo(Side opponent) {
        return of(opponent).map(other -> Spread.ofRatios(ours().samples(), other.samples()));
    }

    /** Our textbook arithmetic per second at the median, in GFLOP/s. */
    double gigaflops() {
        return Spread.of(ours().samples()).median() * flopPerUnit / GIGA;
    }

    /** Our textbook arithmetic as a share of the ceiling, round by round. */
    double shareOfCeiling() {
        return Spread.ofRatios(ours().samples(), ceiling).median() * flopPerUnit / GIGA;
    }
}
