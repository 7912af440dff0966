package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.ComparisonRow;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.metrics.SeedSummary;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The test scores of one task, a row per method: each seed as a dot, the mean with its 95 % interval over the seeds,
 * published above and ours below, and the baselines that need no network.
 */
public final class MetaScoreFigure {

    /** Scores further left stand at the edge with their number; one failed run must not press all others together. */
    static final double LEAST = -0.25;

    /** The coverage of the intervals, which the figure's caption names. */
    static final double CONFIDENCE = 0.95;

    private static final int LEFT = 250;

    /** How far the published and our scores lie from the middle of their row, in rows. */
    private static final double APART = 0.2;

    private static final int DOT = 5;

    /** How far a seed's dot lies from its mean's line, in CSS pixels, so that neither hides the other. */
    private static final int BESIDE = 8;

    /** A figure of more rows than usual grows by so many CSS pixels for each. */
    private static final int ROW = 36;

    private static final int USUAL_ROWS = 10;

    private static final Font SMALL = HouseStyle.TEXT.deriveFont(Font.ITALIC, 12f);

    private MetaScoreFigure() {}

    /** One side of a row: a place between 0 (bottom) and the number of rows, and the scores there. */
    private record Strip(double place, List<Double> scores, Optional<SeedSummary> summary) {
        double mean() {
            return NetworkScores.mean(summary);
        }
    }

    /** What is drawn; rows count from the top. */
    private static final class Layout {
        private final List<String> names = new ArrayList<>();
        private final List<Strip> published = new ArrayList<>();
        private final List<Strip> ours = new ArrayList<>();
        private final List<Strip> baselines = new ArrayList<>();
        private final int rows;
        private final int networks;

        Layout(List<NetworkScores> networks, List<BaselineResult> results) {
            this.networks = networks.size();
            this.rows = networks.size() + results.size();
            for (NetworkScores network : networks) {
                double middle = middle();
                names.add(network.title());
                // What the original's program does not even hold has no published side.
                boolean pair = network.preset() == Preset.ORIGINAL;
                if (pair) {
                    published.add(
                            new Strip(middle + APART, list(network.publishedScores()), network.publishedSummary()));
                }
                ours.add(new Strip(pair ? middle - APART : middle, list(network.scores()), network.summary()));
            }
            for (BaselineResult result : results) {
                double middle = middle();
                names.add(result.baseline().title(result.task()));
                baselines.add(new Strip(middle, List.of(), Optional.of(SeedSummary.of(result.score()))));
            }
        }

        private double middle() {
            return rows - names.size() - 0.5;
        }

        /** Everything that must lie inside the figure. */
        DoubleStream values() {
            return DoubleStream.concat(
                            strips().stream()
                                    .flatMapToDouble(
                                            strip -> strip.scores().stream().mapToDouble(score -> score)),
                            strips().stream()
                                    .flatMapToDouble(strip -> DoubleStream.of(
                                            strip.mean() - halfWidth(strip), strip.mean() + halfWidth(strip))))
                    .filter(Double::isFinite);
        }

        List<Strip> strips() {
            List<Strip> all = new ArrayList<>(published);
            all.addAll(ours);
            all.addAll(baselines);
            return all;
        }

        double left() {
            double lowest = Math.max(LEAST, values().min().orElse(0));
            return Math.floor(lowest * 20 - 0.2) / 20;
        }

        double right() {
            // A score can be 1, and no more.
            return Math.min(1.01, Math.ceil(values().max().orElse(1) * 20 + 0.2) / 20);
        }
    }

    /**
     * Draws the figure.
     *
     * @param facts what the study knows; what was not run is shown as such
     * @param task the question
     * @return the figure
     */
    public static Figure of(MetaFacts facts, Task task) {
        Layout layout = new Layout(NetworkScores.of(facts, task), MetaTables.baselines(facts, task));
        return HouseStyle.rows(
                MetaStanding.of(facts, task).finding(),
                alternative(facts, task),
                chart(facts, task),
                LEFT,
                HouseStyle.HEIGHT + ROW * Math.max(0, layout.rows - USUAL_ROWS),
                (graphics, drawn) -> paint(graphics, drawn, layout));
    }

