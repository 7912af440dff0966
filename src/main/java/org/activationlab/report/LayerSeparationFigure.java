package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.activationlab.interpret.projection.LayerSeparation;
import org.activationlab.interpret.projection.LayerSeparations;
import org.activationlab.interpret.projection.SeparationMeasure;
import org.activationlab.metrics.PairedComparison;
import org.activationlab.metrics.SeedSummary;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How well each layer separates the labels: a row per layer, a small dot per network, and their mean with its interval
 * over networks.
 */
public final class LayerSeparationFigure {

    private static final double CONFIDENCE = 0.95;
    private static final int LEFT = 170;
    private static final int ROW = 30;
    private static final int AROUND = 170;
    private static final double RADIUS = 3;
    private static final int ALPHA = 110;

    private LayerSeparationFigure() {}

    /**
     * Draws the figure.
     *
     * @param layers of one network or more
     * @param measure the number to draw
     * @return the figure
     */
    public static Figure of(LayerSeparations layers, SeparationMeasure measure) {
        return HouseStyle.rows(
                finding(layers, measure),
                alternative(layers, measure),
                chart(layers, measure),
                LEFT,
                AROUND + ROW * layers.layers().size(),
                (graphics, drawn) -> paint(graphics, drawn, layers, measure));
    }

    /** The means; package-private, so that a test can read its series. */
    static XYChart chart(LayerSeparations layers, SeparationMeasure measure) {
        int rows = layers.layers().size();
        double least = 0;
        double most = 0;
        for (int row = 0; row < rows; row++) {
            for (double value : layers.values(row, measure)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        XYChart chart = HouseStyle.chart(measure.title(), "");
        HouseStyle.range(chart, Math.floor(10 * least) / 10, Math.min(1, Math.ceil(10 * most + 0.2) / 10), 0, rows);
        chart.getStyler().setXAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(11);
        add(chart, "image and layers before the dense ones", layers, measure, row -> !dense(layers, row));
        add(chart, "dense layers", layers, measure, row -> dense(layers, row));
        return chart;
    }

    private static void add(
            XYChart chart, String name, LayerSeparations layers, SeparationMeasure measure, IntPredicate which) {
        int rows = layers.layers().size();
        int[] own = IntStream.range(0, rows).filter(which).toArray();
        if (own.length == 0) {
            return;
        }
        XYSeries series = chart.addSeries(
                name,
                IntStream.of(own)
                        .mapToDouble(row -> layers.summary(row, measure).mean())
                        .toArray(),
                IntStream.of(own).mapToDouble(row -> rows - row - 0.5).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(color(which.test(rows - 1)));
    }

    private static boolean dense(LayerSeparations layers, int row) {
        return layers.networks().get(0).get(row).dense();
    }

    private static Color color(boolean dense) {
        return dense ? HouseStyle.BLUE : HouseStyle.ORANGE;
    }

    private static void paint(Graphics2D graphics, XYChart chart, LayerSeparations layers, SeparationMeasure measure) {
        List<LayerSeparation> first = layers.networks().get(0);
        for (int row = 0; row < first.size(); row++) {
            double y = chart.getScreenYFromChart(first.size() - row - 0.5);
            graphics.setFont(HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            int lift = graphics.getFontMetrics().getAscent()
                    - graphics.getFontMetrics().getDescent();
            String words = first.get(row).layer() + " ("
                    + Wording.number(first.get(row).dimensions(), 0) + ")";
            graphics.drawString(words, HouseStyle.MARGIN - LEFT, (float) (y + lift / 2.0));
            Color color = color(first.get(row).dense());
            graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
            for (double value : layers.values(row, measure)) {
                double x = chart.getScreenXFromChart(value);
                graphics.fill(new Ellipse2D.Double(x - RADIUS, y + 6 - RADIUS, 2 * RADIUS, 2 * RADIUS));
            }
            graphics.setColor(HouseStyle.INK);
            graphics.setStroke(new BasicStroke(1.8f));
            layers.summary(row, measure)
                    .interval(CONFIDENCE)
                    .ifPresent(interval -> graphics.draw(new Line2D.Double(
                            chart.getScreenXFromChart(interval.lower()),
                            y,
                            chart.getScreenXFromChart(interval.upper()),
                            y)));
        }
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
