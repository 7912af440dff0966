package org.activationlab.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.activationlab.judge.Contender;
import org.activationlab.judge.Contest;
import org.activationlab.meta.PairMetric;
import org.activationlab.metrics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What a model card tells of one part of the test pairs: the judge and what stands beside it.
 *
 * @param name which pairs, for a reader
 * @param pairs how many
 * @param models distinct judged networks among them
 * @param families distinct groups of sibling networks among them
 * @param images distinct images among them
 * @param rightShare the share of right answers, in [0, 1]
 * @param entries the judge and others, in the order of a table
 */
public record CardPart(
        String name, int pairs, int models, int families, int images, double rightShare, List<Entry> entries) {

    /** Copies the list. */
    public CardPart {
        entries = List.copyOf(entries);
    }

    /**
     * Scores of the judge, or of something beside it.
     *
     * @param name who
     * @param kind what it sees
     * @param passes forward passes of the judged network that an answer costs
     * @param seeds how many trainings the scores are means of
     * @param scores those that are defined on these pairs, in the order of a table
     */
    public record Entry(String name, Contender.Kind kind, int passes, int seeds, List<Score> scores) {

        /** Copies the list. */
        public Entry {
            scores = List.copyOf(scores);
        }

        /**
         * Finds a score.
         *
         * @param metric which
         * @return absent where it is undefined
         */
        public Optional<Score> score(PairMetric metric) {
            return scores.stream().filter(score -> score.metric() == metric).findFirst();
        }
    }

    /**
     * One score, in the metric's own unit.
     *
     * @param metric which
     * @param value mean over the seeds, finite
     * @param deviation sample standard deviation over the seeds; null for one seed
     * @param lower of the 95 % interval by the two-way bootstrap; null where there is none
     * @param upper of the same interval; null where there is none
     */
    public record Score(
            PairMetric metric,
            double value,
            @JsonSetter(nulls = Nulls.SET) @Nullable Double deviation,
            @JsonSetter(nulls = Nulls.SET) @Nullable Double lower,
            @JsonSetter(nulls = Nulls.SET) @Nullable Double upper) {

        /** Checks the numbers. */
        public Score {
            if (!Double.isFinite(value) || (lower == null) != (upper == null)) {
                throw new IllegalArgumentException("a score needs a finite value and both ends of its interval or"
                        + " none, but " + metric + " got " + value + " [" + lower + ", " + upper + "]");
            }
        }

        /**
         * Gives the interval.
         *
         * @return 95 %, absent where no resample has a score
         */
        public Optional<Interval> interval() {
            Double from = lower;
            Double to = upper;
            return from == null || to == null ? Optional.empty() : Optional.of(new Interval(from, to));
        }

        /**
         * Prints the score as cards do, with all the digits that a repetition must agree in.
         *
         * @return for example {@code 0.9170 [0.9010, 0.9302] ±0.0031}; AURC and AUGRC times 1,000, with two decimals
         */
        public String text() {
            Double spread = deviation;
            return printed(value)
                    + interval()
                            .map(both -> " [" + printed(both.lower()) + ", " + printed(both.upper()) + "]")
                            .orElse("")
                    + (spread == null ? "" : " \u00b1" + printed(spread));
        }

        /** A number in the unit and with the digits of this score. */
        String printed(double number) {
            return Wording.number(metric.shown(number), metric.shown(1) > 1 ? 2 : 4);
        }
    }

    /**
     * Takes what a card tells of a contest.
     *
     * @param contest all contenders
     * @param shown which of them
     * @return their scores that are defined
     */
    public static CardPart of(Contest contest, Predicate<Contest.Entry> shown) {
        List<Entry> entries = new ArrayList<>();
        for (Contest.Entry entry : contest.entries()) {
            if (shown.test(entry)) {
                List<Score> scores = new ArrayList<>();
                entry.scores().forEach((metric, score) -> {
                    if (Double.isFinite(score.value())) {
                        Interval both = score.interval().orElse(null);
                        scores.add(new Score(
                                metric,
                                score.value(),
                                Double.isFinite(score.deviation()) ? (Double) score.deviation() : null,
                                both == null ? null : (Double) both.lower(),
                                both == null ? null : (Double) both.upper()));
                    }
                });
                entries.add(new Entry(entry.name(), entry.kind(), entry.passes(), entry.seeds(), scores));
            }
        }
        return new CardPart(
                contest.part(),
                contest.pairs(),
                contest.models(),
                contest.groups(),
                contest.images(),
                contest.rightShare(),
                entries);
    }

    /**
     * Finds somebody.
     *
     * @param who the name
     * @return absent if nobody here has it
     */
    public Optional<Entry> entry(String who) {
        return entries.stream().filter(entry -> entry.name().equals(who)).findFirst();
    }
}
