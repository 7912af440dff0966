package org.activationlab.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everybody who takes part in one benchmark: the machine's ceiling, the product, and the opponents at hand. */
final class Lineup implements AutoCloseable {

    private @Nullable Contender ceiling;
    private final Map<Side, Contender> sides = new EnumMap<>(Side.class);
    private final Map<String, String> leftOut = new TreeMap<>();

    /**
     * Starts the processes.
     *
     * @param benchmark which they will be asked for
     * @param launcher starts them
     * @throws IOException if one cannot be started; those that were are ended again
     */
    Lineup(Benchmark benchmark, Launcher launcher) throws IOException {
        benchmark.leftOut().forEach((side, why) -> leftOut.put(side.title(), why));
        if (launcher.torchPython().isEmpty()) {
            leftOut.putIfAbsent(Side.TORCH.title(), "no Python with torch was found");
        }
        try {
            if (benchmark.kind().throughput()) {
                ceiling = new Contender("ceiling", launcher.ceiling());
            }
            for (Side side : Side.values()) {
                if (!leftOut.containsKey(side.title())) {
                    sides.put(side, new Contender(side.title(), launcher.start(side, benchmark)));
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** All in the order in which they are asked: ceiling, ours, opponents. */
    List<Contender> all() {
        List<Contender> all = new ArrayList<>();
        if (ceiling != null) {
            all.add(ceiling);
        }
        all.addAll(sides.values());
        return all;
    }

    /** The ceiling of each round, in GFLOP/s; empty where it plays no role. */
    List<Double> ceiling() {
        return ceiling == null ? List.of() : ceiling.values();
    }

    /** What each side did, ours first. */
    List<Series> series() {
        List<Series> series = new ArrayList<>();
        sides.forEach((side, contender) -> series.add(contender.series(side)));
        return series;
    }

    /** The title of each opponent that is not here, and why. */
    Map<String, String> leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        for (Contender one : all()) {
            one.close();
        }
    }
}
