package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.interpret.projection.LayerSeparation;
import org.activationlab.interpret.projection.LayerSeparations;
import org.activationlab.interpret.projection.SeparationMeasure;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.SeedSummary;

/**
 * How well each layer separates the labels: a row per layer, a small dot per network, and their mean with its interval
 * over networks.
 */
public final class LayerSeparationFigure {

    private static final double CONFIDENCE = 0.95;
    private static final int LEFT = 170;

    private LayerSeparationFigure() {}

    /**
     * Draws the figure.
     *
     * @param layers of one network or more
     * @param measure the number to draw
     * @return the figure
     */
    public static Figure of(LayerSeparations layers, SeparationMeasure measure) {
        return rows(layers, measure).figure(finding(layers, measure), alternative(layers, measure));
    }

    /** A row per layer; package-private, so that a test can read its chart. */
    static IntervalRows rows(LayerSeparations layers, SeparationMeasure measure) {
        List<IntervalRows.Row> rows = new ArrayList<>();
        List<LayerSeparation> first = layers.networks().get(0);
        for (int row = 0; row < first.size(); row++) {
            SeedSummary summary = layers.summary(row, measure);
            rows.add(new IntervalRows.Row(
                    first.get(row).layer() + " ("
                            + Wording.number(first.get(row).dimensions(), 0) + ")",
                    first.get(row).dense() ? 0 : 1,
                    summary.mean(),
                    summary.interval(CONFIDENCE),
                    layers.values(row, measure)));
        }
        return new IntervalRows(
                measure.title(), List.of("dense layers", "image and layers before the dense ones"), rows, 0, LEFT);
    }

    private static String finding(LayerSeparations layers, SeparationMeasure measure) {
        boolean any = layers.networks().get(0).stream().anyMatch(LayerSeparation::dense);
        boolean both = layers.networks().get(0).stream().skip(1).anyMatch(layer -> !layer.dense());
        String over = " over " + Wording.count(layers.networks().size(), "network", "networks");
        if (!any || !both) {
            return "The " + measure.title() + " of each layer" + over;
        }
        PairedComparison comparison = layers.denseAgainstEarlier(measure, CONFIDENCE);
        String verdict = comparison.difference() > 0 ? "better" : "worse";
        String start = comparison.interval().isPresent() && !comparison.decided()
                ? "Whether dense layers separate the labels better than earlier ones is open"
                : "Dense layers separate the labels " + verdict + " than earlier ones";
        return start + ": their " + measure.title() + " differs by "
                + Wording.number(comparison.difference(), 3)
                + comparison
                        .interval()
                        .map(interval -> " [" + Wording.number(interval.lower(), 3) + ", "
                                + Wording.number(interval.upper(), 3) + "]")
                        .orElse("")
                + over;
    }

    private static String alternative(LayerSeparations layers, SeparationMeasure measure) {
        List<String> parts = new ArrayList<>();
        for (int row = 0; row < layers.layers().size(); row++) {
            SeedSummary summary = layers.summary(row, measure);
            parts.add(layers.layers().get(row) + " " + Wording.ratio(summary.mean()));
        }
        return "A row per layer with the " + measure.title()
                + " of each network as a small dot and their mean with its 95 %" + " interval. Means: "
                + String.join(", ", parts) + ".";
    }
}
