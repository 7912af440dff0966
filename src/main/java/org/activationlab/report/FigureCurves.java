package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves of several named things in one chart, told apart by colour and by a few marks on each. Dashes would not do:
 * XChart starts them anew at every point.
 */
final class FigureCurves {

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    private static final int MARKS = 7;

    private FigureCurves() {}

    /** Adds the n-th of several curves of one point or more, from left to right; the legend names its marks. */
    static void add(XYChart chart, String name, double[] x, double[] y, int number) {
        Color color = HouseStyle.PALETTE.get(number % HouseStyle.PALETTE.size());
        XYSeries line = line(chart, name + ", line", x, y, color, new BasicStroke(2.2f));
        line.setShowInLegend(false);
        int[] marked = marked(x, number);
        XYSeries marks = chart.addSeries(
                name,
                IntStream.of(marked).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(marked).mapToDouble(i -> y[i]).toArray());
        marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        marks.setMarker(MARKERS.get(number % MARKERS.size()));
        marks.setMarkerColor(color);
    }

    /** Points at even distances, a little further right for every further curve, so that marks do not meet. */
    private static int[] marked(double[] x, int number) {
        double left = x[0];
        double width = x[x.length - 1] - left;
        return IntStream.range(0, MARKS)
                .map(mark -> {
                    double place =
                            left + width * (mark + 0.1 + 0.8 * (number % MARKERS.size()) / MARKERS.size()) / MARKS;
                    int point = 0;
                    while (point < x.length - 1 && x[point] < place) {
                        point++;
                    }
                    return point;
                })
                .distinct()
                .toArray();
    }

    /** Adds the curve of all things together. */
    static void whole(XYChart chart, String name, double[] x, double[] y) {
        line(chart, name, x, y, HouseStyle.INK, new BasicStroke(2.8f));
    }

    /** Adds a straight line for comparison. */
    static void quiet(XYChart chart, String name, double fromX, double toX, double y) {
        line(
                chart,
                name,
                new double[] {fromX, toX},
                new double[] {y, y},
                HouseStyle.QUIET,
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
    }

    private static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }
}
