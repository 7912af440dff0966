package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.activationlab.metrics.Interval;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How much of the noise ratio's variance is explained against what an answer costs in forward passes of the judged
 * network: named ways with 95 % intervals, and votes of fresh noisy copies.
 */
public final class CostFigure {

    private static final int TO_LABEL = 22;

    /** Scores further down stand at this edge. */
    static final double LEAST = -0.25;

    /** In the logarithm: room left of one forward pass. */
    private static final double BEFORE = 0.12;

    private CostFigure() {}

    /**
     * Draws the figure.
     *
     * @param points at least one with a defined score
     * @return the figure
     * @throws IllegalArgumentException if there is none
     */
    public static Figure of(List<CostPoint> points) {
        List<CostPoint> defined = defined(points);
        return HouseStyle.draw(finding(defined), alternative(defined), chart(points), 0, (graphics, drawn) -> {
            DrawAxis.paint(graphics, drawn, last(defined));
            defined.forEach(point -> whisker(graphics, drawn, point));
            names(graphics, drawn, defined);
        });
    }

    private static List<CostPoint> defined(List<CostPoint> points) {
        List<CostPoint> defined = points.stream()
                .filter(point -> Double.isFinite(point.r2().value()))
                .sorted(Comparator.comparingInt(CostPoint::passes))
                .toList();
        if (defined.isEmpty()) {
            throw new IllegalArgumentException("a figure of costs needs a point with a score, but there is none");
        }
        return defined;
    }

    private static int last(List<CostPoint> points) {
        return Math.max(100, points.stream().mapToInt(CostPoint::passes).max().orElse(100));
    }

    /** The points without intervals and names; package-private, so that a test can read its series. */
    static XYChart chart(List<CostPoint> points) {
        List<CostPoint> defined = defined(points);
        XYChart chart =
                HouseStyle.chart("forward passes of the judged network per prediction", "R2 of the noise ratio");
        DrawAxis.prepare(chart, 1, last(defined), 1);
        double lowest = defined.stream().mapToDouble(CostFigure::low).min().orElse(0);
        HouseStyle.range(
                chart, -BEFORE, 1.03 * Math.log10(last(defined)), Math.min(0, Math.floor(20 * lowest) / 20), 1);
        chart.getStyler().setYAxisDecimalPattern("0.0");
        chart.getStyler().setMarkerSize(10);
        List<CostPoint> votes = defined.stream().filter(CostPoint::vote).toList();
        List<CostPoint> ways = defined.stream().filter(point -> !point.vote()).toList();
        if (!votes.isEmpty()) {
            XYSeries series = add(chart, "vote of fresh noisy copies", votes);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            series.setMarker(SeriesMarkers.DIAMOND);
            series.setMarkerColor(HouseStyle.VERMILLION);
            series.setLineColor(HouseStyle.VERMILLION);
            series.setLineStyle(new BasicStroke(2.2f));
        }
        if (!ways.isEmpty()) {
            XYSeries series = add(chart, "one look at the network's activations", ways);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(HouseStyle.BLUE);
        }
        return chart;
    }

    private static XYSeries add(XYChart chart, String name, List<CostPoint> points) {
        return chart.addSeries(
                name,
                points.stream().mapToDouble(point -> Math.log10(point.passes())).toArray(),
                points.stream().mapToDouble(CostFigure::shown).toArray());
    }

    private static double shown(CostPoint point) {
        return Math.max(LEAST, point.r2().value());
    }

    private static double low(CostPoint point) {
        return Math.max(
                LEAST,
                point.r2().interval().map(Interval::lower).orElse(point.r2().value()));
    }

