package org.activationlab.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.activationlab.metrics.Interval;

/**
 * A model card beside one that was made again by the same plan. Equal versions on an equal device must give equal files
 * and equal printed scores; others may differ in the last bits of a network, so their scores must agree within half the
 * width of the card's 95 % interval, and unequal files are told but do not count.
 *
 * @param otherVersions where versions and devices differ, in words; empty if nowhere
 * @param files fingerprints
 * @param scores all scores of the card
 */
public record CardComparison(List<String> otherVersions, List<File> files, List<Score> scores) {

    /** Copies the lists. */
    public CardComparison {
        otherVersions = List.copyOf(otherVersions);
        files = List.copyOf(files);
        scores = List.copyOf(scores);
    }

    /**
     * A fingerprint then and now.
     *
     * @param name of what
     * @param card SHA-256 on the card; empty if the card has none
     * @param now SHA-256 of what was made again; empty if there is none
     */
    public record File(String name, String card, String now) {

        /**
         * Compares.
         *
         * @return whether both are there and equal
         */
        public boolean equal() {
            return !card.isEmpty() && card.equals(now);
        }
    }

    /**
     * A score then and now.
     *
     * @param part which pairs
     * @param contender whose
     * @param ofJudge whether it is the judge's own, not that of something beside it
     * @param card on the card
     * @param now made again; empty if there is none
     * @param exactly whether the printed digits must be equal
     */
    public record Score(
            String part,
            String contender,
            boolean ofJudge,
            CardPart.Score card,
            Optional<CardPart.Score> now,
            boolean exactly) {

        /**
         * Gives what may lie between the two.
         *
         * @return half the width of the card's interval; 0 where the printed digits must be equal, or without an interval
         */
        public double tolerance() {
            return exactly ? 0 : card.interval().map(Interval::width).orElse(0.0) / 2;
        }

        /**
         * Compares.
         *
         * @return whether the printed scores are equal, or their difference is within the tolerance
         */
        public boolean agrees() {
            if (now.isEmpty()) {
                return false;
            }
            boolean near = Math.abs(now.get().value() - card.value()) <= tolerance();
            return now.get().text().equals(card.text()) || (near && !exactly);
        }
    }

    /**
     * Compares two cards.
     *
     * @param card the one to be reproduced
     * @param now the one made again
     * @return every fingerprint and score
     */
    public static CardComparison of(ModelCard card, ModelCard now) {
        List<String> other = new ArrayList<>();
        differences(
                "networks and evidence", card.origin().versions(), now.origin().versions(), other);
        differences("judges", card.origin().judgeVersions(), now.origin().judgeVersions(), other);
        List<File> files = new ArrayList<>();
        Map<String, String> before = card.origin().fingerprints();
        Map<String, String> after = now.origin().fingerprints();
        for (String name : names(before, after)) {
            files.add(new File(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")));
        }
        List<Score> scores = new ArrayList<>();
        for (CardPart part : card.parts()) {
            Optional<CardPart> again = now.parts().stream()
                    .filter(one -> one.name().equals(part.name()))
                    .findFirst();
            for (CardPart.Entry entry : part.entries()) {
                Optional<CardPart.Entry> own = again.flatMap(one -> one.entry(entry.name()));
                for (CardPart.Score score : entry.scores()) {
                    scores.add(new Score(
                            part.name(),
                            entry.name(),
                            entry.name().equals(card.input().title()),
                            score,
                            own.flatMap(one -> one.score(score.metric())),
                            other.isEmpty()));
                }
            }
        }
        return new CardComparison(other, files, scores);
    }

    private static Set<String> names(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return new LinkedHashSet<>(names);
    }

    private static void differences(
            String of, Map<String, String> before, Map<String, String> after, List<String> into) {
        for (String name : names(before, after)) {
            String then = before.getOrDefault(name, Wording.MISSING);
            String today = after.getOrDefault(name, Wording.MISSING);
            if (!then.equals(today)) {
                into.add(name + " of " + of + ": " + then + " on the card, " + today + " now");
            }
        }
    }

    /**
     * Says whether the card was reproduced.
     *
     * @return whether all scores agree and, by equal versions, all fingerprints are equal
     */
    public boolean agrees() {
        return scores.stream().allMatch(Score::agrees)
                && (!otherVersions.isEmpty() || files.stream().allMatch(File::equal));
    }
}
