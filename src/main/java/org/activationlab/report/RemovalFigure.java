package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.activationlab.interpret.influence.Removal;
import org.activationlab.interpret.influence.RemovalEffects;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.SeedSummary;

/**
 * What training without some images does to the loss of wrong predictions: a row for each kind of images, a small dot for
 * each prediction, and their mean with its interval.
 */
public final class RemovalFigure {

    private static final double CONFIDENCE = 0.95;
    private static final int LEFT = 260;

    private RemovalFigure() {}

    /**
     * Draws the figure.
     *
     * @param effects of at least one case
     * @return the figure
     * @throws IllegalArgumentException if there is no case
     */
    public static Figure of(RemovalEffects effects) {
        if (effects.cases().isEmpty()) {
            throw new IllegalArgumentException(
                    "a figure of removals needs at least one wrong prediction, but none came."
                            + " Ask about more images.");
        }
        List<String> spoken = new ArrayList<>();
        for (Removal removal : Removal.values()) {
            SeedSummary summary = effects.change(removal);
            spoken.add(removal.title() + " " + IntervalRows.words(summary.mean(), summary.interval(CONFIDENCE), 2));
        }
        return rows(effects)
                .figure(
                        finding(effects),
                        "Change of the loss without these images, mean over "
                                + Wording.count(effects.cases().size(), "wrong prediction", "wrong predictions") + ": "
                                + String.join("; ", spoken) + ".");
    }

    /** The rows; package-private, so that a test can read its chart. */
    static IntervalRows rows(RemovalEffects effects) {
        List<IntervalRows.Row> rows = new ArrayList<>();
        for (Removal removal : Removal.values()) {
            SeedSummary summary = effects.change(removal);
            rows.add(new IntervalRows.Row(
                    "without " + removal.title(),
                    removal.drawn() ? 1 : 0,
                    summary.mean(),
                    summary.interval(CONFIDENCE),
                    effects.cases().stream()
                            .map(one -> Objects.requireNonNull(one.changes().get(removal)))
                            .toList()));
        }
        return new IntervalRows(
                "change of the loss on the image, in nats",
                List.of("ranked by influence", "drawn by lot"),
                rows,
                0,
                LEFT);
    }

    private static String finding(RemovalEffects effects) {
        PairedComparison helpful = effects.compared(Removal.HELPFUL, Removal.RANDOM);
        PairedComparison harmful = effects.compared(Removal.HARMFUL, Removal.RANDOM);
        return "Without the " + effects.settings().removed() + " most helpful training images the loss is "
                + than(helpful) + " than without random ones, without the most harmful " + than(harmful);
    }

    private static String than(PairedComparison comparison) {
        String way = comparison.difference() > 0 ? "higher" : "lower";
        return Wording.number(Math.abs(comparison.difference()), 2) + " nats " + way
                + (comparison.decided() ? "" : " (not beyond chance)");
    }
}
