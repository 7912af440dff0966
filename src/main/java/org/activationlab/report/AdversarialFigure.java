package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.interpret.adversarial.RankCorrelation;
import org.activationlab.interpret.adversarial.RobustnessPairs;
import org.activationlab.metrics.Interval;
import org.activationlab.metrics.Quantile;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The distance of the nearest misleading image against the noise ratio: a point per pair of network and image, right and
 * wrong answers apart, and the medians of each along the ratio. Where no misleading image was found the point stands at
 * the top.
 */
public final class AdversarialFigure {

    /** Medians are of pairs in so many intervals of the ratio. */
    private static final int BINS = 10;

    /** A median of fewer pairs says little. */
    private static final int FEWEST = 10;

    /** The many points of one kind let others through, the few of the other kind do not. */
    private static final int ALPHA = 90;

    private static final int FEW_ALPHA = 220;
    private static final int MANY = 200;

    private AdversarialFigure() {}

    /**
     * Draws the figure.
     *
     * @param pairs at least one
     * @param distance what the distance is, for the axis, such as {@code "L2 distance"}
     * @param resamples how often pairs are drawn again for the interval
     * @param seed the seed of these draws
     * @return the figure
     * @throws IllegalArgumentException if there is no pair
     */
    public static Figure of(RobustnessPairs pairs, String distance, int resamples, long seed) {
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("a figure of distances needs at least one pair, but none came");
        }
        RankCorrelation all = pairs.correlation(resamples, seed);
        List<String> parts = new ArrayList<>();
        for (boolean right : new boolean[] {true, false}) {
            RobustnessPairs own = pairs.only(right);
            if (own.size() > 0) {
                parts.add(words(own.correlation(resamples, seed)) + " among "
                        + Wording.count(
                                own.size(),
                                right ? "right answer" : "wrong answer",
                                right ? "right answers" : "wrong answers"));
            }
        }
        String alternative = "Points: noise ratio (across) and " + distance + " (up). Rank correlation "
                + words(all) + " over " + Wording.count(pairs.size(), "pair", "pairs") + "; " + String.join("; ", parts)
                + ". Found for " + Wording.number(pairs.found(), 0) + ".";
        return HouseStyle.draw(finding(all, distance, parts), alternative, chart(pairs, distance));
    }

    private static String finding(RankCorrelation all, String distance, List<String> parts) {
        Interval interval = all.interval().orElse(null);
        String start = interval == null || interval.contains(0)
                ? "The noise ratio does not tell the " + distance
                : "A higher noise ratio goes with a " + (all.spearman() > 0 ? "larger " : "smaller ") + distance;
        return start + ": rank correlation " + words(all) + "; " + String.join(", ", parts);
    }

    private static String words(RankCorrelation correlation) {
        if (Double.isNaN(correlation.spearman())) {
            return "undefined";
        }
        return Wording.number(correlation.spearman(), 2)
                + correlation
                        .interval()
                        .map(interval -> " [" + Wording.number(interval.lower(), 2) + ", "
                                + Wording.number(interval.upper(), 2) + "]")
                        .orElse("");
    }

    /** The chart; package-private, so that a test can read its series. */
    static XYChart chart(RobustnessPairs pairs, String distance) {
        double top = 1.05
                * IntStream.range(0, pairs.size())
                        .mapToDouble(pairs::distance)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1);
        XYChart chart = HouseStyle.chart("noise ratio (share of noisy copies that keep the answer)", distance);
        HouseStyle.range(chart, 0, 1, 0, Math.max(top, 1e-9));
        chart.getStyler().setXAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisDecimalPattern("0.0##");
        chart.getStyler().setMarkerSize(5);
        group(chart, pairs.only(true), "right", top, HouseStyle.BLUE, SeriesMarkers.CIRCLE);
        group(chart, pairs.only(false), "wrong", top, HouseStyle.VERMILLION, SeriesMarkers.DIAMOND);
        return chart;
    }

    private static void group(
            XYChart chart, RobustnessPairs pairs, String name, double top, Color color, Marker marker) {
        if (pairs.size() == 0) {
            return;
        }
        double[] ratios =
                IntStream.range(0, pairs.size()).mapToDouble(pairs::ratio).toArray();
        double[] distances = IntStream.range(0, pairs.size())
                .mapToDouble(i -> Math.min(top, pairs.distance(i)))
                .toArray();
        XYSeries points =
                chart.addSeries(name + " (" + Wording.count(pairs.size(), "pair", "pairs") + ")", ratios, distances);
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(marker);
        int alpha = pairs.size() < MANY ? FEW_ALPHA : ALPHA;
        points.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
        List<double[]> medians = medians(ratios, distances);
        if (medians.size() > 1) {
            XYSeries line = chart.addSeries(
                    "median, " + name,
                    medians.stream().mapToDouble(median -> median[0]).toArray(),
                    medians.stream().mapToDouble(median -> median[1]).toArray());
            line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(color);
            float[] dash = name.equals("right") ? null : new float[] {7, 4};
            line.setLineStyle(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
        }
    }

    /** The median distance of the pairs of each interval, over their mean ratio. */
    private static List<double[]> medians(double[] ratios, double[] distances) {
        List<double[]> medians = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            int own = bin;
            int[] inside = IntStream.range(0, ratios.length)
                    .filter(i -> Math.min(BINS - 1, (int) (ratios[i] * BINS)) == own)
                    .toArray();
            if (inside.length >= FEWEST) {
                double[] sorted = Arrays.stream(inside)
                        .mapToDouble(i -> distances[i])
                        .sorted()
                        .toArray();
                double mean = Arrays.stream(inside)
                        .mapToDouble(i -> ratios[i])
                        .average()
                        .orElseThrow();
                medians.add(new double[] {mean, Quantile.ofSorted(sorted, 0.5)});
            }
        }
        return medians;
    }
}
