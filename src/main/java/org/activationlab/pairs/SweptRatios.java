package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.metrics.Quantile;

/** The same pairs, labelled with noise of several scales. Immutable. */
public final class SweptRatios {

    private final List<Double> scales;
    private final List<LabelTable> labels;

    /**
     * Puts labels beside their scales.
     *
     * @param scales the factors of the noise, the smallest first
     * @param labels for each the labels of the same pairs in the same order
     * @throws IllegalArgumentException if there are not as many tables as scales, or not as many rows in all of them
     */
    public SweptRatios(List<Double> scales, List<LabelTable> labels) {
        this.scales = List.copyOf(scales);
        this.labels = List.copyOf(labels);
        long sizes = labels.stream().mapToInt(LabelTable::size).distinct().count();
        if (scales.size() != labels.size() || sizes > 1) {
            throw new IllegalArgumentException("expected one table of the same pairs for each of the scales " + scales
                    + ", but came tables of "
                    + labels.stream().map(LabelTable::size).toList() + " rows");
        }
    }

    /**
     * The ratios of the right or of the wrong predictions at one scale.
     *
     * @param scale the factor of the noise, in units of pixel value
     * @param correct whether the row speaks of right predictions; whether a prediction is right does not depend on noise
     * @param pairs how many there are, at least 1
     * @param mean the mean ratio, in [0, 1], as are the others
     * @param lowerQuartile a quarter of the ratios lies below
     * @param median half of the ratios lie below
     * @param upperQuartile three quarters of the ratios lie below
     */
    public record Row(
            double scale,
            boolean correct,
            int pairs,
            double mean,
            double lowerQuartile,
            double median,
            double upperQuartile) {}

    /**
     * Gives the scales.
     *
     * @return the smallest first
     */
    public List<Double> scales() {
        return scales;
    }

    /**
     * Gives the labels at one scale.
     *
     * @param scale one of {@link #scales()}
     * @return a row per pair; the same pairs at every scale
     * @throws IllegalArgumentException if nothing was labelled at that scale
     */
    public LabelTable labels(double scale) {
        int place = scales.indexOf(scale);
        if (place < 0) {
            throw new IllegalArgumentException("nothing was labelled at scale " + scale + "; the scales are " + scales);
        }
        return labels.get(place);
    }

    /**
     * Describes the ratios.
     *
     * @return by scale, the right predictions before the wrong ones; what does not occur has no row
     */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < scales.size(); i++) {
            for (boolean correct : new boolean[] {true, false}) {
                double[] ratios = ratios(labels.get(i), correct);
                if (ratios.length > 0) {
                    rows.add(row(scales.get(i), correct, ratios));
                }
            }
        }
        return List.copyOf(rows);
    }

    private static double[] ratios(LabelTable labels, boolean correct) {
        return IntStream.range(0, labels.size())
                .filter(row -> labels.correct(row) == correct)
                .mapToDouble(row -> labels.ratio(row).value())
                .sorted()
                .toArray();
    }

    private static Row row(double scale, boolean correct, double[] sorted) {
        return new Row(
                scale,
                correct,
                sorted.length,
                Arrays.stream(sorted).average().orElseThrow(),
                Quantile.ofSorted(sorted, 0.25),
                Quantile.ofSorted(sorted, 0.5),
                Quantile.ofSorted(sorted, 0.75));
    }

    /**
     * Says how far right predictions lie above wrong ones.
     *
     * @param scale one of {@link #scales()}
     * @return the mean ratio of the right ones less that of the wrong ones; NaN if there are none of a kind
     * @throws IllegalArgumentException if that scale was not measured
     */
    public double gap(double scale) {
        LabelTable own = labels(scale);
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int row = 0; row < own.size(); row++) {
            int kind = own.correct(row) ? 1 : 0;
            sums[kind] += own.ratio(row).value();
            counts[kind]++;
        }
        return sums[1] / counts[1] - sums[0] / counts[0];
    }
}
