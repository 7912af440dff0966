package org.activationlab.interpret.influence;

import java.util.List;
import java.util.Objects;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.SeedSummary;

/**
 * What training without some images did to wrong predictions.
 *
 * @param settings how it was tested
 * @param cases one for each wrong prediction; may be empty
 */
public record RemovalEffects(RemovalSettings settings, List<RemovalCase> cases) {

    private static final double CONFIDENCE = 0.95;

    /** Copies the cases. */
    public RemovalEffects {
        cases = List.copyOf(cases);
    }

    /**
     * Sums up over cases, each of which is another start and another image.
     *
     * @param removal which images were left out
     * @return how much higher the loss was without them, in nats
     * @throws IllegalArgumentException if there is no case
     */
    public SeedSummary change(Removal removal) {
        return SeedSummary.of(changes(removal));
    }

    /**
     * Compares two kinds of images, case by case.
     *
     * @param removal which images were left out
     * @param other which instead
     * @return how much higher the loss was without the first ones than without the others, in nats, with its 95 % interval
     * @throws IllegalArgumentException if there is no case
     */
    public PairedComparison compared(Removal removal, Removal other) {
        return PairedComparison.overSeeds(changes(removal), changes(other), CONFIDENCE);
    }

    /**
     * Averages over cases.
     *
     * @param removal which images were left out
     * @return the share of networks that were right without them, 0 to 1; NaN if there is no case
     */
    public double righted(Removal removal) {
        return cases.stream()
                .mapToDouble(one -> Objects.requireNonNull(one.righted().get(removal)))
                .average()
                .orElse(Double.NaN);
    }

    private double[] changes(Removal removal) {
        return cases.stream()
                .mapToDouble(one -> Objects.requireNonNull(one.changes().get(removal)))
                .toArray();
    }
}
