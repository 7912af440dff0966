package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.judge.Contest;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Interval;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of judges and of what they must beat. */
public final class JudgeTables {

    private JudgeTables() {}

    /** The score by which a task is told where there is room for one. */
    static PairMetric headline(Task task) {
        return task == Task.RATIO ? PairMetric.R2 : PairMetric.AUROC;
    }

    /**
     * Tells every score of a contest.
     *
     * @param contest the contest
     * @return a row per contender: the main scores with 95 % intervals and the spread over seeds, the others plain
     */
    public static Table scores(Contest contest) {
        boolean ratio = contest.task() == Task.RATIO;
        List<PairMetric> metrics = ratio ? PairMetric.OF_RATIO : PairMetric.OF_PROBABILITY;
        StringColumn name = Columns.text(ratio ? "expected ratio by" : "right or wrong by");
        IntColumn passes = Columns.count("passes");
        IntColumn seeds = Columns.count("seeds");
        List<StringColumn> columns =
                metrics.stream().map(metric -> Columns.text(metric.title())).toList();
        for (Contest.Entry entry : contest.entries()) {
            name.append(entry.name());
            passes.append(entry.passes());
            seeds.append(entry.seeds());
            for (int i = 0; i < metrics.size(); i++) {
                Contest.Score score = entry.scores().get(metrics.get(i));
                boolean full = metrics.get(i) == headline(contest.task()) || metrics.get(i) == PairMetric.AUGRC;
                columns.get(i).append(score == null ? Wording.MISSING : text(metrics.get(i), score, full));
            }
        }
        Table table = Table.create("judges", name).addColumns(columns.toArray(StringColumn[]::new));
        table.addColumns(seeds);
        return ratio ? table.addColumns(passes) : table;
    }

    /** For example 0.917 [0.901, 0.930] +-0.003. */
    static String text(PairMetric metric, Contest.Score score, boolean full) {
        int decimals = metric.shown(1) > 1 ? 1 : 3;
        String value = Wording.number(metric.shown(score.value()), decimals);
        if (!full) {
            return value;
        }
        String spread = Double.isNaN(score.deviation())
                ? ""
                : " \u00b1" + Wording.number(metric.shown(score.deviation()), decimals);
        return value + interval(metric, score.interval()) + spread;
    }

    private static String interval(PairMetric metric, Optional<Interval> interval) {
        int decimals = metric.shown(1) > 1 ? 1 : 3;
        return interval.map(both -> " [" + Wording.number(metric.shown(both.lower()), decimals) + ", "
                        + Wording.number(metric.shown(both.upper()), decimals) + "]")
                .orElse("");
    }

    /**
     * Tells by how much one contender is ahead of another.
     *
     * @param contests any
     * @return a row per difference
     */
    public static Table differences(List<Contest> contests) {
        StringColumn first = Columns.text("first");
        StringColumn second = Columns.text("second");
        StringColumn metric = Columns.text("score");
        StringColumn difference = Columns.text("first less second");
        StringColumn decided = Columns.text("better beyond chance");
        for (Contest contest : contests) {
            for (Contest.Difference one : contest.differences()) {
                first.append(one.first());
                second.append(one.second());
                metric.append(one.metric().title());
                int decimals = one.metric().shown(1) > 1 ? 1 : 3;
                double value = one.metric().shown(one.result().difference());
                difference.append((value > 0 ? "+" : "")
                        + Wording.number(value, decimals)
                        + interval(one.metric(), one.result().interval()));
                boolean ahead = value > 0 == one.metric().largerIsBetter();
                decided.append(!one.result().decided() ? "no" : ahead ? one.first() : one.second());
            }
        }
        return Table.create("differences", first, second, metric, difference, decided);
    }

    /**
     * Sets parts of the pairs beside each other.
     *
     * @param contests of one task
     * @return a row per contender, a column per contest with its main score
     */
    public static Table parts(List<Contest> contests) {
        List<String> names = new ArrayList<>();
        contests.forEach(contest -> contest.entries().stream()
                .map(Contest.Entry::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add));
        StringColumn name = Columns.text("by");
        names.forEach(name::append);
        Table table = Table.create("parts", name);
        for (Contest contest : contests) {
            PairMetric metric = headline(contest.task());
            StringColumn column = Columns.text(contest.part() + " (" + Wording.number(contest.pairs(), 0) + ")");
            for (String one : names) {
                column.append(contest.entries().stream()
                        .filter(entry -> entry.name().equals(one))
                        .findFirst()
                        .map(Contest.Entry::scores)
                        .map((Map<PairMetric, Contest.Score> scores) -> scores.get(metric))
                        .map(score -> text(metric, score, false) + interval(metric, score.interval()))
                        .orElse(Wording.MISSING));
            }
            table.addColumns(column);
        }
        return table;
    }
}