    private static void whisker(Graphics2D graphics, XYChart chart, CostPoint point) {
        Optional<Interval> interval = point.r2().interval();
        if (interval.isEmpty()) {
            return;
        }
        double x = chart.getScreenXFromChart(Math.log10(point.passes()));
        graphics.setColor(point.vote() ? HouseStyle.VERMILLION : HouseStyle.BLUE);
        graphics.setStroke(new BasicStroke(1.4f));
        double low = chart.getScreenYFromChart(low(point));
        double high = chart.getScreenYFromChart(Math.max(LEAST, interval.get().upper()));
        graphics.draw(new Line2D.Double(x, low, x, high));
        for (double end : new double[] {low, high}) {
            graphics.draw(new Line2D.Double(x - 4, end, x + 4, end));
        }
    }

    /** Writes the ways' names to the right of their points, as far apart as lines must be. */
    private static void names(Graphics2D graphics, XYChart chart, List<CostPoint> points) {
        graphics.setFont(HouseStyle.TEXT.deriveFont(12f));
        Map<Integer, List<CostPoint>> columns = points.stream()
                .filter(point -> !point.vote())
                .sorted(Comparator.comparingDouble(CostFigure::shown))
                .collect(Collectors.groupingBy(CostPoint::passes, TreeMap::new, Collectors.toList()));
        FontMetrics metrics = graphics.getFontMetrics();
        columns.forEach((passes, column) -> {
            double[] places = column.stream()
                    .mapToDouble(point -> chart.getScreenYFromChart(shown(point)))
                    .toArray();
            double lowest = chart.getScreenYFromChart(chart.getStyler().getYAxisMin()) - metrics.getHeight() / 2.0;
            double[] lines = spread(places, metrics.getHeight(), lowest);
            double x = chart.getScreenXFromChart(Math.log10(passes));
            for (int i = 0; i < lines.length; i++) {
                graphics.setColor(HouseStyle.QUIET);
                graphics.setStroke(new BasicStroke(1));
                graphics.draw(new Line2D.Double(x + 7, places[i], x + TO_LABEL - 3, lines[i]));
                graphics.setColor(HouseStyle.INK);
                graphics.drawString(
                        column.get(i).name() + " "
                                + Wording.number(column.get(i).r2().value(), 2),
                        (float) (x + TO_LABEL),
                        (float) (lines[i] + (metrics.getAscent() - metrics.getDescent()) / 2.0));
            }
        });
    }

    /** Moves places, the lowest on the screen first, apart by a height, as little as that takes, and not below an edge. */
    static double[] spread(double[] places, double height, double lowest) {
        double[] lines = places.clone();
        double moved = 0;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = Math.min(lines[i], lines[i - 1] - height);
            moved += (places[i] - lines[i]) / lines.length;
        }
        double down = lines.length == 0 ? 0 : Math.min(moved, lowest - lines[0]);
        for (int i = 0; i < lines.length; i++) {
            lines[i] += down;
        }
        return lines;
    }

    private static String finding(List<CostPoint> points) {
        Optional<CostPoint> best = points.stream()
                .filter(point -> !point.vote())
                .max(Comparator.comparingDouble(point -> point.r2().value()));
        List<CostPoint> votes = points.stream().filter(CostPoint::vote).toList();
        if (best.isEmpty()) {
            CostPoint first = votes.get(0);
            return "A vote of " + first.name() + " has R2 "
                    + Wording.ratio(first.r2().value());
        }
        CostPoint way = best.get();
        String start = "Best after " + Wording.count(way.passes(), "forward pass", "forward passes") + ": " + way.name()
                + ", R2 " + Wording.ratio(way.r2().value());
        return votes.stream()
                .filter(vote -> vote.r2().value() > way.r2().value())
                .findFirst()
                .map(vote -> start + "; a vote of " + vote.name() + " has "
                        + Wording.ratio(vote.r2().value()))
                .orElse(start + (votes.isEmpty() ? "" : ", more than any vote here"));
    }

    private static String alternative(List<CostPoint> points) {
        List<String> parts = new ArrayList<>();
        for (CostPoint point : points) {
            parts.add(point.name() + ", " + Wording.count(point.passes(), "pass", "passes") + ": "
                    + CertificateTables.text(point.r2(), 3));
        }
        return "R2 of the noise ratio against forward passes per prediction: " + String.join("; ", parts) + ".";
    }
}
