package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.activationlab.meta.Certificates;
import org.activationlab.meta.CertifiedPairs;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.Trait;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The certified radii of every model: models ranked by their median, with the bands that hold the middle half and the
 * middle nine tenths of their pairs.
 */
public final class RadiusFigure {

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

    /** From so many models on markers lie upon each other. */
    private static final int MANY = 200;

    private static final double DOT = 3.5;

    private RadiusFigure() {}

    /**
     * Draws the figure.
     *
     * @param certificates of some models
     * @param traits of at least those models, which tell the optimizers apart
     * @return the figure
     */
    public static Figure of(Certificates certificates, Collection<ModelTraits> traits) {
        List<CertifiedPairs> ranked = ranked(certificates);
        double[] places = IntStream.rangeClosed(1, ranked.size())
                .mapToDouble(place -> place)
                .toArray();
        Map<String, List<Integer>> optimizers = byOptimizer(ranked, traits);
        return HouseStyle.draw(
                finding(ranked), alternative(ranked), chart(certificates, traits), 0, (graphics, drawn) -> {
                    FigureBand.paint(graphics, drawn, places, at(ranked, 0.05), at(ranked, 0.95), HouseStyle.QUIET);
                    FigureBand.paint(graphics, drawn, places, at(ranked, 0.25), at(ranked, 0.75), HouseStyle.INK);
                    if (ranked.size() >= MANY) {
                        paintInOrder(graphics, drawn, ranked, List.copyOf(optimizers.values()));
                    }
                });
    }

    /** Markers of a whole optimizer at once would hide those of the one before: here each hides its neighbour only. */
    private static void paintInOrder(
            Graphics2D graphics, XYChart chart, List<CertifiedPairs> ranked, List<List<Integer>> optimizers) {
        Color[] colors = new Color[ranked.size()];
        for (int i = 0; i < optimizers.size(); i++) {
            for (int place : optimizers.get(i)) {
                colors[place] = color(i);
            }
        }
        for (int i = 0; i < colors.length; i++) {
            double x = chart.getScreenXFromChart(i + 1.0);
            double y = chart.getScreenYFromChart(ranked.get(i).quantile(0.5));
            graphics.setColor(colors[i]);
            graphics.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
        }
    }

    private static Color color(int optimizer) {
        return HouseStyle.PALETTE.get(optimizer % HouseStyle.PALETTE.size());
    }

    /** Where each optimizer's models stand among the ranked, from 0. */
    private static Map<String, List<Integer>> byOptimizer(List<CertifiedPairs> ranked, Collection<ModelTraits> traits) {
        Map<String, String> optimizers = new HashMap<>();
        traits.forEach(model -> optimizers.put(model.modelId(), model.optimizer()));
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            String optimizer = optimizers.get(ranked.get(i).name());
            if (optimizer == null) {
                throw new IllegalArgumentException("expected the traits of every model, but "
                        + ranked.get(i).name() + " has none. Give those of the whole population.");
            }
            places.computeIfAbsent(optimizer, key -> new ArrayList<>()).add(i);
        }
        return places;
    }

    /** The models by their median, then by what lies around it. */
    static List<CertifiedPairs> ranked(Certificates certificates) {
        return certificates.models().stream()
                .sorted(Comparator.comparingDouble((CertifiedPairs model) -> model.quantile(0.5))
                        .thenComparingDouble(model -> model.quantile(0.75))
                        .thenComparingDouble(model -> model.quantile(0.25))
                        .thenComparingDouble(CertifiedPairs::meanRatio))
                .toList();
    }

    private static double[] at(List<CertifiedPairs> models, double share) {
        return models.stream().mapToDouble(model -> model.quantile(share)).toArray();
    }

    /** The medians without bands; package-private, so that a test can read its series. */
    static XYChart chart(Certificates certificates, Collection<ModelTraits> traits) {
        List<CertifiedPairs> ranked = ranked(certificates);
        XYChart chart = HouseStyle.chart("models, ranked by their median", "certified L2 radius (paper 0, ink 1)");
        HouseStyle.range(chart, 0, ranked.size() + 1, 0, 1.04 * Math.max(0.1, certificates.largestRadius()));
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setYAxisDecimalPattern("0.0");
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setMarkerSize(ranked.size() < MANY ? 7 : 4);
        double largest = certificates.largestRadius();
        XYSeries most = chart.addSeries(
                "all " + Wording.number(certificates.noise().draws(), 0) + " copies agree",
                new double[] {0, ranked.size() + 1},
                new double[] {largest, largest});
        most.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        most.setMarker(SeriesMarkers.NONE);
        most.setLineColor(HouseStyle.QUIET);
        most.setLineStyle(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        int next = 0;
        for (Map.Entry<String, List<Integer>> entry :
                byOptimizer(ranked, traits).entrySet()) {
            XYSeries series = chart.addSeries(
                    "median, " + TraitNames.value(Trait.OPTIMIZER, entry.getKey()),
                    entry.getValue().stream().mapToDouble(i -> i + 1).toArray(),
                    entry.getValue().stream()
                            .mapToDouble(i -> ranked.get(i).quantile(0.5))
                            .toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(MARKERS.get(next % MARKERS.size()));
            series.setMarkerColor(color(next));
            next++;
        }
        return chart;
    }

    private static String finding(List<CertifiedPairs> ranked) {
        Spread medians = Spread.of(at(ranked, 0.5));
        Spread tops = Spread.of(at(ranked, 0.95));
        return "Half of the " + Wording.count(ranked.size(), "model has", "models have")
                + " a median certified radius of " + Wording.number(medians.median(), 2) + " or less, the best "
                + Wording.number(medians.highest(), 2) + "; the largest 5 % of a model's radii begin at "
                + Wording.number(tops.median(), 2) + " for the middle model";
    }

    private static String alternative(List<CertifiedPairs> ranked) {
        Spread medians = Spread.of(at(ranked, 0.5));
        return "A column per model with the median, the middle half (dark) and the middle nine tenths (light) of its"
                + " certified radii. Medians: lowest " + Wording.number(medians.lowest(), 2) + ", quartiles "
                + Wording.number(medians.lowerQuartile(), 2) + " and " + Wording.number(medians.upperQuartile(), 2)
                + ", highest " + Wording.number(medians.highest(), 2) + ".";
    }
}