    /** The chart without its dots and names; package-private, so that a test can read its series. */
    static XYChart chart(MetaFacts facts, Task task) {
        Layout layout = new Layout(NetworkScores.of(facts, task), MetaTables.baselines(facts, task));
        XYChart chart = HouseStyle.chart(MetaNames.score(task) + " on the test pairs", "");
        HouseStyle.range(chart, layout.left(), layout.right(), 0, layout.rows);
        chart.getStyler().setXAxisDecimalPattern("0.00");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(10);
        means(chart, "published", layout.published, HouseStyle.VERMILLION, SeriesMarkers.DIAMOND);
        means(chart, "ours", layout.ours, HouseStyle.BLUE, SeriesMarkers.CIRCLE);
        means(chart, "no network trained", layout.baselines, HouseStyle.GREEN, SeriesMarkers.SQUARE);
        MetaStanding.of(facts, task).bestBaseline().ifPresent(best -> {
            XYSeries line = chart.addSeries(
                    "best of these", new double[] {best.score(), best.score()}, new double[] {0, layout.rows});
            line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(HouseStyle.GREEN);
            line.setLineStyle(
                    new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        });
        return chart;
    }

    private static void means(XYChart chart, String name, List<Strip> strips, Color color, Marker marker) {
        List<Strip> shown =
                strips.stream().filter(strip -> strip.mean() >= LEAST).toList();
        if (shown.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name,
                shown.stream().mapToDouble(Strip::mean).toArray(),
                shown.stream().mapToDouble(Strip::place).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(color);
    }

    private static void paint(Graphics2D graphics, XYChart chart, Layout layout) {
        double left = chart.getScreenXFromChart(layout.left());
        double right = chart.getScreenXFromChart(layout.right());
        graphics.setStroke(new BasicStroke(1));
        for (int row = 0; row < layout.rows; row++) {
            graphics.setFont(row < layout.networks ? HouseStyle.TEXT.deriveFont(Font.BOLD) : HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            double middle = layout.rows - row - 0.5;
            write(graphics, layout.names.get(row), 16 - LEFT, chart.getScreenYFromChart(middle));
            if (row > 0) {
                // The meta-networks end where the baselines begin.
                graphics.setColor(row == layout.networks ? HouseStyle.INK : HouseStyle.GRID);
                double y = chart.getScreenYFromChart(layout.rows - row);
                graphics.draw(new Line2D.Double(16.0 - LEFT, y, right, y));
            }
        }
        for (Strip strip : layout.published) {
            line(graphics, chart, strip, HouseStyle.VERMILLION, left, right);
            dots(graphics, chart, strip, chart.getScreenYFromChart(strip.place()) - BESIDE, left);
            words(graphics, chart, strip, left, "not published");
        }
        for (Strip strip : layout.ours) {
            line(graphics, chart, strip, HouseStyle.BLUE, left, right);
            dots(graphics, chart, strip, chart.getScreenYFromChart(strip.place()) + BESIDE, left);
            words(graphics, chart, strip, left, ComparisonRow.NOT_RUN);
        }
        layout.baselines.forEach(strip -> words(graphics, chart, strip, left, ""));
    }

    /** Draws the interval of the mean, as far as it lies inside. */
    private static void line(Graphics2D graphics, XYChart chart, Strip strip, Color color, double left, double right) {
        double half = halfWidth(strip);
        if (!(half > 0) || strip.mean() + half < LEAST) {
            return;
        }
        double y = chart.getScreenYFromChart(strip.place());
        double from = Math.max(left, chart.getScreenXFromChart(strip.mean() - half));
        double end = chart.getScreenXFromChart(strip.mean() + half);
        double to = Math.min(right, end);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(new Line2D.Double(from, y, to, y));
        // Without a cap, a line goes on beyond the figure.
        if (end <= right) {
            graphics.draw(new Line2D.Double(to, y - 4, to, y + 4));
        }
        if (strip.mean() - half >= LEAST) {
            graphics.draw(new Line2D.Double(from, y - 4, from, y + 4));
        }
    }

    /** Draws a dot for each seed; scores too far left are named beside the row's name, where no line runs. */
    private static void dots(Graphics2D graphics, XYChart chart, Strip strip, double y, double left) {
        graphics.setColor(HouseStyle.INK);
        List<Double> beyond = new ArrayList<>();
        for (double score : strip.scores()) {
            if (score >= LEAST) {
                graphics.fill(
                        new Ellipse2D.Double(chart.getScreenXFromChart(score) - DOT / 2.0, y - DOT / 2.0, DOT, DOT));
            } else if (score < LEAST) {
                beyond.add(score);
            }
        }
        if (!beyond.isEmpty()) {
            graphics.setFont(SMALL);
            String text =
                    "\u2190 " + (beyond.size() == 1 ? MetaTables.number(beyond.get(0)) : beyond.size() + " seeds");
            double width = graphics.getFontMetrics().stringWidth(text);
            write(graphics, text, left - width - 6, chart.getScreenYFromChart(strip.place()));
        }
    }

    /** Says what there is not. */
    private static void words(Graphics2D graphics, XYChart chart, Strip strip, double left, String missing) {
        String text = strip.summary().isEmpty() ? missing : MetaTables.number(strip.mean());
        boolean shown = Double.isFinite(strip.mean())
                && (strip.mean() >= LEAST || !strip.scores().isEmpty());
        if (!shown) {
            graphics.setFont(SMALL);
            graphics.setColor(HouseStyle.INK);
            write(graphics, text, left + 6, chart.getScreenYFromChart(strip.place()));
        }
    }

    private static List<Double> list(double[] scores) {
        return Arrays.stream(scores).boxed().toList();
    }

    private static double halfWidth(Strip strip) {
        return strip.summary()
                .flatMap(summary -> summary.interval(CONFIDENCE))
                .map(interval -> (interval.upper() - interval.lower()) / 2)
                .orElse(0.0);
    }

    /** Writes a line that starts at x and whose middle is at y. */
    private static void write(Graphics2D graphics, String text, double x, double y) {
        int ascent = graphics.getFontMetrics().getAscent();
        int descent = graphics.getFontMetrics().getDescent();
        graphics.drawString(text, (float) x, (float) (y + (ascent - descent) / 2.0));
    }

    private static String alternative(MetaFacts facts, Task task) {
        List<String> parts = new ArrayList<>();
        for (NetworkScores network : NetworkScores.of(facts, task)) {
            parts.add(network.title() + ": published "
                    + network.publishedSummary()
                            .map(summary -> MetaTables.number(summary.mean()))
                            .orElse(ComparisonRow.NOT_RUN)
                    + ", ours "
                    + network.summary()
                            .map(summary -> MetaTables.number(summary.mean()))
                            .orElse(ComparisonRow.NOT_RUN));
        }
        for (BaselineResult result : MetaTables.baselines(facts, task)) {
            parts.add(result.baseline().title(task) + ": " + MetaTables.number(result.score()));
        }
        return "A row per method with the " + MetaNames.score(task) + " of every seed and their mean. "
                + String.join("; ", parts) + ".";
    }
}
