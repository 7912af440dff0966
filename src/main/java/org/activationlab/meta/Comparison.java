package org.activationlab.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.activationlab.metrics.SeedSummary;

/**
 * The original's runs beside ours, with a row for every run that either has.
 *
 * @param rows by task, architecture and seed; copied
 */
public record Comparison(List<ComparisonRow> rows) {

    /** Keeps its own copy. */
    public Comparison {
        rows = List.copyOf(rows);
    }

    /** What names a run. */
    private record Key(Task task, Architecture architecture, long seed) {}

    /**
     * Sets runs beside the published ones.
     *
     * @param ours our runs; each task, architecture and seed at most once
     * @return a row for each of the thirty published runs and for each of ours beyond
     * @throws IllegalArgumentException if two of ours are of the same task, architecture and seed
     */
    public static Comparison of(List<MetaRunResult> ours) {
        Map<Key, MetaRunResult> own = new HashMap<>();
        for (MetaRunResult run : ours) {
            Key key = key(run);
            if (own.put(key, run) != null) {
                throw new IllegalArgumentException("two runs are of " + key + ". Compare one preset at a time.");
            }
        }
        Map<Key, PublishedRun> published = new HashMap<>();
        for (PublishedRun run : PublishedRuns.read()) {
            published.put(new Key(run.task(), run.architecture(), run.seed()), run);
        }
        List<ComparisonRow> rows = new ArrayList<>();
        for (Task task : Task.values()) {
            for (Architecture architecture : Architecture.values()) {
                Stream.concat(own.keySet().stream(), published.keySet().stream())
                        .filter(key -> key.task() == task && key.architecture() == architecture)
                        .map(Key::seed)
                        .distinct()
                        .sorted()
                        .map(seed -> new Key(task, architecture, seed))
                        .forEach(key -> rows.add(new ComparisonRow(
                                task,
                                architecture,
                                key.seed(),
                                Optional.ofNullable(published.get(key)),
                                Optional.ofNullable(own.get(key)))));
            }
        }
        return new Comparison(rows);
    }

    private static Key key(MetaRunResult run) {
        return new Key(
                run.settings().task(),
                run.settings().architecture(),
                run.settings().seed());
    }

    /**
     * Summarises the published scores of one cell.
     *
     * @param task the question
     * @param architecture the encoder
     * @return over all published seeds, a collapsed one included, as the original's mean is; empty if there is none
     */
    public Optional<SeedSummary> published(Task task, Architecture architecture) {
        return summary(cell(task, architecture)
                .flatMap(row -> row.published().stream())
                .mapToDouble(PublishedRun::testScore)
                .toArray());
    }

    /**
     * Summarises our scores of one cell.
     *
     * @param task the question
     * @param architecture the encoder
     * @return over all our seeds, a collapsed one included; empty if there is none
     */
    public Optional<SeedSummary> ours(Task task, Architecture architecture) {
        return summary(cell(task, architecture)
                .flatMap(row -> row.ours().stream())
                .mapToDouble(MetaRunResult::testScore)
                .toArray());
    }

    /**
     * Counts our failed runs of one cell.
     *
     * @param task the question
     * @param architecture the encoder
     * @return how many of our seeds collapsed
     */
    public int collapsed(Task task, Architecture architecture) {
        return (int) cell(task, architecture)
                .flatMap(row -> row.ours().stream())
                .filter(MetaRunResult::collapsed)
                .count();
    }

    private Stream<ComparisonRow> cell(Task task, Architecture architecture) {
        return rows.stream().filter(row -> row.task() == task && row.architecture() == architecture);
    }

    private static Optional<SeedSummary> summary(double[] scores) {
        return scores.length == 0 ? Optional.empty() : Optional.of(SeedSummary.of(scores));
    }
}
