package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;

/** Sentences and tables that model cards and data sheets share. */
final class CardWords {

    private CardWords() {}

    /** What must be read before all else; empty for images that were not drawn by code. */
    static String warning(CardSource source) {
        return source.data().synthetic()
                ? source.data().description() + ". Nothing here is a result about handwriting."
                : "";
    }

    static String images(CardSource.Data data) {
        return "Images: " + data.description() + ", SHA-256 " + data.fingerprint() + ".";
    }

    static String population(CardSource.Population all) {
        List<String> optimizers = new ArrayList<>();
        all.keptByOptimizer().forEach((name, count) -> optimizers.add(Wording.number(count, 0) + " by " + name));
        return "Networks: " + all.architecture() + ", preset " + all.preset() + ": "
                + Wording.number(all.trained(), 0) + " trained, " + Wording.number(all.kept(), 0)
                + " kept, having reached 60 % test accuracy (" + Wording.list(optimizers) + "). The kept ones are "
                + Wording.count(all.families(), "family", "families")
                + " of siblings, which differ by nothing but seed and number of epochs. They began from "
                + Wording.count(all.firstWeights(), "set", "sets")
                + " of first weights: networks with one seed and one initialization share theirs, so new networks in"
                + " a test are new by their training, not always by their first weights.";
    }

    static List<String> settings(CardSource.Population all) {
        List<String> lines = new ArrayList<>();
        all.settings().forEach((name, values) -> lines.add(name + ": " + String.join(", ", values)));
        return lines;
    }

    static String drawing(CardSource source) {
        EvidencePlan plan = source.evidence();
        return "Pairs: design " + plan.design().name().toLowerCase(Locale.ROOT) + " ("
                + (plan.design() == SamplingDesign.NATURAL
                        ? "random test images for every network"
                        : "of every image as many right as wrong pairs, of every network as nearly as possible")
                + "), " + Wording.number(plan.pairsPerModel(), 0) + " wanted per network, seed " + plan.seed() + "; "
                + Wording.number(source.pairs(), 0) + " drawn. Noise: normal, standard deviation "
                + Wording.setting(plan.noise().scale()) + " in units of pixel value (0 to 1), not clipped, seed "
                + plan.noise().seed() + ", of its own for every pair; "
                + Wording.number(plan.noise().draws(), 0) + " copies for the label and "
                + Wording.number(plan.extraDraws(), 0) + " more that it does not see. Reference: "
                + Wording.number(plan.referenceImages(), 0) + " unlabelled training images, the same for all networks, "
                + Wording.number(plan.referenceDraws(), 0) + " noisy copies of each.";
    }

    /** Versions, times and fingerprints. */
    static void origin(MarkdownPage page, CardOrigin origin) {
        boolean judges = !origin.judgeVersions().isEmpty();
        List<List<String>> versions = new ArrayList<>();
        origin.versions()
                .forEach((name, value) ->
                        versions.add(judges ? List.of(name, value, ofJudges(origin, name)) : List.of(name, value)));
        page.table(
                judges
                        ? List.of("version", "networks and evidence", "judges")
                        : List.of("version", "networks and evidence"),
                versions);
        List<List<String>> seconds = new ArrayList<>();
        origin.seconds().forEach((name, value) -> seconds.add(List.of(name, Wording.number(value, 1))));
        page.table(List.of("work", "seconds, added up over workers"), seconds);
        List<List<String>> sums = new ArrayList<>();
        for (Map.Entry<String, String> sum : origin.fingerprints().entrySet()) {
            sums.add(List.of(sum.getKey(), "`" + sum.getValue() + "`"));
        }
        page.table(List.of("fingerprint of", "SHA-256"), sums);
    }

    private static String ofJudges(CardOrigin origin, String name) {
        return origin.judgeVersions().getOrDefault(name, Wording.MISSING);
    }
}
