package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.activationlab.metrics.Interval;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Numbers with intervals below one another, each a dot on a line of its own, and a vertical line where nothing would be
 * seen. Rows of one series share colour and mark.
 */
final class IntervalRows {

    private static final int ROW = 30;
    private static final int AROUND = 170;
    private static final double RADIUS = 2.5;
    private static final int ALPHA = 110;
    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP);

    /**
     * A number.
     *
     * @param name at the left; empty for a row that goes on with the one above
     * @param series its place among the series
     * @param value NaN where it is undefined, which draws nothing
     * @param interval of the value
     * @param parts what the value is a mean of, drawn small; may be empty
     */
    record Row(String name, int series, double value, Optional<Interval> interval, List<Double> parts) {
        Row {
            parts = List.copyOf(parts);
        }
    }

    private final String axis;
    private final List<String> series;
    private final List<Row> rows;
    private final double nothing;
    private final int left;

    /**
     * Prepares.
     *
     * @param axis what the numbers are
     * @param series names for the legend
     * @param rows at least one, from the top
     * @param nothing where the vertical line stands
     * @param left CSS pixels for the names
     */
    IntervalRows(String axis, List<String> series, List<Row> rows, double nothing, int left) {
        this.axis = axis;
        this.series = List.copyOf(series);
        this.rows = List.copyOf(rows);
        this.nothing = nothing;
        this.left = left;
    }

    Figure figure(String finding, String alternative) {
        return HouseStyle.rows(finding, alternative, chart(), left, AROUND + ROW * rows.size(), this::paint);
    }

    /** The dots; package-private, so that a test can read its series. */
    XYChart chart() {
        double least = nothing;
        double most = nothing;
        for (Row row : rows) {
            List<Double> all = new ArrayList<>(row.parts());
            all.add(row.value());
            row.interval().ifPresent(interval -> all.addAll(List.of(interval.lower(), interval.upper())));
            for (double value : all) {
                least = Double.isNaN(value) ? least : Math.min(least, value);
                most = Double.isNaN(value) ? most : Math.max(most, value);
            }
        }
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(most - least, 1e-9)))) / 2;
        XYChart chart = HouseStyle.chart(axis, "");
        HouseStyle.range(chart, step * Math.floor(least / step), step * Math.ceil(most / step), 0, rows.size());
        chart.getStyler().setXAxisDecimalPattern(step < 0.1 ? "0.00" : step < 1 ? "0.0" : "0");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(11);
        for (int number = 0; number < series.size(); number++) {
            add(chart, number);
        }
        return chart;
    }

    private void add(XYChart chart, int number) {
        int[] own = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).series() == number
                        && !Double.isNaN(rows.get(i).value()))
                .toArray();
        if (own.length > 0) {
            XYSeries dots = chart.addSeries(
                    series.get(number),
                    IntStream.of(own).mapToDouble(i -> rows.get(i).value()).toArray(),
                    IntStream.of(own).mapToDouble(this::place).toArray());
            dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            dots.setMarker(MARKERS.get(number % MARKERS.size()));
            dots.setMarkerColor(color(number));
        }
    }

    private double place(int row) {
        return rows.size() - row - 0.5;
    }

    private static Color color(int series) {
        return HouseStyle.PALETTE.get(series % HouseStyle.PALETTE.size());
    }

    private void paint(Graphics2D graphics, XYChart chart) {
        double line = chart.getScreenXFromChart(nothing);
        graphics.setColor(HouseStyle.QUIET);
        graphics.setStroke(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        graphics.draw(
                new Line2D.Double(line, chart.getScreenYFromChart(rows.size()), line, chart.getScreenYFromChart(0)));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = chart.getScreenYFromChart(place(i));
            graphics.setFont(HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            int lift = graphics.getFontMetrics().getAscent()
                    - graphics.getFontMetrics().getDescent();
            graphics.drawString(row.name(), HouseStyle.MARGIN - left, (float) (y + lift / 2.0));
            Color color = color(row.series());
            graphics.setStroke(new BasicStroke(2f));
            graphics.setColor(color);
            row.interval()
                    .ifPresent(interval -> graphics.draw(new Line2D.Double(
                            chart.getScreenXFromChart(interval.lower()),
                            y,
                            chart.getScreenXFromChart(interval.upper()),
                            y)));
            graphics.setColor(
                    new Color(HouseStyle.INK.getRed(), HouseStyle.INK.getGreen(), HouseStyle.INK.getBlue(), ALPHA));
            for (double part : row.parts()) {
                double x = chart.getScreenXFromChart(part);
                graphics.fill(new Ellipse2D.Double(x - RADIUS, y + 9 - RADIUS, 2 * RADIUS, 2 * RADIUS));
            }
        }
    }

    /** A number with its interval: "0.31 [0.17, 0.42]". */
    static String words(double value, Optional<Interval> interval, int decimals) {
        return Double.isNaN(value)
                ? "undefined"
                : Wording.number(value, decimals)
                        + interval.map(ends -> " [" + Wording.number(ends.lower(), decimals) + ", "
                                        + Wording.number(ends.upper(), decimals) + "]")
                                .orElse("");
    }
}
