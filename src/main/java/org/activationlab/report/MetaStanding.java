package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.Task;
import org.activationlab.metrics.SeedSummary;

/**
 * Where the meta-networks of one task stand among the baselines, in words computed from the numbers.
 *
 * <p>Scores are compared as they are printed, with three decimals, so that no sentence contradicts its table.
 */
public final class MetaStanding {

    private static final List<Baseline> LOOK_UPS =
            List.of(Baseline.IMAGE_LOOKUP, Baseline.MODEL_LOOKUP, Baseline.MODEL_AND_DIGIT_LOOKUP);

    private final Task task;
    private final List<NetworkScores> networks;
    private final List<BaselineResult> baselines;

    private MetaStanding(Task task, List<NetworkScores> networks, List<BaselineResult> baselines) {
        this.task = task;
        this.networks = networks;
        this.baselines = baselines;
    }

    /**
     * Compares.
     *
     * @param facts what the study knows
     * @param task the question
     * @return where each meta-network stands
     */
    public static MetaStanding of(MetaFacts facts, Task task) {
        return new MetaStanding(task, NetworkScores.of(facts, task), MetaTables.baselines(facts, task));
    }

    /** The baseline with the highest score; empty if none has one. */
    Optional<BaselineResult> bestBaseline() {
        return best(baselines);
    }

    /** The title of the figure: who is best, with or without a network. */
    String finding() {
        String start = MetaNames.of(task) + ": ";
        Optional<NetworkScores> network = ranked().stream().max(Comparator.comparingDouble(MetaStanding::mean));
        Optional<BaselineResult> baseline = bestBaseline();
        if (network.isEmpty()) {
            NetworkScores published = bestPublished();
            return start + "no meta-network has a score here; the best published mean is "
                    + Wording.ratio(NetworkScores.mean(published.publishedSummary())) + " (" + published.title() + ")"
                    + baseline.map(best -> ", the best score without a network here is that of the " + named(best))
                            .orElse("");
        }
        String ours = "the best mean is the " + network.get().phrase() + "'s, " + MetaNames.score(task) + " "
                + Wording.ratio(mean(network.get()));
        if (baseline.isEmpty()) {
            return start + ours + "; no baseline was scored";
        }
        int order = compare(mean(network.get()), baseline.get().score());
        if (order < 0) {
            String blind = LOOK_UPS.contains(baseline.get().baseline()) ? ", which sees no activation" : "";
            return start + "every meta-network lies below the " + named(baseline.get()) + blind + "; " + ours;
        }
        return start + ours + (order == 0 ? ", level with " : ", above every score without a network; next is ")
                + "the " + named(baseline.get());
    }

    /**
     * Says where each meta-network that ran stands among the look-ups, then what that means.
     *
     * @return sentences in reading order; none without look-ups
     */
    public List<String> paragraphs() {
        List<BaselineResult> lookUps = baselines.stream()
                .filter(result -> LOOK_UPS.contains(result.baseline()) && Double.isFinite(result.score()))
                .toList();
        Optional<BaselineResult> best = best(lookUps);
        if (best.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(MetaNames.of(task) + ", mean " + MetaNames.score(task) + ". The look-ups reach "
                + Wording.list(lookUps.stream()
                        .map(lookUp -> Wording.ratio(lookUp.score()) + " by " + key(lookUp))
                        .toList())
                + ".");
        // Networks that stand alike share a sentence.
        Map<List<Integer>, List<NetworkScores>> alike = new LinkedHashMap<>();
        for (NetworkScores network : ranked()) {
            List<Integer> orders = lookUps.stream()
                    .map(lookUp -> compare(mean(network), lookUp.score()))
                    .toList();
            alike.computeIfAbsent(orders, key -> new ArrayList<>()).add(network);
        }
        alike.forEach((orders, group) -> sentences.add(standing(group, orders, lookUps)));
        for (NetworkScores network : networks) {
            if (!network.runs().isEmpty() && !Double.isFinite(mean(network))) {
                sentences.add("The " + network.phrase() + " cannot be ranked: its mean is undefined.");
            }
            sentences.add(near(network, lookUps));
            sentences.add(collapsed(network));
        }
        return List.of(
                sentences.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")),
                meaning(best.get()));
    }

    /** "The LSTM (0.765) lies above the look-ups by image and by model and below the look-up by ...". */
    private static String standing(List<NetworkScores> group, List<Integer> orders, List<BaselineResult> lookUps) {
        String who = Wording.list(group.stream()
                .map(network -> "the " + network.phrase() + " (" + Wording.ratio(mean(network)) + ")")
                .toList());
        List<String> parts = new ArrayList<>();
        for (int order = 1; order >= -1; order--) {
            List<BaselineResult> there = new ArrayList<>();
            for (int i = 0; i < orders.size(); i++) {
                if (orders.get(i) == order) {
                    there.add(lookUps.get(i));
                }
            }
            if (!there.isEmpty()) {
                boolean all = there.size() == lookUps.size() && there.size() > 1;
                parts.add(place(order) + (all ? "all of them" : theLookUps(there)));
            }
        }
        return who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1) + (group.size() > 1 ? " lie " : " lies ")
                + Wording.list(parts) + ".";
    }

