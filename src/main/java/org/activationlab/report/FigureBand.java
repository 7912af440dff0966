package org.activationlab.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.XYChart;

/** A translucent band between two lines, drawn over a finished chart; XChart fills only down to an axis. */
final class FigureBand {

    private static final int ALPHA = 45;

    private FigureBand() {}

    /** Fills between lower and upper ends at the same places, in the chart's units. */
    static void paint(
            Graphics2D graphics, XYChart chart, double[] places, double[] lower, double[] upper, Color color) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(chart.getScreenXFromChart(places[0]), chart.getScreenYFromChart(lower[0]));
        for (int i = 1; i < places.length; i++) {
            outline.lineTo(chart.getScreenXFromChart(places[i]), chart.getScreenYFromChart(lower[i]));
        }
        for (int i = places.length - 1; i >= 0; i--) {
            outline.lineTo(chart.getScreenXFromChart(places[i]), chart.getScreenYFromChart(upper[i]));
        }
        outline.closePath();
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), ALPHA));
        graphics.fill(outline);
    }
}
