package org.activationlab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.activationlab.meta.CertifiedPairs;
import org.activationlab.meta.Trait;
import org.knowm.xchart.XYChart;

/** The share of pairs that are right and certified to a radius, against the radius: a curve per group of models. */
public final class CertifiedAccuracyFigure {

    private static final int STEPS = 400;

    private CertifiedAccuracyFigure() {}

    /**
     * Draws the figure.
     *
     * @param facts what is known of the certificates
     * @param trait what divides the models
     * @return the figure
     */
    public static Figure of(CertificateFacts facts, Trait trait) {
        List<CertifiedPairs> groups = facts.certificates().by(trait, facts.models());
        return HouseStyle.draw(finding(groups, trait), alternative(facts, groups), chart(facts, trait));
    }

    /** Package-private, so that a test can read its series. */
    static XYChart chart(CertificateFacts facts, Trait trait) {
        double largest = Math.max(0.1, facts.certificates().largestRadius());
        XYChart chart = HouseStyle.chart(
                "radius r (L2, in units of pixel value: paper 0, ink 1)", "right and certified to r (% of pairs)");
        HouseStyle.range(chart, 0, 1.04 * largest, 0, 100);
        chart.getStyler().setXAxisDecimalPattern("0.0#");
        chart.getStyler().setYAxisDecimalPattern("0");
        chart.getStyler().setMarkerSize(9);
        double[] radii = new double[STEPS + 1];
        Arrays.setAll(radii, i -> 1.04 * largest * i / STEPS);
        CertifiedPairs all = facts.certificates().all();
        FigureCurves.quiet(chart, "right without noise, all models", 0, 1.04 * largest, 100 * all.accuracy());
        FigureCurves.whole(chart, "all " + Wording.count(all.models(), "model", "models"), radii, curve(all, radii));
        List<CertifiedPairs> groups = facts.certificates().by(trait, facts.models());
        if (groups.size() > 1) {
            for (int i = 0; i < groups.size(); i++) {
                FigureCurves.add(chart, name(trait, groups.get(i)), radii, curve(groups.get(i), radii), i);
            }
        }
        return chart;
    }

    private static String name(Trait trait, CertifiedPairs group) {
        return TraitNames.value(trait, group.name()) + " (" + Wording.count(group.models(), "model", "models") + ")";
    }

    private static double[] curve(CertifiedPairs group, double... radii) {
        return Arrays.stream(radii)
                .map(radius -> 100 * group.certifiedAccuracy(radius))
                .toArray();
    }

    private static String finding(List<CertifiedPairs> groups, Trait trait) {
        double radius = 0.5;
        List<CertifiedPairs> ranked = groups.stream()
                .sorted(Comparator.comparingDouble(group -> -group.certifiedAccuracy(radius)))
                .toList();
        CertifiedPairs best = ranked.get(0);
        String start = "Right and certified to a radius of " + Wording.setting(radius) + ": "
                + Wording.percent(best.certifiedAccuracy(radius)) + " of the pairs";
        if (ranked.size() == 1) {
            return start + " of all models";
        }
        CertifiedPairs worst = ranked.get(ranked.size() - 1);
        return start + " with " + TraitNames.of(trait) + " " + TraitNames.value(trait, best.name()) + ", "
                + Wording.percent(worst.certifiedAccuracy(radius)) + " with " + TraitNames.value(trait, worst.name());
    }

    private static String alternative(CertificateFacts facts, List<CertifiedPairs> groups) {
        List<CertifiedPairs> named =
                new ArrayList<>(List.of(facts.certificates().all()));
        named.addAll(groups);
        List<String> parts = new ArrayList<>();
        for (CertifiedPairs group : named) {
            parts.add(group.name() + " " + Wording.percent(group.certifiedAccuracy(0)) + " at radius 0 and "
                    + Wording.percent(group.certifiedAccuracy(1)) + " at radius 1");
        }
        return "Certified accuracy against the radius: " + String.join("; ", parts) + ".";
    }
}