    private static String near(NetworkScores network, List<BaselineResult> lookUps) {
        double deviation = network.summary().map(SeedSummary::deviation).orElse(Double.NaN);
        List<BaselineResult> near = lookUps.stream()
                .filter(lookUp -> Math.abs(mean(network) - lookUp.score()) < deviation)
                .toList();
        return near.isEmpty()
                ? ""
                : "The " + network.phrase() + " differs from " + theLookUps(near)
                        + " by less than the standard deviation of its seeds, " + Wording.ratio(deviation) + ".";
    }

    private static String collapsed(NetworkScores network) {
        int failed = network.collapsed();
        if (failed == 0) {
            return "";
        }
        int runs = network.runs().size();
        String start = failed == runs
                ? (runs == 1 ? "The only run" : "All " + runs + " runs") + " of the " + network.phrase() + " collapsed"
                : failed + " of the " + runs + " runs of the " + network.phrase() + " collapsed";
        return network.soundSummary()
                .map(sound -> start + "; without " + (failed == 1 ? "it" : "them") + " its mean is "
                        + MetaTables.number(sound.mean()) + ".")
                .orElse(start + ".");
    }

    private String meaning(BaselineResult lookUp) {
        int kinds = ranked().size();
        String start = "The best of the look-ups, by " + key(lookUp) + ", reaches " + Wording.ratio(lookUp.score());
        if (kinds == 0) {
            return start + ". There is no meta-network of ours to set beside it. " + published(lookUp);
        }
        String same = " The same images and models stand in the training and in the test pairs. ";
        long below = ranked().stream()
                .filter(network -> compare(mean(network), lookUp.score()) < 0)
                .count();
        if (below == 0) {
            return start + "; "
                    + (kinds == 1 ? "the only kind" : "none of the " + kinds + " kinds")
                    + " of meta-network trained here " + (kinds == 1 ? "does not lie" : "lies") + " below it. "
                    + published(lookUp) + same
                    + "Still, such a table does not give these scores by itself; how much of them rests on "
                    + "recognising images and models, only a split by new images and new models can tell.";
        }
        String who = kinds == 1
                ? "the only kind"
                : below == kinds ? "all " + kinds + " kinds" : below + " of the " + kinds + " kinds";
        return start + ", above " + who + " of meta-network trained here, and it sees no activation. "
                + published(lookUp) + same + "So a score up to that of the look-up can be had by knowing the "
                + key(lookUp) + " of a pair; it is no proof that a network reads reliability from activations.";
    }

    private String published(BaselineResult lookUp) {
        NetworkScores best = bestPublished();
        double mean = NetworkScores.mean(best.publishedSummary());
        return "The best published mean, " + Wording.ratio(mean) + " (" + best.title() + "), lies "
                + place(compare(mean, lookUp.score())) + "it, though on other pairs.";
    }

    private static String place(int order) {
        return order > 0 ? "above " : order < 0 ? "below " : "level with ";
    }

    private static String theLookUps(List<BaselineResult> lookUps) {
        return "the look-up" + (lookUps.size() > 1 ? "s " : " ")
                + Wording.list(
                        lookUps.stream().map(lookUp -> "by " + key(lookUp)).toList());
    }

    private static String key(BaselineResult lookUp) {
        return switch (lookUp.baseline()) {
            case IMAGE_LOOKUP -> "image";
            case MODEL_LOOKUP -> "model";
            case MODEL_AND_DIGIT_LOOKUP -> "(model, predicted digit)";
            case MAJORITY, LARGEST_SOFTMAX, LOGIT_MARGIN, SOFTMAX_MARGIN, NEGATIVE_ENTROPY, ENERGY, DOCTOR ->
                throw new IllegalArgumentException(lookUp.baseline() + " looks nothing up");
        };
    }

    private String named(BaselineResult result) {
        return result.baseline().title(task) + " (" + Wording.ratio(result.score()) + ")";
    }

    private List<NetworkScores> ranked() {
        return networks.stream()
                .filter(network -> Double.isFinite(mean(network)))
                .toList();
    }

    private NetworkScores bestPublished() {
        return networks.stream()
                .filter(network -> !network.published().isEmpty())
                .max(Comparator.comparingDouble(network -> NetworkScores.mean(network.publishedSummary())))
                .orElseThrow();
    }

    private static double mean(NetworkScores network) {
        return NetworkScores.mean(network.summary());
    }

    private static Optional<BaselineResult> best(List<BaselineResult> results) {
        return results.stream()
                .filter(result -> Double.isFinite(result.score()))
                .max(Comparator.comparingDouble(BaselineResult::score));
    }

    /** Compares as printed. */
    private static int compare(double first, double second) {
        return Wording.ratio(first).equals(Wording.ratio(second)) ? 0 : Double.compare(first, second);
    }
}
