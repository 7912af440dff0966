package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Task;

/** What judges are worth, in words computed from their numbers. */
public final class JudgeFindings {

    private JudgeFindings() {}

    /**
     * Says for each question who is best, what look-ups are left with, and whether judges beat what needs no training.
     *
     * @param facts what is known of the judges
     * @return sentences in reading order
     */
    public static List<String> of(JudgeFacts facts) {
        List<String> sentences = new ArrayList<>();
        for (Contest contest : facts.main()) {
            sentences.add(standing(contest));
            sentences.addAll(beaten(contest));
            if (contest.task() == Task.RATIO) {
                copies(contest).ifPresent(sentences::add);
            }
        }
        return List.copyOf(sentences);
    }

    private static double value(Contest contest, Contest.Entry entry) {
        Contest.Score score = entry.scores().get(JudgeTables.headline(contest.task()));
        return score == null ? Double.NaN : score.value();
    }

    static Optional<Contest.Entry> best(Contest contest, Kind... kinds) {
        return contest.entries().stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .filter(entry -> Double.isFinite(value(contest, entry)))
                .max(Comparator.comparingDouble(entry -> value(contest, entry)));
    }

    private static String score(Contest contest, Contest.Entry entry) {
        PairMetric metric = JudgeTables.headline(contest.task());
        Contest.Score score = entry.scores().get(metric);
        return entry.name() + " " + (score == null ? Wording.MISSING : JudgeTables.text(metric, score, true));
    }

    private static String standing(Contest contest) {
        List<String> parts = new ArrayList<>();
        best(contest, Kind.JUDGE).ifPresent(entry -> parts.add("the best judge reads " + score(contest, entry)));
        best(contest, Kind.LOGITS, Kind.REFERENCE, Kind.NOISE_MODEL)
                .ifPresent(entry ->
                        parts.add("the best score without training across networks is " + score(contest, entry)));
        best(contest, Kind.LOOK_UP).ifPresent(entry -> parts.add("the best table " + score(contest, entry)));
        return MetaNames.of(contest.task()) + ", " + contest.part() + " ("
                + Wording.count(contest.pairs(), "pair", "pairs") + " of "
                + Wording.count(contest.models(), "model", "models") + " in "
                + Wording.count(contest.groups(), "family", "families") + " and "
                + Wording.count(contest.images(), "image", "images") + ", "
                + Wording.percent(contest.rightShare()) + " right), "
                + JudgeTables.headline(contest.task()).title() + ": " + String.join("; ", parts) + ".";
    }

    /** Who is ahead of each opponent by more than chance, who behind, and of whom it cannot be said. */
    private static List<String> beaten(Contest contest) {
        Map<String, Map<String, List<String>>> opponents = new LinkedHashMap<>();
        for (Contest.Difference one : contest.differences()) {
            if (one.metric() == JudgeTables.headline(contest.task())) {
                boolean ahead = one.result().difference() > 0 == one.metric().largerIsBetter();
                String standing = !one.result().decided() ? "not decided" : ahead ? "ahead" : "behind";
                opponents
                        .computeIfAbsent(one.second(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(standing, key -> new ArrayList<>())
                        .add(one.first());
            }
        }
        List<String> sentences = new ArrayList<>();
        opponents.forEach((opponent, standings) -> {
            List<String> parts = new ArrayList<>();
            standings.forEach((standing, names) -> parts.add(standing + ": " + String.join("; ", names)));
            sentences.add("Against " + opponent + " ("
                    + JudgeTables.headline(contest.task()).title() + ", 95 % interval of the difference): "
                    + String.join(". ", parts) + ".");
        });
        return sentences;
    }

    /** How many noisy copies of the image itself the best judge is worth. */
    private static Optional<String> copies(Contest contest) {
        Optional<Contest.Entry> judge = best(contest, Kind.JUDGE);
        if (judge.isEmpty()) {
            return Optional.empty();
        }
        double reached = value(contest, judge.get());
        return contest.entries().stream()
                .filter(entry -> entry.kind() == Kind.MONTE_CARLO && value(contest, entry) <= reached)
                .max(Comparator.comparingInt(Contest.Entry::passes))
                .map(entry -> "With one forward pass the best judge knows the ratio at least as well as "
                        + score(contest, entry) + " with " + Wording.count(entry.passes(), "pass", "passes") + ".");
    }
}
