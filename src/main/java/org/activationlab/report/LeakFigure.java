package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.activationlab.meta.AuditMetric;
import org.activationlab.meta.AuditedCell;
import org.activationlab.meta.Baseline;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Look-ups, scores of the logits and meta-networks on every split but those by region, a row per cell of test pairs. */
public final class LeakFigure {

    /** Scores further left stand at this edge. */
    static final double LEAST = -0.25;

    private static final int LEFT = 264;
    private static final int ROW = 40;
    private static final int AROUND = 190;

    private LeakFigure() {}

    /** A point of a series: how good, and in which row from the top. */
    private record Point(double score, int row) {}

    /**
     * Draws the figure.
     *
     * @param facts what the audit knows
     * @param task right or wrong, drawn as AUROC, or the noise ratio, drawn as R2
     * @return the figure
     */
    public static Figure of(LeakFacts facts, Task task) {
        List<AuditedCell> cells = shown(facts);
        return HouseStyle.rows(
                LeakFindings.title(facts, task),
                alternative(facts, task),
                chart(facts, task),
                LEFT,
                AROUND + ROW * cells.size(),
                (graphics, drawn) -> paint(graphics, drawn, cells));
    }

    /** Regions have a table of their own: there no table knows anything, and their rows would hide the others. */
    private static List<AuditedCell> shown(LeakFacts facts) {
        return facts.audit().cells().stream()
                .filter(cell -> cell.plan().rule() != SplitRule.BY_REGION)
                .toList();
    }

    static AuditMetric metric(Task task) {
        return task == Task.RATIO ? AuditMetric.R2 : AuditMetric.AUROC;
    }

    /** The chart without its row names; package-private, so that a test can read its series. */
    static XYChart chart(LeakFacts facts, Task task) {
        AuditMetric metric = metric(task);
        List<AuditedCell> cells = shown(facts);
        int rows = cells.size();
        XYChart chart = HouseStyle.chart(metric.title() + " on the test pairs", "");
        List<Point> image = points(cells, metric, baseline -> baseline == Baseline.IMAGE_LOOKUP);
        List<Point> model = points(cells, metric, baseline -> baseline == Baseline.MODEL_LOOKUP);
        List<Point> digit = points(cells, metric, baseline -> baseline == Baseline.MODEL_AND_DIGIT_LOOKUP);
        List<Point> logits = points(cells, metric, Baseline::readsLogits);
        List<Point> networks = networks(facts, cells, metric, task);
        double[] scores = DoubleStream.concat(
                        DoubleStream.of(prior(metric)),
                        List.of(image, model, digit, logits, networks).stream()
                                .flatMap(List::stream)
                                .mapToDouble(Point::score))
                .toArray();
        HouseStyle.range(
                chart,
                Math.floor(DoubleStream.of(scores).min().orElse(0) * 20 - 0.4) / 20,
                Math.min(1.01, Math.ceil(DoubleStream.of(scores).max().orElse(1) * 20 + 0.4) / 20),
                0,
                rows);
        chart.getStyler().setXAxisDecimalPattern("0.00");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(11);
        XYSeries constant =
                chart.addSeries("constant answer", new double[] {prior(metric), prior(metric)}, new double[] {0, rows});
        constant.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        constant.setMarker(SeriesMarkers.NONE);
        constant.setLineColor(HouseStyle.QUIET);
        constant.setLineStyle(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        add(chart, "scores of the logits", logits, rows, HouseStyle.GREEN, SeriesMarkers.SQUARE);
        add(chart, "meta-networks", networks, rows, HouseStyle.BLUE, SeriesMarkers.CIRCLE);
        add(chart, "look-up by model", model, rows, HouseStyle.ORANGE, SeriesMarkers.TRIANGLE_UP);
        add(chart, "look-up by (model, predicted digit)", digit, rows, HouseStyle.PURPLE, SeriesMarkers.TRIANGLE_DOWN);
        add(chart, "look-up by image", image, rows, HouseStyle.VERMILLION, SeriesMarkers.DIAMOND);
        return chart;
    }

    private static double prior(AuditMetric metric) {
        return metric == AuditMetric.R2 ? 0 : 0.5;
    }

    private static List<Point> points(List<AuditedCell> cells, AuditMetric metric, Predicate<Baseline> wanted) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            int current = row;
            cells.get(row).scores().stream()
                    .filter(score -> wanted.test(score.baseline()) && Double.isFinite(score.of(metric)))
                    .forEach(score -> points.add(new Point(Math.max(LEAST, score.of(metric)), current)));
        }
        return points;
    }

    private static List<Point> networks(LeakFacts facts, List<AuditedCell> cells, AuditMetric metric, Task task) {
        List<Point> points = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            if (cells.get(row).plan().rule() == SplitRule.BY_PAIR) {
                for (NetworkScores network : facts.networks(task)) {
                    double score = LeakTables.of(network, metric);
                    if (Double.isFinite(score)) {
                        points.add(new Point(Math.max(LEAST, score), row));
                    }
                }
            }
        }
        return points;
    }

    private static void add(XYChart chart, String name, List<Point> points, int rows, Color color, Marker marker) {
        if (points.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name,
                points.stream().mapToDouble(Point::score).toArray(),
                points.stream().mapToDouble(point -> rows - point.row() - 0.5).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(color);
    }

    private static void paint(Graphics2D graphics, XYChart chart, List<AuditedCell> cells) {
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        graphics.setStroke(new BasicStroke(1));
        for (int row = 0; row < cells.size(); row++) {
            AuditedCell cell = cells.get(row);
            boolean headline = cell.plan().rule() == SplitRule.BY_MODEL_AND_IMAGE && cell.main();
            graphics.setFont(headline ? HouseStyle.TEXT.deriveFont(Font.BOLD) : HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            double middle = chart.getScreenYFromChart(cells.size() - row - 0.5);
            int lift = graphics.getFontMetrics().getAscent()
                    - graphics.getFontMetrics().getDescent();
            graphics.drawString(LeakTables.title(cell), 16 - LEFT, (float) (middle + lift / 2.0));
            if (row > 0) {
                // What is divided in another way starts below a dark line.
                boolean other = cells.get(row - 1).plan().rule() != cell.plan().rule();
                graphics.setColor(other ? HouseStyle.INK : HouseStyle.GRID);
                double y = chart.getScreenYFromChart(cells.size() - row);
                graphics.draw(new Line2D.Double(16.0 - LEFT, y, right, y));
            }
        }
    }

    private static String alternative(LeakFacts facts, Task task) {
        AuditMetric metric = metric(task);
        List<String> parts = new ArrayList<>();
        for (AuditedCell cell : shown(facts)) {
            parts.add(LeakTables.title(cell) + ": best look-up "
                    + cell.bestLookUp(metric)
                            .map(best -> MetaTables.number(best.of(metric)))
                            .orElse(Wording.MISSING)
                    + ", best score of the logits "
                    + cell.bestOfLogits(metric)
                            .map(best -> MetaTables.number(best.of(metric)))
                            .orElse(Wording.MISSING));
        }
        return "A row per split and cell of its test pairs with the " + metric.title() + " of every method. "
                + String.join("; ", parts) + ".";
    }
}
