package org.activationlab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.CertifiedPairs;
import org.activationlab.meta.ConformalTrial;
import org.activationlab.meta.JudgeTrial;
import org.activationlab.meta.PairMetric;

/** What certificates say, in words computed from their numbers. */
public final class CertificateFindings {

    private CertificateFindings() {}

    /**
     * Says how much is certified, how much models differ, and what a bound from one forward pass is worth.
     *
     * @param facts what is known of the certificates
     * @return sentences in reading order
     */
    public static List<String> of(CertificateFacts facts) {
        List<String> sentences = new ArrayList<>();
        CertifiedPairs all = facts.certificates().all();
        sentences.add(certified(facts, all));
        sentences.add(models(facts));
        if (facts.natural()) {
            sentences.add("Without noise " + Wording.percent(all.accuracy())
                    + " of the answers are right; right and certified"
                    + " to some radius are " + Wording.percent(all.certifiedAccuracy(0)) + ", to a radius of 0.5 "
                    + Wording.percent(all.certifiedAccuracy(0.5)) + ", to a radius of 1 "
                    + Wording.percent(all.certifiedAccuracy(1)) + ".");
        }
        best(facts).ifPresent(judge -> {
            sentences.add(reader(facts, judge));
            sentences.add(bound(judge));
        });
        facts.leftOut().ifPresent(why -> sentences.add("Left out: " + why));
        return List.copyOf(sentences);
    }

    private static String certified(CertificateFacts facts, CertifiedPairs all) {
        return "Of " + Wording.count(all.pairs(), "pair", "pairs") + " of "
                + Wording.count(all.models(), "model", "models")
                + ", " + Wording.percent(1 - all.abstained())
                + " have a certified radius ("
                + Wording.number(facts.certificates().noise().draws(), 0)
                + " noisy copies, sigma "
                + Wording.setting(facts.certificates().noise().scale()) + ", alpha "
                + Wording.setting(facts.certificates().alpha()) + "); half of all pairs have "
                + radius(all.quantile(0.5))
                + " and a twentieth more than " + Wording.number(all.quantile(0.95), 2)
                + ", where the most that so many"
                + " copies can certify is "
                + Wording.number(facts.certificates().largestRadius(), 2) + ".";
    }

    private static String radius(double median) {
        return median == 0 ? "none" : Wording.number(median, 2) + " or less";
    }

    private static String models(CertificateFacts facts) {
        List<CertifiedPairs> models = facts.certificates().models();
        Spread abstained =
                Spread.of(models.stream().mapToDouble(CertifiedPairs::abstained).toArray());
        long none = models.stream().filter(model -> model.quantile(0.5) == 0).count();
        return "Models differ widely: between " + Wording.percent(abstained.lowest()) + " and "
                + Wording.percent(abstained.highest()) + " of a model's pairs have no radius, for the middle model "
                + Wording.percent(abstained.median()) + "; " + Wording.number((double) none, 0) + " of "
                + Wording.count(models.size(), "model", "models") + " certify less than half of their pairs.";
    }

    private static Optional<JudgeTrial> best(CertificateFacts facts) {
        return facts.judges().stream()
                .filter(judge -> Double.isFinite(judge.score(PairMetric.R2).value()))
                .max(Comparator.comparingDouble(
                        judge -> judge.score(PairMetric.R2).value()));
    }

    private static String reader(CertificateFacts facts, JudgeTrial judge) {
        double r2 = judge.score(PairMetric.R2).value();
        String start = "On new models and new images, the best of "
                + Wording.count(facts.judges().size(), "score", "scores") + " that need no training, "
                + judge.name() + ", explains R2 " + CertificateTables.text(judge.score(PairMetric.R2), 3)
                + " of the noise ratio";
        return facts.costs().stream()
                .filter(CostPoint::vote)
                .filter(vote -> vote.r2().value() > r2)
                .min(Comparator.comparingInt(CostPoint::passes))
                .map(vote -> start + "; a vote of " + vote.name() + " explains "
                        + Wording.ratio(vote.r2().value()) + ".")
                .orElse(start + ".");
    }

    private static String bound(JudgeTrial judge) {
        ConformalTrial trial = judge.bound();
        String calibrated = Wording.count(trial.bound().models(), "group", "groups") + " of siblings";
        if (trial.bound().abstains()) {
            return "No conformal bound can be given at delta "
                    + Wording.setting(trial.bound().delta()) + ": " + calibrated + " are too few to calibrate on.";
        }
        return "Its conformal lower bound, calibrated on " + calibrated + ", subtracts "
                + Wording.ratio(trial.bound().subtracted()) + " and holds for "
                + Wording.percent(trial.coverage().ofRows()) + " of the pairs of "
                + Wording.count(trial.coverage().models(), "new group", "new groups") + ", often enough in "
                + Wording.percent(trial.coverage().ofModels()) + " of the groups (promised: "
                + Wording.percent(1 - trial.bound().delta()) + " of groups); the bounds' mean is "
                + Wording.ratio(trial.meanBound()) + ", where the true ratios' is " + Wording.ratio(trial.meanTruth())
                + " and " + trial.drawn().draws() + " noisy copies would give "
                + Wording.ratio(trial.drawn().meanBound()) + ".";
    }
}
