package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.SweptRatios;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The noise ratio of right and of wrong predictions against the scale of the noise: the mean, in a band that holds the
 * middle half of the pairs, with the scale of the original study marked.
 */
public final class NoiseScaleFigure {

    private static final double ORIGINAL = NoiseSettings.defaults().scale();

    private NoiseScaleFigure() {}

    /**
     * Draws the figure.
     *
     * @param swept the labels at one scale or more, of any pairs; if one outcome does not occur, the title says so
     * @return the figure
     */
    public static Figure of(SweptRatios swept) {
        return HouseStyle.draw(finding(swept), alternative(swept), chart(swept), 0, (graphics, chart) -> {
            band(graphics, chart, swept, true);
            band(graphics, chart, swept, false);
        });
    }

    /**
     * Gives the figure's numbers.
     *
     * @param swept the labels at one scale or more
     * @return by scale a row for the right and a row for the wrong predictions: pairs, mean ratio and quartiles
     */
    public static Table table(SweptRatios swept) {
        DoubleColumn scale = Columns.number("noise scale", 2);
        StringColumn outcome = Columns.text("prediction");
        IntColumn pairs = Columns.count("pairs");
        DoubleColumn mean = Columns.number("mean ratio", 3);
        DoubleColumn lower = Columns.number("lower quartile", 3);
        DoubleColumn median = Columns.number("median", 3);
        DoubleColumn upper = Columns.number("upper quartile", 3);
        for (SweptRatios.Row row : swept.rows()) {
            scale.append(row.scale());
            outcome.append((row.correct() ? Outcome.RIGHT : Outcome.WRONG).title());
            pairs.append(row.pairs());
            mean.append(row.mean());
            lower.append(row.lowerQuartile());
            median.append(row.median());
            upper.append(row.upperQuartile());
        }
        return Table.create("noise ratios by noise scale", scale, outcome, pairs, mean, lower, median, upper);
    }

    /** The lines without bands; package-private, so that a test can read its series. */
    static XYChart chart(SweptRatios swept) {
        XYChart chart = HouseStyle.chart(
                "noise scale (standard deviation, in units of pixel value: paper 0, ink 1)", "noise ratio");
        double last =
                swept.scales().isEmpty() ? 1 : swept.scales().get(swept.scales().size() - 1);
        // A little more, so that no mark at an end is cut.
        HouseStyle.range(chart, 0, 1.03 * last, 0, 1.02);
        chart.getStyler().setXAxisDecimalPattern("0.0##");
        chart.getStyler().setYAxisDecimalPattern("0.0");
        chart.getStyler().setMarkerSize(9);
        line(chart, swept, true);
        line(chart, swept, false);
        if (ORIGINAL <= last) {
            XYSeries mark = chart.addSeries(
                    Wording.setting(ORIGINAL) + ", the scale of the original study",
                    new double[] {ORIGINAL, ORIGINAL},
                    new double[] {0, 1});
            mark.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            mark.setMarker(SeriesMarkers.NONE);
            mark.setLineColor(HouseStyle.QUIET);
            mark.setLineStyle(
                    new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2, 3}, 0));
        }
        return chart;
    }

    private static void line(XYChart chart, SweptRatios swept, boolean correct) {
        List<SweptRatios.Row> rows = rows(swept, correct);
        if (rows.isEmpty()) {
            return;
        }
        String name = (correct ? "right" : "wrong") + " predictions ("
                + Wording.count(rows.get(0).pairs(), "pair", "pairs") + "): mean and middle half";
        XYSeries series =
                chart.addSeries(name, values(rows, SweptRatios.Row::scale), values(rows, SweptRatios.Row::mean));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(correct ? HouseStyle.BLUE : HouseStyle.VERMILLION);
        series.setMarkerColor(correct ? HouseStyle.BLUE : HouseStyle.VERMILLION);
        // Dashes and shapes tell the two apart without any colour.
        series.setMarker(correct ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
        float[] dash = correct ? null : new float[] {7, 4};
        series.setLineStyle(new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
    }

    private static void band(Graphics2D graphics, XYChart chart, SweptRatios swept, boolean correct) {
        List<SweptRatios.Row> rows = rows(swept, correct);
        if (!rows.isEmpty()) {
            FigureBand.paint(
                    graphics,
                    chart,
                    values(rows, SweptRatios.Row::scale),
                    values(rows, SweptRatios.Row::lowerQuartile),
                    values(rows, SweptRatios.Row::upperQuartile),
                    correct ? HouseStyle.BLUE : HouseStyle.VERMILLION);
        }
    }

    private static List<SweptRatios.Row> rows(SweptRatios swept, boolean correct) {
        return swept.rows().stream().filter(row -> row.correct() == correct).toList();
    }

    private static double[] values(List<SweptRatios.Row> rows, ToDoubleFunction<SweptRatios.Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static String finding(SweptRatios swept) {
        List<SweptRatios.Row> right = rows(swept, true);
        List<SweptRatios.Row> wrong = rows(swept, false);
        if (right.isEmpty() && wrong.isEmpty()) {
            return "There are no pairs, so there is no noise ratio to show";
        }
        if (right.isEmpty() || wrong.isEmpty()) {
            List<SweptRatios.Row> only = right.isEmpty() ? wrong : right;
            SweptRatios.Row first = only.get(0);
            SweptRatios.Row last = only.get(only.size() - 1);
            return "All predictions here are " + (right.isEmpty() ? "wrong" : "right") + "; their mean ratio is "
                    + Wording.ratio(first.mean()) + at(first)
                    + (only.size() == 1 ? "" : " and " + Wording.ratio(last.mean()) + at(last));
        }
        int widest = 0;
        for (int i = 1; i < right.size(); i++) {
            if (gap(right, wrong, i) > gap(right, wrong, widest)) {
                widest = i;
            }
        }
        String start = "Right and wrong predictions differ "
                + (right.size() == 1 ? "as follows" : "most") + at(right.get(widest)) + ": mean ratio "
                + means(right.get(widest), wrong.get(widest));
        int chosen = swept.scales().indexOf(ORIGINAL);
        return chosen < 0 || chosen == widest
                ? start
                : start + ";" + at(right.get(chosen)) + ", as in the original study, "
                        + means(right.get(chosen), wrong.get(chosen));
    }

    private static double gap(List<SweptRatios.Row> right, List<SweptRatios.Row> wrong, int place) {
        return Math.abs(right.get(place).mean() - wrong.get(place).mean());
    }

    private static String at(SweptRatios.Row row) {
        return " at a noise scale of " + Wording.setting(row.scale());
    }

    private static String means(SweptRatios.Row right, SweptRatios.Row wrong) {
        return Wording.ratio(right.mean()) + " against " + Wording.ratio(wrong.mean());
    }

    private static String alternative(SweptRatios swept) {
        List<String> parts = new ArrayList<>();
        for (SweptRatios.Row row : swept.rows()) {
            parts.add(Wording.setting(row.scale()) + " " + (row.correct() ? "right" : "wrong") + " mean "
                    + Wording.ratio(row.mean()) + ", quartiles " + Wording.ratio(row.lowerQuartile()) + " and "
                    + Wording.ratio(row.upperQuartile()));
        }
        return "Noise ratio of right and wrong predictions against the scale of the noise"
                + (parts.isEmpty() ? ", empty." : ": " + String.join("; ", parts) + ".");
    }
}
