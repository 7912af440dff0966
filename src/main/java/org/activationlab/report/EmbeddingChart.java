package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.Points;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;

/** A plane of points: axes of one scale, and dots that the figure paints itself, small and translucent. */
final class EmbeddingChart {

    /** The height of a figure, title and legend included. */
    static final int HEIGHT = 760;

    private static final double RADIUS = 2.3;
    private static final int ALPHA = 150;
    private static final Font NAME = HouseStyle.TITLE.deriveFont(22f);
    private static final double AROUND = 1.04;

    /** What title, legend and axes take of a figure's width and height. */
    private static final int BESIDE = 50;

    private static final int ABOVE = 150;

    private EmbeddingChart() {}

    /** An empty chart whose both axes have the same scale; axes without a meaning stay without words. */
    static XYChart of(Embedding plane, int left) {
        XYChart chart = HouseStyle.chart(plane.horizontal(), plane.vertical());
        boolean words = !plane.horizontal().isEmpty();
        chart.getStyler().setXAxisTicksVisible(words);
        chart.getStyler().setYAxisTicksVisible(words);
        chart.getStyler().setYAxisTitleVisible(!plane.vertical().isEmpty());
        chart.getStyler().setPlotGridLinesVisible(words);
        chart.getStyler().setXAxisDecimalPattern("0.##");
        chart.getStyler().setYAxisDecimalPattern("0.##");
        chart.getStyler().setMarkerSize(9);
        double[] x = ends(plane.points().column(0));
        double[] y = ends(plane.points().column(1));
        double aspect = (double) (HouseStyle.WIDTH - left - BESIDE) / (HEIGHT - ABOVE);
        double half = AROUND * Math.max(Math.max((x[1] - x[0]) / aspect, y[1] - y[0]) / 2, 1e-9);
        double middleX = (x[0] + x[1]) / 2;
        double middleY = (y[0] + y[1]) / 2;
        HouseStyle.range(chart, middleX - half * aspect, middleX + half * aspect, middleY - half, middleY + half);
        return chart;
    }

    private static double[] ends(double[] values) {
        return new double[] {
            Arrays.stream(values).min().orElseThrow(),
            Arrays.stream(values).max().orElseThrow()
        };
    }

    /** Adds the points of one kind: for the legend, and for tests to read; {@link #dots} paints over them. */
    static void add(XYChart chart, String name, Points points, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, points.column(0), points.column(1));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
        series.setMarkerColor(color);
    }

    /** Takes away what the chart painted, and paints a translucent dot per point, in their order. */
    static void dots(Graphics2D graphics, XYChart chart, Points points, IntFunction<Color> colors) {
        wipe(graphics, chart);
        for (int i = 0; i < points.count(); i++) {
            Color color = colors.apply(i);
            graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
            double x = chart.getScreenXFromChart(points.value(i, 0));
            double y = chart.getScreenYFromChart(points.value(i, 1));
            graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
        }
    }

    private static void wipe(Graphics2D graphics, XYChart chart) {
        double left = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        double top = chart.getScreenYFromChart(chart.getStyler().getYAxisMax());
        double bottom = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        Rectangle2D plot = new Rectangle2D.Double(left, top, right - left, bottom - top);
        graphics.setColor(Color.WHITE);
        graphics.fill(plot);
        graphics.setColor(HouseStyle.GRID);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(plot);
    }

    /** Paints a cross over a point. */
    static void cross(Graphics2D graphics, XYChart chart, Points points, int point, Color color) {
        double x = chart.getScreenXFromChart(points.value(point, 0));
        double y = chart.getScreenYFromChart(points.value(point, 1));
        double arm = 1.4 * RADIUS;
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.8f));
        graphics.draw(new Line2D.Double(x - arm, y - arm, x + arm, y + arm));
        graphics.draw(new Line2D.Double(x - arm, y + arm, x + arm, y - arm));
    }

    /** Writes names over places, dark with a white rim, so that they stand out from any colour and from one another. */
    static void names(Graphics2D graphics, XYChart chart, List<String> names, Points places) {
        List<Rectangle2D> taken = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TextLayout text = new TextLayout(names.get(i), NAME, graphics.getFontRenderContext());
            Rectangle2D bounds = text.getBounds();
            double left = chart.getScreenXFromChart(places.value(i, 0)) - bounds.getWidth() / 2;
            double top = chart.getScreenYFromChart(places.value(i, 1)) - bounds.getHeight() / 2;
            Rectangle2D place = new Rectangle2D.Double(left, top, bounds.getWidth(), bounds.getHeight());
            // Steps to the right, until nothing is hidden.
            while (taken.stream().anyMatch(place::intersects)) {
                place = new Rectangle2D.Double(place.getX() + 4, top, bounds.getWidth(), bounds.getHeight());
            }
            taken.add(place);
            Shape outline = text.getOutline(
                    AffineTransform.getTranslateInstance(place.getX() - bounds.getX(), place.getY() - bounds.getY()));
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
            graphics.setColor(HouseStyle.INK);
            graphics.fill(outline);
        }
    }
}
