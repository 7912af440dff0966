package org.activationlab.app.bench;

import java.io.IOException;
import java.io.PrintWriter;

/**
 * Runs benchmarks: in every round the machine's ceiling, then ours, then each opponent, never two at once, so that a slow
 * moment of the machine meets all of them.
 */
final class Rounds {

    private final Launcher launcher;
    private final Settings settings;
    private final String images;
    private final PrintWriter out;

    /**
     * Prepares runs.
     *
     * @param launcher starts the sides
     * @param settings rounds, seconds and workers
     * @param images the folder with the four idx files
     * @param out hears how it goes
     */
    Rounds(Launcher launcher, Settings settings, String images, PrintWriter out) {
        this.launcher = launcher;
        this.settings = settings;
        this.images = images;
        this.out = out;
    }

    /**
     * Runs one benchmark.
     *
     * @param benchmark which
     * @param circumstances noted with the samples
     * @return the samples of all sides
     * @throws IOException if a side fails
     */
    Measurement run(Benchmark benchmark, Circumstances circumstances) throws IOException {
        Request request = new Request(benchmark.name(), settings.seconds(), settings.workers(), images);
        try (Lineup lineup = new Lineup(benchmark, launcher)) {
            if (benchmark.kind() == Kind.MEMORY || benchmark.kind() == Kind.LOOK) {
                // One long run is the whole benchmark, from the start of its process on.
                round("%-16s".formatted(benchmark.name()), request, lineup);
            } else {
                for (Contender one : lineup.all()) {
                    one.warmUp(request);
                }
                for (int round = 1; round <= settings.rounds(); round++) {
                    String title = "%-16s round %d of %d".formatted(benchmark.name(), round, settings.rounds());
                    round(title, request, lineup);
                }
            }
            return new Measurement(
                    benchmark.name(),
                    benchmark.kind(),
                    benchmark.kind().unit(),
                    benchmark.flopPerUnit(),
                    benchmark.targets(),
                    circumstances,
                    lineup.ceiling(),
                    lineup.series(),
                    lineup.leftOut());
        }
    }

    private void round(String title, Request request, Lineup lineup) throws IOException {
        StringBuilder line = new StringBuilder(title);
        for (Contender one : lineup.all()) {
            double value = one.measure(request);
            line.append("  ").append(one.title()).append(' ').append(PageNumbers.number(value));
        }
        out.println(line);
    }
}
