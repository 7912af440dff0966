package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.judge.Contest;
import org.activationlab.metrics.Interval;
import org.jspecify.annotations.Nullable;

/** All figures of a page of judges, one per line. */
public final class JudgeCsv {

    private JudgeCsv() {}

    /**
     * Writes all scores and differences down.
     *
     * @param facts what is known of the judges
     * @return comma-separated lines, the first with the names of the columns; texts in quotes
     */
    public static String of(JudgeFacts facts) {
        StringBuilder text = new StringBuilder(
                "task,part,pairs,models,families,images,right_share,contender,less,kind,passes,seeds,metric,value,deviation,"
                        + "lower,upper\n");
        List<Contest> all = new ArrayList<>(facts.main());
        all.addAll(facts.cells());
        all.addAll(facts.groups());
        for (Contest contest : all) {
            String start = "%s,\"%s\",%d,%d,%d,%d,%s"
                    .formatted(
                            contest.task(),
                            contest.part(),
                            contest.pairs(),
                            contest.models(),
                            contest.groups(),
                            contest.images(),
                            contest.rightShare());
            for (Contest.Entry entry : contest.entries()) {
                entry.scores()
                        .forEach((metric, score) -> text.append(start)
                                .append(",\"%s\",,%s,%d,%d,%s,%s,%s,%s%n"
                                        .formatted(
                                                entry.name(),
                                                entry.kind(),
                                                entry.passes(),
                                                entry.seeds(),
                                                metric,
                                                score.value(),
                                                score.deviation(),
                                                bounds(score.interval().orElse(null)))));
            }
            for (Contest.Difference one : contest.differences()) {
                text.append(start)
                        .append(",\"%s\",\"%s\",,,,%s,%s,,%s%n"
                                .formatted(
                                        one.first(),
                                        one.second(),
                                        one.metric(),
                                        one.result().difference(),
                                        bounds(one.result().interval().orElse(null))));
            }
        }
        return text.toString();
    }

    private static String bounds(@Nullable Interval interval) {
        return interval == null ? "," : interval.lower() + "," + interval.upper();
    }
}
