package org.activationlab.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.meta.CertifiedPairs;
import org.activationlab.meta.Trait;

/** Certified radii and certified accuracies as comma-separated lines: of all models, of every group, of every model. */
public final class CertificateCsv {

    private static final int STEPS = 20;

    private CertificateCsv() {}

    /**
     * Writes all figures down.
     *
     * @param facts what is known of the certificates
     * @return lines, the first with the names of the columns; certified accuracy at twenty even steps up to the largest
     *     radius, and at 0
     */
    public static String of(CertificateFacts facts) {
        double[] radii = new double[STEPS + 1];
        Arrays.setAll(radii, i -> facts.certificates().largestRadius() * i / STEPS);
        StringBuilder text = new StringBuilder("by,name,models,pairs,accuracy,mean_ratio,no_radius");
        CertificateTables.SHARES.forEach(share -> text.append(",radius_q").append(Math.round(100 * share)));
        Arrays.stream(radii).forEach(radius -> text.append(",certified_").append(Wording.number(radius, 4)));
        text.append('\n');
        text.append(line("all", facts.certificates().all(), radii));
        for (Trait trait : Trait.values()) {
            facts.certificates()
                    .by(trait, facts.models())
                    .forEach(group -> text.append(line(trait.word(), group, radii)));
        }
        facts.certificates().models().forEach(model -> text.append(line("model", model, radii)));
        return text.toString();
    }

    private static String line(String by, CertifiedPairs group, double... radii) {
        List<Object> values = new ArrayList<>(List.of(
                by,
                group.name(),
                group.models(),
                group.pairs(),
                group.accuracy(),
                group.meanRatio(),
                group.abstained()));
        CertificateTables.SHARES.forEach(share -> values.add(group.quantile(share)));
        Arrays.stream(radii).forEach(radius -> values.add(group.certifiedAccuracy(radius)));
        return values.stream().map(Object::toString).collect(Collectors.joining(",")) + "\n";
    }
}
