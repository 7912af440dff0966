package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.activationlab.judge.Feature;
import org.activationlab.judge.TokenCredit;
import org.activationlab.meta.Task;

/** Which layers trained networks use, in words computed from the games. */
public final class LayerFindings {

    /** From a smaller gain no shares are told. */
    private static final double LEAST_GAIN = 0.02;

    private LayerFindings() {}

    /**
     * Says for each question how the best judge and the best meta-network divide their gain among the layers, and how much
     * the layers know of the same.
     *
     * @param facts what is known
     * @return sentences in reading order
     */
    public static List<String> of(LayerFacts facts) {
        List<String> sentences = new ArrayList<>();
        for (Task task : LayerTables.ORDER) {
            List<LayerFacts.Row> rows = rows(facts, task);
            for (boolean judge : new boolean[] {true, false}) {
                best(rows, judge).ifPresent(row -> sentences.add(divided(task, row)));
            }
            best(rows, true)
                    .or(() -> best(rows, false))
                    .flatMap(LayerFindings::redundancy)
                    .ifPresent(sentences::add);
        }
        facts.leftOut().forEach(why -> sentences.add("Left out: " + why + "."));
        return List.copyOf(sentences);
    }

    private static List<LayerFacts.Row> rows(LayerFacts facts, Task task) {
        return facts.rows(task).stream()
                .filter(row -> Double.isFinite(LayerTables.sum(row.credit())))
                .toList();
    }

    private static Optional<LayerFacts.Row> best(List<LayerFacts.Row> rows, boolean judge) {
        return rows.stream()
                .filter(row -> row.judge() == judge)
                .max(Comparator.comparingDouble(row -> row.credit().whole()));
    }

    private static String divided(Task task, LayerFacts.Row row) {
        TokenCredit credit = row.credit();
        String metric = LayerTables.metric(task).title();
        String start = MetaNames.of(task) + ": the best " + (row.judge() ? "judge" : "meta-network") + " ("
                + row.network() + ") has " + metric + " " + Wording.ratio(credit.whole()) + " on "
                + Wording.count(credit.pairs(), "pair", "pairs") + " (" + row.tested() + "), and "
                + Wording.ratio(credit.none().value())
                + " when it is shown another prediction of the same network instead. ";
        double sum = LayerTables.sum(credit);
        if (sum < LEAST_GAIN) {
            return start + "So it learns next to nothing from the single prediction, and no layer can be credited.";
        }
        List<String> parts = descending(credit).stream()
                .map(player -> player.title() + " " + Wording.ratio(value(credit, player)) + " ("
                        + Wording.number(100 * value(credit, player) / sum, 0) + " %)")
                .toList();
        return start + "Of the difference, " + Wording.ratio(sum) + ", the Shapley values give " + Wording.list(parts)
                + ".";
    }

    /** Without one layer alone little is lost if the others know the same. */
    private static Optional<String> redundancy(LayerFacts.Row row) {
        TokenCredit credit = row.credit();
        double sum = LayerTables.sum(credit);
        if (sum < LEAST_GAIN) {
            return Optional.empty();
        }
        Feature.Source first = credit.players().stream()
                .max(Comparator.comparingDouble(player -> credit.drop(player).value()))
                .orElseThrow();
        double drops = credit.players().stream()
                .mapToDouble(player -> credit.drop(player).value())
                .sum();
        String start = "Replacing one layer alone costs it most for " + first.title() + ", "
                + Wording.ratio(credit.drop(first).value()) + "; the losses of all layers, each alone, add up to "
                + Wording.number(100 * drops / sum, 0) + " % of the loss of all together, so ";
        return Optional.of(start
                + (drops < 0.9 * sum
                        ? "much is known to more than one layer."
                        : drops > 1.1 * sum
                                ? "layers are read against each other and must agree."
                                : "little is known to more than one layer."));
    }

    private static double value(TokenCredit credit, Feature.Source player) {
        return credit.shapley(player).value();
    }

    private static List<Feature.Source> descending(TokenCredit credit) {
        return credit.players().stream()
                .sorted(Comparator.comparingDouble((Feature.Source player) -> -value(credit, player)))
                .toList();
    }

    /** The title of the figure: which layer leads how often. */
    static String title(LayerFacts facts, Task task) {
        List<LayerFacts.Row> rows = rows(facts, task).stream()
                .filter(row -> LayerTables.sum(row.credit()) >= LEAST_GAIN)
                .toList();
        String start = MetaNames.of(task) + ": ";
        if (rows.isEmpty()) {
            return start + "no network here gains from the single prediction, so no layer can be credited";
        }
        List<String> parts = new ArrayList<>();
        Set<Feature.Source> named = EnumSet.noneOf(Feature.Source.class);
        for (boolean judge : new boolean[] {true, false}) {
            List<LayerFacts.Row> own =
                    rows.stream().filter(row -> row.judge() == judge).toList();
            facts.players().stream()
                    .max(Comparator.comparingLong(player -> leads(own, player)))
                    .filter(player -> !own.isEmpty())
                    .ifPresent(player -> parts.add((named.add(player) ? player.title() + " brings most " : "") + "to "
                            + Wording.number((double) leads(own, player), 0) + " of "
                            + Wording.count(
                                    own.size(), judge ? "judge" : "meta-network", judge ? "judges" : "meta-networks")));
        }
        return start + Wording.list(parts);
    }

    private static long leads(List<LayerFacts.Row> rows, Feature.Source player) {
        return rows.stream()
                .filter(row -> descending(row.credit()).get(0) == player)
                .count();
    }
}
