package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page about the benchmarks, made from their results alone. */
final class Page {

    private static final String NOTHING = "";

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private Page(Results results) {
        this.results = results;
    }

    /**
     * Writes the page.
     *
     * @param results what was measured
     * @return Markdown; the same for the same results
     */
    static String of(Results results) {
        Page page = new Page(results);
        page.introduction();
        page.busyMachine();
        page.throughput();
        page.opponents();
        page.metaRuns();
        page.waiting();
        page.latency();
        page.looks();
        page.memory();
        page.circumstances();
        return page.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void heading(String title, String... columns) {
        line("");
        line("## " + title);
        line("");
        if (columns.length > 0) {
            row(columns);
            line("|" + "---|".repeat(columns.length));
        }
    }

    private void introduction() {
        line("""
                # Benchmarks

                Made by `env/bench` from `benchmarks.json` beside it, which holds every sample; do not edit. `env/bench --help` tells how
                to measure again, all or some.

                Each benchmark runs in processes of its own. In every round the machine's ceiling (1024 x 1024 matrix products in single
                precision through DJL, on as many threads as there are workers) is measured first, then ours, then each opponent, never
                two at once, after one discarded warm-up. Ours runs as the product runs: single-threaded workers in one JVM. The
                opponents train and label one network at a time with their libraries' own threads: a loop of DJL's blocks and trainer,
                and a careful loop in Python (`bench_torch.py`). Ratios are taken round by round; numbers are medians, with the smallest
                and the largest. GFLOP/s count what a textbook would compute for the work done, not what the program computes, so a trick
                that saves arithmetic counts like speed. A floor is what must be reached, a goal what should be.""");
    }

    /** A reader must not take a ratio for more than it is. */
    private void busyMachine() {
        List<String> disturbed = results.benchmarks().stream()
                .filter(one -> one.circumstances().busy())
                .map(Measurement::name)
                .toList();
        if (!disturbed.isEmpty()) {
            line("");
            line("**Measured on a busy machine, so not to be relied on: " + String.join(", ", disturbed)
                    + ".** Threads that wait for each other, as the opponents' do, suffer far more from other work than"
                    + " single-threaded workers.");
        }
    }

    private List<Measurement> throughputs() {
        return results.benchmarks().stream()
                .filter(one -> one.kind().throughput())
                .toList();
    }

    private void throughput() {
        if (throughputs().isEmpty()) {
            return;
        }
        heading(
                "Throughput",
                "benchmark",
                "unit",
                "ours",
                "peak MB",
                "GFLOP/s",
                "of the ceiling of GFLOP/s",
                "ours / plain DJL",
                "ours / plain PyTorch",
                "floor / goal");
        for (Measurement one : throughputs()) {
            row(
                    one.name(),
                    one.unit(),
                    PageNumbers.spread(Spread.of(one.ours().samples())),
                    PageNumbers.number(one.ours().peakMegabytes()),
                    PageNumbers.number(one.gigaflops()),
                    ceiling(one),
                    ratio(one, Side.DJL),
                    ratio(one, Side.TORCH),
                    verdicts(one));
        }
    }

    /** The ceiling's own spread shows in which measurements other work disturbed the machine. */
    private static String ceiling(Measurement one) {
        return String.format(
                Locale.ROOT, "%.0f %% of %s", 100 * one.shareOfCeiling(), PageNumbers.spread(Spread.of(one.ceiling())));
    }

    private static String ratio(Measurement one, Side opponent) {
        return one.ratioTo(opponent).map(PageNumbers::spread).orElse(NOTHING);
    }

    private static String verdicts(Measurement one) {
        List<String> verdicts = new ArrayList<>();
        for (Target target : one.targets()) {
            one.ratioTo(target.against()).ifPresent(ratio -> verdicts.add(target.verdict(ratio.median())));
        }
        return String.join("; ", verdicts);
    }

    private void opponents() {
        List<Measurement> contests =
                throughputs().stream().filter(one -> one.series().size() > 1).toList();
        if (!contests.isEmpty()) {
            heading("The opponents", "benchmark", "plain DJL loop", "peak MB", "plain PyTorch", "peak MB");
            for (Measurement one : contests) {
                row(
                        one.name(),
                        rate(one.of(Side.DJL)),
                        memory(one.of(Side.DJL)),
                        rate(one.of(Side.TORCH)),
                        memory(one.of(Side.TORCH)));
            }
        }
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (Measurement one : throughputs()) {
            one.leftOut().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> reasons.computeIfAbsent(
                                    entry.getKey() + ": " + entry.getValue(), key -> new ArrayList<>())
                            .add(one.name()));
        }
        if (!reasons.isEmpty()) {
            line("");
            line("Left out:");
            line("");
            reasons.forEach((why, names) -> line("- " + String.join(", ", names) + " without " + why + "."));
        }
    }

    private static String rate(Optional<Series> series) {
        return series.map(one -> PageNumbers.spread(Spread.of(one.samples()))).orElse(NOTHING);
    }

    private static String memory(Optional<Series> series) {
        return series.map(one -> PageNumbers.number(one.peakMegabytes())).orElse(NOTHING);
    }

