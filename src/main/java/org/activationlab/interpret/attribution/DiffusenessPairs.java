package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.PartialRankCorrelation;
import org.activationlab.metrics.Quantile;
import org.activationlab.metrics.TwoWayBootstrap;
import org.activationlab.metrics.WeightedStatistic;
import org.activationlab.network.RandomStreams;

/**
 * Pairs of network and image with how diffuse the map of the answer is, beside how firm the answer is (the noise ratio),
 * whether it is right, and what both may owe to: the logit margin and the amount of ink.
 *
 * <p>Not a record because it holds arrays.
 */
public final class DiffusenessPairs {

    private static final double CONFIDENCE = 0.95;

    private final String method;
    private final Diffuseness measure;
    private final List<Row> rows;

    /**
     * A pair.
     *
     * @param model a number for the network
     * @param image a number for the image
     * @param ratio the noise ratio, 0 to 1
     * @param right whether the answer is right
     * @param margin the largest logit less the second
     * @param ink the sum of the pixels
     * @param diffuseness of the map of the answer, finite
     */
    public record Row(
            int model, int image, double ratio, boolean right, double margin, double ink, double diffuseness) {

        /** Checks what is compared. */
        public Row {
            if (!(ratio >= 0 && ratio <= 1) || !Double.isFinite(margin + ink + diffuseness)) {
                throw new IllegalArgumentException("expected a ratio of 0 to 1 and finite numbers, but got ratio "
                        + ratio + ", margin " + margin + ", ink " + ink + " and diffuseness " + diffuseness);
            }
        }
    }

    /**
     * A number and how far it would move with other networks and other images.
     *
     * @param value the number; NaN where it is undefined
     * @param interval its 95 % interval by resampling both; absent where undefined
     */
    public record Estimate(double value, Optional<Interval> interval) {

        /**
         * Tells whether a value is ruled out.
         *
         * @param other for example 0
         * @return whether there is an interval and it lies outside
         */
        public boolean excludes(double other) {
            return interval.isPresent() && !interval.get().contains(other);
        }
    }

    /**
     * Puts pairs together.
     *
     * @param method the name of the attribution
     * @param measure how diffuseness is measured
     * @param rows at least one
     * @throws IllegalArgumentException if there is none
     */
    public DiffusenessPairs(String method, Diffuseness measure, List<Row> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("expected at least one pair, but none came");
        }
        this.method = method;
        this.measure = measure;
        this.rows = List.copyOf(rows);
    }

    /**
     * Names the attribution.
     *
     * @return its title
     */
    public String method() {
        return method;
    }

    /**
     * Names the measure.
     *
     * @return how diffuseness is measured
     */
    public Diffuseness measure() {
        return measure;
    }

    /**
     * Gives the pairs.
     *
     * @return at least one
     */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Compares diffuseness with the noise ratio.
     *
     * @param relation among which pairs
     * @param resamples how often networks and images are drawn again, at least 1
     * @param seed of the draws
     * @return the rank correlation, -1 to 1; below 0 where firm answers have the more concentrated maps
     */
    public Estimate withRatio(Relation relation, int resamples, long seed) {
        List<double[]> given = new ArrayList<>();
        if (relation.givenMargin()) {
            given.add(column(Row::margin));
        }
        if (relation.givenInk()) {
            given.add(column(Row::ink));
        }
        int[] groups = relation == Relation.POOLED
                ? new int[rows.size()]
                : rows.stream().mapToInt(Row::model).toArray();
        return estimate(
                PartialRankCorrelation.of(column(Row::diffuseness), column(Row::ratio), given, groups),
                resamples,
                seed);
    }

    /**
     * Compares wrong answers with right ones.
     *
     * @param resamples how often networks and images are drawn again, at least 1
     * @param seed of the draws
     * @return the chance that a wrong answer's map is more diffuse than a right one's, 0 to 1; 0.5 tells nothing
     */
    public Estimate wrongAgainstRight(int resamples, long seed) {
        boolean[] wrong = new boolean[rows.size()];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = !rows.get(i).right();
        }
        return estimate(WeightedStatistic.auroc(column(Row::diffuseness), wrong), resamples, seed);
    }

    /**
     * Gives the diffuseness that half of the right, or of the wrong, answers stay below.
     *
     * @param right which
     * @return 0 to 1; NaN if there is none
     */
    public double median(boolean right) {
        double[] sorted = rows.stream()
                .filter(row -> row.right() == right)
                .mapToDouble(Row::diffuseness)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : Quantile.ofSorted(sorted, 0.5);
    }

    private double[] column(ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private Estimate estimate(WeightedStatistic statistic, int resamples, long seed) {
        int[] once = new int[rows.size()];
        Arrays.fill(once, 1);
        TwoWayBootstrap bootstrap = TwoWayBootstrap.of(
                rows.stream().mapToInt(Row::model).toArray(),
                rows.stream().mapToInt(Row::image).toArray());
        return new Estimate(
                statistic.of(once),
                bootstrap
                        .replicates(statistic, resamples, new RandomStreams(seed).stream("diffuseness/bootstrap"))
                        .interval(CONFIDENCE));
    }
}
