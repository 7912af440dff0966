package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All measurements at hand, each of its own date.
 *
 * @param benchmarks in the order of {@link Benchmark#ALL}
 */
record Results(List<Measurement> benchmarks) {

    /** Copies the list. */
    Results {
        benchmarks = List.copyOf(benchmarks);
    }

    /**
     * Puts a measurement in the place of an older one of the same benchmark.
     *
     * @param newer the measurement
     * @return results with all others as they were
     */
    Results with(Measurement newer) {
        List<Measurement> all = new ArrayList<>();
        for (Benchmark benchmark : Benchmark.ALL) {
            Optional<Measurement> older = of(benchmark.name());
            if (benchmark.name().equals(newer.name())) {
                all.add(newer);
            } else {
                older.ifPresent(all::add);
            }
        }
        return new Results(all);
    }

    /** The measurement of a benchmark, if there is one. */
    Optional<Measurement> of(String name) {
        return benchmarks.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
