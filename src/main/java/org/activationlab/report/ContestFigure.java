package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.judge.Contender.Kind;
import org.activationlab.judge.Contest;
import org.activationlab.meta.PairMetric;
import org.activationlab.metrics.Interval;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The main score of every contender with its interval, a row each, coloured by what it sees. */
public final class ContestFigure {

    /** Scores further left stand at this edge. */
    static final double LEAST = -0.25;

    private static final int LEFT = 280;
    private static final int ROW = 26;
    private static final int AROUND = 170;

    private ContestFigure() {}

    /**
     * Draws the figure.
     *
     * @param contest with at least one defined score
     * @return the figure
     */
    public static Figure of(Contest contest) {
        List<Contest.Entry> entries = shown(contest);
        return HouseStyle.rows(
                finding(contest),
                alternative(contest, entries),
                chart(contest),
                LEFT,
                AROUND + ROW * entries.size(),
                (graphics, drawn) -> paint(graphics, drawn, contest, entries));
    }

    private static List<Contest.Entry> shown(Contest contest) {
        return contest.entries().stream()
                .filter(entry -> Double.isFinite(score(contest, entry).value()))
                .toList();
    }

    private static Contest.Score score(Contest contest, Contest.Entry entry) {
        Contest.Score score = entry.scores().get(JudgeTables.headline(contest.task()));
        return score == null ? new Contest.Score(Double.NaN, Double.NaN, Optional.empty()) : score;
    }

    private static Color color(Kind kind) {
        return switch (kind) {
            case LOOK_UP -> HouseStyle.ORANGE;
            case LOGITS -> HouseStyle.GREEN;
            case REFERENCE -> HouseStyle.SKY;
            case NOISE_MODEL -> HouseStyle.PURPLE;
            case MONTE_CARLO -> HouseStyle.VERMILLION;
            case ORIGINAL -> HouseStyle.INK;
            case JUDGE -> HouseStyle.BLUE;
        };
    }

    /** The chart without row names and intervals; package-private, so that a test can read its series. */
    static XYChart chart(Contest contest) {
        List<Contest.Entry> entries = shown(contest);
        PairMetric metric = JudgeTables.headline(contest.task());
        XYChart chart = HouseStyle.chart(metric.title() + " on the test pairs", "");
        double lowest = 1;
        for (Contest.Entry entry : entries) {
            Contest.Score score = score(contest, entry);
            lowest = Math.min(lowest, score.interval().map(Interval::lower).orElse(score.value()));
        }
        HouseStyle.range(
                chart, Math.floor(Math.max(LEAST, lowest) * 20 - 0.4) / 20, 1.01, 0, Math.max(1, entries.size()));
        chart.getStyler().setXAxisDecimalPattern("0.00");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(10);
        Map<Kind, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < entries.size(); row++) {
            rows.computeIfAbsent(entries.get(row).kind(), key -> new ArrayList<>())
                    .add(row);
        }
        rows.forEach((kind, places) -> {
            XYSeries series = chart.addSeries(
                    kind.title(),
                    places.stream()
                            .mapToDouble(row -> Math.max(
                                    LEAST, score(contest, entries.get(row)).value()))
                            .toArray(),
                    places.stream()
                            .mapToDouble(row -> entries.size() - row - 0.5)
                            .toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(color(kind));
        });
        return chart;
    }

    private static void paint(Graphics2D graphics, XYChart chart, Contest contest, List<Contest.Entry> entries) {
        for (int row = 0; row < entries.size(); row++) {
            Contest.Entry entry = entries.get(row);
            double y = chart.getScreenYFromChart(entries.size() - row - 0.5);
            graphics.setFont(HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            int lift = graphics.getFontMetrics().getAscent()
                    - graphics.getFontMetrics().getDescent();
            graphics.drawString(entry.name(), 16 - LEFT, (float) (y + lift / 2.0));
            graphics.setColor(color(entry.kind()));
            graphics.setStroke(new BasicStroke(1.6f));
            score(contest, entry)
                    .interval()
                    .ifPresent(interval -> graphics.draw(new Line2D.Double(
                            chart.getScreenXFromChart(Math.max(LEAST, interval.lower())),
                            y,
                            chart.getScreenXFromChart(Math.max(LEAST, interval.upper())),
                            y)));
        }
    }

    private static String finding(Contest contest) {
        String start = MetaNames.of(contest.task()) + ", " + contest.part() + ": ";
        return start
                + JudgeFindings.best(contest, Kind.JUDGE)
                        .map(entry -> "a judge of " + entry.name() + " reaches "
                                + JudgeTables.headline(contest.task()).title() + " "
                                + Wording.ratio(score(contest, entry).value()))
                        .orElse("no judge was trained")
                + JudgeFindings.best(contest, Kind.LOGITS)
                        .map(entry -> ", the best score of the logits "
                                + Wording.ratio(score(contest, entry).value()))
                        .orElse("");
    }

    private static String alternative(Contest contest, List<Contest.Entry> entries) {
        List<String> parts = new ArrayList<>();
        PairMetric metric = JudgeTables.headline(contest.task());
        entries.forEach(entry -> parts.add(entry.name() + " " + JudgeTables.text(metric, score(contest, entry), true)));
        return metric.title() + " with 95 % intervals: " + String.join("; ", parts) + ".";
    }
}
