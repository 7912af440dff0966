package org.activationlab.judge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.PairedComparison;

/**
 * All contenders' scores on one part of the pairs.
 *
 * @param task the question
 * @param part which pairs, for a reader
 * @param pairs how many
 * @param models distinct judged networks among them
 * @param groups distinct groups of sibling networks among them
 * @param images distinct images among them
 * @param rightShare the share of right answers
 * @param entries in the order of a table
 * @param differences of chosen pairs of contenders
 */
public record Contest(
        Task task,
        String part,
        int pairs,
        int models,
        int groups,
        int images,
        double rightShare,
        List<Entry> entries,
        List<Difference> differences) {

    /** Copies the lists. */
    public Contest {
        entries = List.copyOf(entries);
        differences = List.copyOf(differences);
    }

    /**
     * A contender's scores.
     *
     * @param name the contender
     * @param kind what it sees
     * @param passes forward passes that an answer costs
     * @param seeds how many trainings the scores are means of
     * @param scores by metric
     */
    public record Entry(String name, Contender.Kind kind, int passes, int seeds, Map<PairMetric, Score> scores) {
        /** Copies the scores, in the order of the metrics. */
        public Entry {
            Map<PairMetric, Score> ordered = new EnumMap<>(PairMetric.class);
            ordered.putAll(scores);
            scores = Collections.unmodifiableMap(ordered);
        }
    }

    /**
     * One score.
     *
     * @param value mean over the seeds, in the metric's own unit; NaN where undefined
     * @param deviation sample standard deviation over the seeds; NaN for one
     * @param interval 95 % by the two-way bootstrap of the mean over the seeds; absent where no resample has a score
     */
    public record Score(double value, double deviation, Optional<Interval> interval) {}

    /**
     * How much one contender is ahead of another.
     *
     * @param first the one
     * @param second the other
     * @param metric by which score
     * @param result the first one's score less the second one's, means over the seeds, with a 95 % interval by the two-way
     *     bootstrap
     */
    public record Difference(String first, String second, PairMetric metric, PairedComparison result) {}

    /**
     * Leaves contenders out.
     *
     * @param names of those that stay
     * @return the same contest with their scores alone, and no differences
     */
    public Contest of(List<String> names) {
        List<Entry> few =
                entries.stream().filter(entry -> names.contains(entry.name())).toList();
        return new Contest(task, part, pairs, models, groups, images, rightShare, few, List.of());
    }

    /**
     * Finds a contender.
     *
     * @param name as {@link Entry#name} has it
     * @return its scores
     * @throws IllegalArgumentException if there is none of that name
     */
    public Entry entry(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no contender " + name + "; there are "
                        + entries.stream().map(Entry::name).toList()));
    }
}
