package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/**
 * The one look of all figures.
 *
 * <p>XChart draws axes and data. Title and legend are drawn here, because XChart cuts a title that is longer than the
 * figure and puts a legend in one line or over the data.
 *
 * <p>Colours: M. Okabe, K. Ito, "Color Universal Design", 2008; told apart with every common kind of colour vision.
 */
public final class HouseStyle {

    /** The width of a figure in CSS pixels. */
    public static final int WIDTH = 900;

    /** The height of a figure in CSS pixels. */
    public static final int HEIGHT = 560;

    /** The pixels of the picture per CSS pixel, so that print and dense screens stay sharp. */
    public static final int SCALE = 2;

    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color PURPLE = new Color(0xCC79A7);
    static final Color SKY = new Color(0x56B4E9);

    /** The order in which series without a meaning of their own take colours. */
    static final List<Color> PALETTE = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY);

    static final Color INK = new Color(0x222222);
    static final Color GRID = new Color(0xE3E3E3);

    /** What is there for comparison only. */
    static final Color QUIET = new Color(0x8C8C8C);

    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);

    static final int MARGIN = 16;
    private static final int GAP = 10;

    /** The height of a figure of two rows of charts, in percent of that of one. */
    private static final int PANELS_PERCENT = 140;

    /** XChart leaves out a label that lies exactly at the end of an axis; this share of the axis saves it. */
    private static final double EDGE = 0.003;

    /** Draws onto a finished chart, in its coordinates. */
    @FunctionalInterface
    interface Overlay {
        void paint(Graphics2D graphics, XYChart chart);
    }

    private HouseStyle() {}

    /** Whether dark letters are read better on this colour than white ones. */
    static boolean light(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue() > 140;
    }

    /**
     * Makes an empty chart in the house's look. Give it its {@code range} too.
     *
     * @param xTitle what the horizontal axis shows, with its unit; empty if the figure labels that axis by itself
     * @param yTitle what the vertical axis shows, with its unit
     * @return a chart without series
     */
    static XYChart chart(String xTitle, String yTitle) {
        XYChart chart = new XYChart(WIDTH, HEIGHT);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        XYStyler style = chart.getStyler();
        // A figure must not change with the machine's language.
        style.setLocale(Locale.ROOT);
        style.setBaseFont(TEXT);
        style.setAxisTitleFont(TEXT.deriveFont(Font.BOLD));
        style.setAxisTickLabelsFont(TEXT);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setChartFontColor(INK);
        style.setXAxisTitleColor(INK);
        style.setYAxisTitleColor(INK);
        style.setAxisTickLabelsColor(INK);
        style.setXAxisTickLabelsColor(INK);
        style.setYAxisTickLabelsColor(INK);
        style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        style.setChartTitleVisible(false);
        style.setLegendVisible(false);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotContentSize(1);
        style.setPlotMargin(0);
        style.setChartPadding(MARGIN);
        style.setAntiAlias(true);
        style.setXAxisTitleVisible(!xTitle.isEmpty());
        return chart;
    }

    /** Sets what a chart shows, whatever its data. */
    static void range(XYChart chart, double left, double right, double bottom, double top) {
        double besides = EDGE * (right - left);
        double above = EDGE * (top - bottom);
        chart.getStyler().setXAxisMin(left - besides);
        chart.getStyler().setXAxisMax(right + besides);
        chart.getStyler().setYAxisMin(bottom - above);
        chart.getStyler().setYAxisMax(top + above);
    }

    /**
     * Draws a chart under its finding and its legend.
     *
     * @param finding the title: a sentence computed from the data, of any length
     * @param alternative words for readers who do not see the figure
     * @param chart a chart made here, with series
     * @return the figure
     */
    static Figure draw(String finding, String alternative, XYChart chart) {
        return draw(finding, alternative, chart, 0, (graphics, drawn) -> {});
    }

    /**
     * Draws a chart and more over it.
     *
     * @param below CSS pixels left white below the chart, for what the overlay writes there
     * @param overlay draws last
     */
    static Figure draw(String finding, String alternative, XYChart chart, int below, Overlay overlay) {
        return canvas(finding, alternative, HEIGHT, List.of(chart), (graphics, height) -> {
            chart.paint(graphics, WIDTH, height - below);
            overlay.paint(graphics, chart);
        });
    }

    /**
     * Draws a chart of rows with long names.
     *
     * @param left CSS pixels left white to the left of the chart; the overlay reaches them at negative places
     * @param total the height of the figure in CSS pixels
     */
    static Figure rows(String finding, String alternative, XYChart chart, int left, int total, Overlay overlay) {
        return canvas(finding, alternative, total, List.of(chart), (graphics, height) -> {
            graphics.translate(left, 0);
            chart.paint(graphics, WIDTH - left, height);
            overlay.paint(graphics, chart);
        });
    }

    /**
     * Draws charts side by side, two in a row, under one finding and one legend of all their series' names.
     *
     * @param titles a few words above each chart
     * @param charts as many charts, at least one
     */
    static Figure panels(String finding, String alternative, List<String> titles, List<XYChart> charts) {
        return panels(finding, alternative, titles, charts, (graphics, drawn) -> {});
    }

    /**
     * Draws charts side by side and more over them.
     *
     * @param overlay draws over each chart, in its coordinates
     */
    static Figure panels(
            String finding, String alternative, List<String> titles, List<XYChart> charts, Overlay overlay) {
        int columns = Math.min(2, charts.size());
        int rows = (charts.size() + 1) / 2;
        int total = rows == 1 ? HEIGHT : HEIGHT * PANELS_PERCENT / 100;
        return canvas(finding, alternative, total, charts, (graphics, height) -> {
            AffineTransform start = graphics.getTransform();
            int panelWidth = WIDTH / columns;
            int panelHeight = height / rows;
            for (int i = 0; i < charts.size(); i++) {
                graphics.setTransform(start);
                graphics.translate(panelWidth * (i % columns), panelHeight * (i / columns));
                int line = graphics.getFontMetrics(TEXT).getHeight();
                graphics.translate(0, line);
                charts.get(i).paint(graphics, panelWidth, panelHeight - line);
                overlay.paint(graphics, charts.get(i));
                // Last, since a chart paints its margins too.
                graphics.setFont(TEXT.deriveFont(Font.BOLD));
                graphics.setColor(INK);
                FigureText.centered(graphics, titles.get(i), panelWidth / 2.0, -line / 2.0);
            }
        });
    }

    /**
     * Draws what is no chart, under its finding. The figure is as high as title and content need.
     *
     * @param width the width of the figure in CSS pixels
     * @param height the height of the content
     * @param content paints from (0, 0) to the margins
     */
    static Figure drawing(String finding, String alternative, int width, int height, Content content) {
        int inside = width - 2 * MARGIN;
        int title = FigureText.height(measuring(TITLE), finding, inside);
        int total = MARGIN + title + GAP + height + MARGIN;
        return canvas(finding, alternative, width, total, List.of(), (graphics, left) -> {
            graphics.translate(MARGIN, 0);
            content.paint(graphics, left);
        });
    }

    /** Measures words as they will be drawn, before there is a picture to draw on. */
    static FontMetrics measuring(Font font) {
        Graphics2D graphics = Figure.paper(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        try {
            return graphics.getFontMetrics(font);
        } finally {
            graphics.dispose();
        }
    }

    /** Paints below title and legend, from (0, 0) down. */
    @FunctionalInterface
    interface Content {
        void paint(Graphics2D graphics, int height);
    }

    private static Figure canvas(
            String finding, String alternative, int height, List<XYChart> legend, Content content) {
        return canvas(finding, alternative, WIDTH, height, legend, content);
    }

    private static Figure canvas(
            String finding, String alternative, int width, int height, List<XYChart> legend, Content content) {
        return new Figure(finding, alternative, width, height, graphics -> {
            graphics.translate(0, MARGIN);
            int used = MARGIN;
            used += moved(graphics, FigureText.wrapped(graphics, finding, MARGIN, width - 2 * MARGIN) + GAP);
            used += moved(graphics, FigureLegend.paint(graphics, legend, MARGIN, width - 2 * MARGIN));
            content.paint(graphics, height - used);
        });
    }

    private static int moved(Graphics2D graphics, int by) {
        graphics.translate(0, by);
        return by;
    }
}
