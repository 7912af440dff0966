package org.activationlab.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.Trait;
import org.activationlab.metrics.RiskCoverageCurve;

/** The page of certificates: what votes of noisy copies prove, and what a bound from one forward pass is worth. */
public final class CertificateReport {

    /** A figure of more curves cannot be read. */
    private static final int CURVES = 6;

    private CertificateReport() {}

    /**
     * Builds the page. Every number in it, also in its sentences, is computed from the facts.
     *
     * @param facts what is known of the certificates
     * @return the page
     */
    public static HtmlPage of(CertificateFacts facts) {
        List<String> findings = CertificateFindings.of(facts);
        HtmlPage page = new HtmlPage("Certificates", findings.get(0), facts.provenance());
        page.section("What was found");
        findings.forEach(page::prose);
        radii(page, facts);
        accuracy(page, facts);
        if (!facts.judges().isEmpty()) {
            judges(page, facts);
            bounds(page, facts);
        }
        return page;
    }

    private static void radii(HtmlPage page, CertificateFacts facts) {
        page.section("How far the smoothed vote is certain");
        page.prose(
                "Each pair was shown to its model in "
                        + Wording.number(facts.certificates().noise().draws(), 0)
                        + " noisy copies, with noise of its own. If surely more than half of them keep the digit of the clean image,"
                        + " the vote of the noise-smoothed network provably keeps it under every change of the image that is shorter"
                        + " than the certified radius (Cohen, Rosenfeld and Kolter, 2019): radius = sigma x Phi^-1(lower limit)."
                        + " A statement is wrong with probability "
                        + Wording.setting(facts.certificates().alpha())
                        + " at most, each by itself. It is about the vote at that image, not about the network's answer without"
                        + " noise, and it says nothing of whether the digit is right. Without a certificate a radius counts as 0.");
        page.figure(
                RadiusFigure.of(facts.certificates(), facts.models()),
                "A column per model: the median of its pairs' radii, a dark band for the middle half and a light one for the"
                        + " middle nine tenths. The dashed line is the most that so many copies can certify.");
        page.table(
                CertificateTables.radii(facts),
                "Radii of all models and by what they differ by. Every model is in " + file(facts)
                        + " beside this page.");
    }

    static String file(CertificateFacts facts) {
        return "certificates"
                + (facts.natural() ? "" : "-" + facts.design().name().toLowerCase(Locale.ROOT)) + ".csv";
    }

    private static void accuracy(HtmlPage page, CertificateFacts facts) {
        if (!facts.natural()) {
            page.prose(
                    "These pairs were drawn so that half of them are right, so shares of right answers say nothing about"
                            + " random images; certified accuracy is told of natural pairs only.");
            return;
        }
        page.section("Right and certified");
        page.prose(
                "The certified accuracy at r is the share of random test images that a model answers rightly and whose"
                        + " vote is certified to r at least: no change shorter than r can make the smoothed vote on them wrong.");
        for (Trait trait : List.of(Trait.OPTIMIZER, Trait.WEIGHT_DECAY)) {
            if (trait == Trait.OPTIMIZER || CertificateTables.traits(facts).contains(trait)) {
                page.figure(
                        CertifiedAccuracyFigure.of(facts, trait),
                        "Certified accuracy by " + TraitNames.of(trait) + ", all pairs of a group together.");
            }
        }
        page.table(CertificateTables.accuracy(facts), "Right answers, and right answers certified to a radius.");
    }

    private static void judges(HtmlPage page, CertificateFacts facts) {
        page.section("What one forward pass tells");
        page.prose(
                "Scores that need no training, on pairs whose model and image are both new: the logits' scores, and two"
                        + " by the model's own activations on unlabelled reference images. The expected ratio is one rising curve,"
                        + " fitted on training pairs. Intervals are the middle 95 % over resamples of sibling groups and images. The"
                        + " vote is what a second measurement with so many fresh copies would reach, computed from the counts.");
        if (!facts.costs().isEmpty()) {
            page.figure(
                    CostFigure.of(facts.costs()),
                    "R2 of the noise ratio against forward passes per prediction, with 95 % intervals. Scores below "
                            + CostFigure.LEAST + " stand on the lower edge.");
        }
        page.table(CertificateTables.scores(facts, PairMetric.OF_RATIO), "The noise ratio.");
        page.figure(
                RiskCoverageFigure.of(curves(facts)),
                "Errors among the kept answers against the share kept, from the surest 2 % on"
                        + (facts.judges().size() > CURVES
                                ? ", for the " + CURVES + " scores with the smallest area."
                                : "."));
        page.table(CertificateTables.scores(facts, PairMetric.OF_CONFIDENCE), "Right or wrong.");
    }

    private static Map<String, RiskCoverageCurve> curves(CertificateFacts facts) {
        Map<String, RiskCoverageCurve> curves = new LinkedHashMap<>();
        facts.judges().stream()
                .sorted(Comparator.comparingDouble(judge -> judge.curve().aurc()))
                .limit(CURVES)
                .forEach(judge -> curves.put(judge.name(), judge.curve()));
        return curves;
    }

    private static void bounds(HtmlPage page, CertificateFacts facts) {
        double delta = facts.judges().get(0).bound().bound().delta();
        page.section("Lower bounds of the ratio without noisy copies");
        page.prose("A conformal bound subtracts from the expected ratio what was enough on "
                + Wording.count(facts.judges().get(0).bound().bound().models(), "group", "groups")
                + " of sibling models that trained nothing, with images that trained nothing. Guaranteed, if the new group"
                + " and those were drawn alike: with probability " + Wording.percent(1 - delta) + " it holds for "
                + Wording.percent(1 - delta)
                + " of a new group's pairs. Not guaranteed: anything about a single image, or about models trained in"
                + " another way. The noisy copies' bound (Clopper-Pearson) holds for each pair by itself with probability "
                + Wording.percent(1 - delta) + " and needs no like models, but costs its forward passes.");
        page.table(
                CertificateTables.bounds(facts),
                "Lower bounds on new models and new images. A bound below 0 counts as 0 in the mean; 'groups kept' are those in"
                        + " which it holds for " + Wording.percent(1 - delta) + " of the pairs.");
    }
}