    private void metaRuns() {
        MetaRuns.ratio(results).ifPresent(ratio -> {
            Target target = MetaRuns.TARGET;
            heading("All meta-networks of the original");
            line(
                    ("Its thirty trainings (rnn, lstm and transformer, both tasks, five seeds; %s epochs of each network and seed),"
                                    + " by the medians above: %s times as fast as plain PyTorch. Goal %s: %s.")
                            .formatted(
                                    MetaRuns.epochsInWords(),
                                    PageNumbers.number(ratio),
                                    PageNumbers.plain(target.goal()),
                                    ratio >= target.goal() ? "met" : "missed"));
        });
    }

    private void waiting() {
        List<Measurement> waits = results.benchmarks().stream()
                .filter(one -> one.kind() == Kind.KERNEL)
                .toList();
        if (!waits.isEmpty()) {
            heading("Waiting in a notebook", "benchmark", "seconds", "peak MB of the kernel");
            for (Measurement one : waits) {
                row(
                        one.name(),
                        PageNumbers.spread(Spread.of(one.ours().samples())),
                        PageNumbers.number(one.ours().peakMegabytes()));
            }
            line("");
            line(
                    "From the start of the kernel's process, to its first answer, and to the first figure of the first notebook on a"
                            + " finished run of preset tiny.");
        }
    }

    private void latency() {
        for (Measurement one : results.benchmarks()) {
            if (one.kind() == Kind.LATENCY) {
                heading("One image through the live monitor, on one thread", "work", "median us", "99th percentile us");
                int numbers = 2 * MonitorLatency.PARTS.size();
                for (int part = 0; part < MonitorLatency.PARTS.size(); part++) {
                    row(
                            MonitorLatency.PARTS.get(part),
                            PageNumbers.spread(everySo(one.ours().samples(), 2 * part, numbers)),
                            PageNumbers.spread(everySo(one.ours().samples(), 2 * part + 1, numbers)));
                }
                line("");
                line(
                        "The assessment is one forward pass and two judges. The noisy passes are what a ratio costs without a"
                                + " judge, their noise included.");
            }
        }
    }

    private void looks() {
        List<Measurement> looks = results.benchmarks().stream()
                .filter(one -> one.kind() == Kind.LOOK)
                .toList();
        if (!looks.isEmpty()) {
            List<String> columns = new ArrayList<>(List.of("benchmark"));
            PhotographWork.PARTS.forEach(part -> columns.add(part + " s"));
            columns.add("peak MB");
            heading("Looking into networks of photographs, on one thread", columns.toArray(new String[0]));
            for (Measurement one : looks) {
                List<String> cells = new ArrayList<>(List.of(one.name()));
                one.ours().samples().forEach(seconds -> cells.add(PageNumbers.number(seconds)));
                cells.add(PageNumbers.number(one.ours().peakMegabytes()));
                row(cells.toArray(new String[0]));
            }
            line("");
            line(
                    "Measured once, from a new process on, first calls included. Weights of full size, drawn at random, are"
                            + " loaded from a safetensors file written just before; one image of 224x224 pixels; Shapley values of "
                            + PhotographWork.PATCHES + " x " + PhotographWork.PATCHES + " patches by "
                            + PhotographWork.PAIRS
                            + " pairs of permutations; " + PhotographWork.STEPS + " steps for one channel, one image.");
        }
    }

    /** The spread over rounds of one of the numbers that each round gave. */
    private static Spread everySo(List<Double> samples, int first, int step) {
        List<Double> own = new ArrayList<>();
        for (int i = first; i < samples.size(); i += step) {
            own.add(samples.get(i));
        }
        return Spread.of(own);
    }

    private void memory() {
        for (Measurement one : results.benchmarks()) {
            if (one.kind() == Kind.MEMORY) {
                List<Double> sizes = one.ours().samples();
                double first = sizes.get(0);
                double last = sizes.get(sizes.size() - 1);
                heading(
                        "Memory over a long training",
                        "steps between samples",
                        "first MB",
                        "last MB",
                        "growth MB",
                        "peak MB");
                row(
                        Integer.toString(MemorySamples.EVERY),
                        PageNumbers.number(first),
                        PageNumbers.number(last),
                        String.format(Locale.ROOT, "%+.1f", last - first),
                        PageNumbers.number(one.ours().peakMegabytes()));
            }
        }
    }

    private void circumstances() {
        heading("Where and when");
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (Measurement one : results.benchmarks()) {
            places.computeIfAbsent(place(one), key -> new ArrayList<>()).add(one.name());
        }
        places.forEach((place, names) -> line("- " + String.join(", ", names) + ": " + place));
    }

    private static String place(Measurement one) {
        Circumstances where = one.circumstances();
        List<String> engines = new ArrayList<>();
        one.series().forEach(series -> engines.add(series.side().title() + " " + series.engine()));
        return String.format(
                Locale.ROOT,
                "%s, %s, %d cores (%.2f of them busy before the start), %.0f GB, Java %s, %s; workers: %d, rounds: %d of %s s, commit %s,"
                        + " `%s`.",
                where.date(),
                where.processor(),
                where.cores(),
                where.loadBefore(),
                where.memoryGigabytes(),
                where.java(),
                String.join(", ", engines),
                where.workers(),
                where.rounds(),
                PageNumbers.plain(where.seconds()),
                where.commit(),
                where.command());
    }
}
