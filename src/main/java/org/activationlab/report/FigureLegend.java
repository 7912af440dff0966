package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** A legend above the plot that starts a new line where it must, so that it never hides data or loses an entry. */
final class FigureLegend {

    private static final int SWATCH = 26;
    private static final int TO_LABEL = 8;
    private static final int TO_NEXT = 26;
    private static final int LINE = 24;

    private FigureLegend() {}

    /**
     * Draws the entries of all series that want one, from (left, 0) down, and returns the height used. Series of the same
     * name in several charts share one entry.
     */
    static int paint(Graphics2D graphics, List<XYChart> charts, int left, int width) {
        graphics.setFont(HouseStyle.TEXT);
        FontMetrics metrics = graphics.getFontMetrics();
        int x = left;
        int y = 0;
        Set<String> named = new HashSet<>();
        for (XYChart chart : charts) {
            for (XYSeries series : chart.getSeriesCollection()) {
                if (!series.isShowInLegend() || !named.add(series.getName())) {
                    continue;
                }
                int entry = SWATCH + TO_LABEL + metrics.stringWidth(series.getName());
                if (named.size() > 1 && x + entry > left + width) {
                    x = left;
                    y += LINE;
                }
                swatch(graphics, series, x, y + LINE / 2.0, chart.getStyler().getMarkerSize());
                graphics.setColor(HouseStyle.INK);
                float baseline = y + (LINE + metrics.getAscent() - metrics.getDescent()) / 2f;
                graphics.drawString(series.getName(), x + SWATCH + TO_LABEL, baseline);
                x += entry + TO_NEXT;
            }
        }
        return named.isEmpty() ? 0 : y + LINE;
    }

    private static void swatch(Graphics2D graphics, XYSeries series, int x, double middle, int markerSize) {
        XYSeriesRenderStyle style = series.getXYSeriesRenderStyle().orElse(XYSeriesRenderStyle.Line);
        if (style == XYSeriesRenderStyle.StepArea) {
            Rectangle2D box = new Rectangle2D.Double(x + 1.0, middle - 7, SWATCH - 2.0, 14);
            graphics.setColor(series.getFillColor());
            graphics.fill(box);
            graphics.setColor(series.getLineColor());
            graphics.setStroke(series.getLineStyle());
            graphics.draw(box);
            return;
        }
        if (style == XYSeriesRenderStyle.Line) {
            graphics.setColor(series.getLineColor());
            graphics.setStroke(series.getLineStyle());
            graphics.draw(new Line2D.Double(x, middle, x + (double) SWATCH, middle));
        }
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(series.getMarkerColor());
        series.getMarker().paint(graphics, x + SWATCH / 2.0, middle, markerSize);
    }
}
