package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.XYChart;

/** A logarithmic axis of numbers of draws with a label at 1, 3, 10, 30 and so on, for charts of their logarithms. */
final class DrawAxis {

    private static final List<Integer> LABELS = List.of(1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000);

    /** So much of the axis goes on behind the last draw, to hold its label. */
    private static final double BEYOND = 0.03;

    private static final int TICK = 5;

    private DrawAxis() {}

    /** Sets the range; XChart shall only keep room for labels, since its places are even in the logarithm, not round. */
    static void prepare(XYChart chart, int first, int last, double top) {
        double left = Math.log10(first);
        double width = Math.log10(last) - left;
        HouseStyle.range(chart, left, left + (1 + BEYOND) * width, 0, top);
        // White on white: without labels there would be no room for the ones drawn here.
        chart.getStyler().setXAxisTickLabelsColor(Color.WHITE);
        chart.getStyler().setXAxisTickMarksColor(Color.WHITE);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
    }

    /** Draws ticks and labels below a finished chart. */
    static void paint(Graphics2D graphics, XYChart chart, int last) {
        double left = chart.getStyler().getXAxisMin();
        double bottom = chart.getScreenYFromChart(chart.getStyler().getYAxisMin());
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(HouseStyle.TEXT);
        graphics.setStroke(new BasicStroke(1));
        for (int draws : LABELS) {
            double place = Math.log10(draws);
            if (draws <= last && place > left) {
                double x = chart.getScreenXFromChart(place);
                graphics.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
                FigureText.centered(graphics, Wording.number(draws, 0), x, bottom + TICK + 2);
            }
        }
    }
}
