package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.interpret.attribution.DiffusenessPairs;
import org.activationlab.interpret.attribution.Relation;

/**
 * Whether firm answers have more diffuse or more concentrated maps: the rank correlation of diffuseness with the noise
 * ratio, for every kind of map and measure, among pairs of one network, and among those of like margin and ink.
 */
public final class DiffusenessFigure {

    private static final int LEFT = 300;
    private static final List<Relation> SHOWN = List.of(Relation.WITHIN, Relation.GIVEN_MARGIN_AND_INK);

    private DiffusenessFigure() {}

    /**
     * Draws the figure.
     *
     * @param pairs one for each method and measure, at least one
     * @param resamples how often networks and images are drawn again for the 95 % intervals
     * @param seed of the draws
     * @return the figure
     * @throws IllegalArgumentException if there are none
     */
    public static Figure of(List<DiffusenessPairs> pairs, int resamples, long seed) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a figure of diffuseness needs at least one measure, but none came");
        }
        List<IntervalRows.Row> rows = new ArrayList<>();
        List<String> spoken = new ArrayList<>();
        List<String> standing = new ArrayList<>();
        for (DiffusenessPairs own : pairs) {
            String name = own.method() + ", " + own.measure().title();
            for (Relation relation : SHOWN) {
                DiffusenessPairs.Estimate estimate = own.withRatio(relation, resamples, seed);
                int series = SHOWN.indexOf(relation);
                rows.add(new IntervalRows.Row(
                        series == 0 ? name : "", series, estimate.value(), estimate.interval(), List.of()));
                spoken.add(name + ", " + relation.title() + " " + DiffusenessTable.words(estimate));
                if (series == SHOWN.size() - 1 && estimate.excludes(0)) {
                    standing.add(name + " " + DiffusenessTable.words(estimate));
                }
            }
        }
        return new IntervalRows(
                        "correlation with the ratio (above 0: firm answers are more diffuse)",
                        SHOWN.stream().map(Relation::title).toList(),
                        rows,
                        0,
                        LEFT)
                .figure(finding(pairs.size(), standing), "Rank correlations: " + String.join("; ", spoken) + ".");
    }

    private static String finding(int measures, List<String> standing) {
        String among = " of " + Wording.count(measures, "measure", "measures");
        return standing.isEmpty()
                ? "Given margin and ink, none" + among + " of diffuseness goes with the noise ratio beyond chance"
                : "Given margin and ink, " + standing.size() + among + " of diffuseness "
                        + (standing.size() == 1 ? "goes" : "go") + " with the noise ratio: "
                        + String.join("; ", standing);
    }
}
