package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.activationlab.judge.Estimate;
import org.activationlab.judge.Feature;
import org.activationlab.meta.Task;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Shapley values of the layers, a group of bars per network, networks tested on the same pairs together. */
public final class LayerFigure {

    private static final int LEFT = 290;
    private static final int BAR = 11;
    private static final int BETWEEN = 12;
    private static final int HEADING = 34;
    private static final int AROUND = 190;
    private static final Map<Feature.Source, Color> COLORS = Map.of(
            Feature.Source.MAXPOOL2, HouseStyle.SKY,
            Feature.Source.FC1, HouseStyle.GREEN,
            Feature.Source.FC2, HouseStyle.ORANGE,
            Feature.Source.FC3, HouseStyle.BLUE,
            Feature.Source.NETWORK, HouseStyle.PURPLE);

    private LayerFigure() {}

    /** A row and how far its first bar is from the top, in pixels; without a row, a heading. */
    private record Place(LayerFacts.Row row, int top, boolean heading) {}

    /** One bar: its player, value, error, and how far its middle is from the top. */
    private record Bar(Feature.Source player, Estimate value, double middle) {}

    /**
     * Draws the figure.
     *
     * @param facts what is known
     * @param task the question
     * @return the figure; needs at least one network of the task
     */
    public static Figure of(LayerFacts facts, Task task) {
        return HouseStyle.rows(
                LayerFindings.title(facts, task),
                alternative(facts, task),
                chart(facts, task),
                LEFT,
                AROUND + total(facts, task),
                (graphics, drawn) -> paint(graphics, drawn, facts, task));
    }

    private static List<Place> places(LayerFacts facts, Task task) {
        List<Place> places = new ArrayList<>();
        int top = 0;
        String tested = "";
        for (LayerFacts.Row row : facts.rows(task)) {
            if (!row.tested().equals(tested)) {
                places.add(new Place(row, top, true));
                top += HEADING;
                tested = row.tested();
            }
            places.add(new Place(row, top + BETWEEN / 2, false));
            top += BAR * facts.players().size() + BETWEEN;
        }
        return places;
    }

    private static int total(LayerFacts facts, Task task) {
        List<Place> places = places(facts, task);
        int last = places.isEmpty() ? 0 : places.get(places.size() - 1).top();
        return last + BAR * facts.players().size() + BETWEEN / 2;
    }

    private static List<Bar> bars(LayerFacts facts, Task task) {
        List<Bar> bars = new ArrayList<>();
        for (Place place : places(facts, task)) {
            List<Feature.Source> players = facts.players();
            for (int i = 0; i < players.size(); i++) {
                Feature.Source player = players.get(i);
                if (place.heading() || !place.row().credit().players().contains(player)) {
                    continue;
                }
                Estimate value = place.row().credit().shapley(player);
                if (Double.isFinite(value.value())) {
                    bars.add(new Bar(player, value, place.top() + (i + 0.5) * BAR));
                }
            }
        }
        return bars;
    }

    /** The chart without bars and row names; its series are the ends of the bars, a test can read them. */
    static XYChart chart(LayerFacts facts, Task task) {
        XYChart chart =
                HouseStyle.chart("Shapley value (" + LayerTables.metric(task).title() + ")", "");
        List<Bar> bars = bars(facts, task);
        double least = bars.stream()
                .mapToDouble(bar -> bar.value().value() - error(bar))
                .min()
                .orElse(0);
        double most = bars.stream()
                .mapToDouble(bar -> bar.value().value() + error(bar))
                .max()
                .orElse(0.1);
        int total = total(facts, task);
        HouseStyle.range(
                chart,
                Math.min(0, Math.floor(20 * least) / 20),
                Math.max(0.05, Math.ceil(20 * most + 0.2) / 20),
                0,
                total);
        chart.getStyler().setXAxisDecimalPattern("0.00");
        chart.getStyler().setYAxisTicksVisible(false);
        chart.getStyler().setYAxisTitleVisible(false);
        chart.getStyler().setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setMarkerSize(BAR - 1);
        for (Feature.Source player : facts.players()) {
            List<Bar> own = bars.stream().filter(bar -> bar.player() == player).toList();
            if (own.isEmpty()) {
                continue;
            }
            XYSeries series = chart.addSeries(
                    player.title(),
                    own.stream().mapToDouble(bar -> bar.value().value()).toArray(),
                    own.stream().mapToDouble(bar -> total - bar.middle()).toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.SQUARE);
            series.setMarkerColor(color(player));
        }
        return chart;
    }

    private static Color color(Feature.Source player) {
        return Objects.requireNonNull(COLORS.get(player));
    }

    private static double error(Bar bar) {
        return Double.isFinite(bar.value().error()) ? bar.value().error() : 0;
    }

    private static void paint(Graphics2D graphics, XYChart chart, LayerFacts facts, Task task) {
        int total = total(facts, task);
        double zero = chart.getScreenXFromChart(0);
        double left = chart.getScreenXFromChart(chart.getStyler().getXAxisMin());
        double right = chart.getScreenXFromChart(chart.getStyler().getXAxisMax());
        double top = chart.getScreenYFromChart(total);
        double pixel = (chart.getScreenYFromChart(0) - top) / total;
        // The ends that the chart drew are only there for the legend.
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(left, top, right - left, pixel * total));
        for (Bar bar : bars(facts, task)) {
            bar(graphics, chart, bar, zero, top + pixel * bar.middle(), pixel * (BAR - 1));
        }
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(HouseStyle.INK);
        graphics.draw(new Line2D.Double(zero, top, zero, top + pixel * total));
        for (Place place : places(facts, task)) {
            double height = place.heading() ? HEADING : BAR * facts.players().size();
            String words = place.heading() ? place.row().tested() : name(place.row());
            graphics.setFont(place.heading() ? HouseStyle.TEXT.deriveFont(Font.BOLD) : HouseStyle.TEXT);
            double middle = top + pixel * (place.top() + height / 2);
            int lift = graphics.getFontMetrics().getAscent()
                    - graphics.getFontMetrics().getDescent();
            if (place.heading()) {
                graphics.setColor(Color.WHITE);
                graphics.fill(new Rectangle2D.Double(left, top + pixel * place.top(), right - left, pixel * HEADING));
                graphics.setColor(HouseStyle.GRID);
                graphics.draw(
                        new Line2D.Double(16.0 - LEFT, top + pixel * place.top(), right, top + pixel * place.top()));
            }
            graphics.setColor(HouseStyle.INK);
            graphics.drawString(words, 16 - LEFT, (float) (middle + lift / 2.0));
        }
    }

    private static void bar(Graphics2D graphics, XYChart chart, Bar bar, double zero, double middle, double thickness) {
        double end = chart.getScreenXFromChart(bar.value().value());
        graphics.setColor(color(bar.player()));
        graphics.fill(
                new Rectangle2D.Double(Math.min(zero, end), middle - thickness / 2, Math.abs(end - zero), thickness));
        graphics.setColor(HouseStyle.INK);
        graphics.setStroke(new BasicStroke(1.2f));
        graphics.draw(new Line2D.Double(
                chart.getScreenXFromChart(bar.value().value() - error(bar)),
                middle,
                chart.getScreenXFromChart(bar.value().value() + error(bar)),
                middle));
    }

    private static String name(LayerFacts.Row row) {
        return row.network() + (row.seeds() > 1 ? ", " + row.seeds() + " seeds" : "");
    }

    private static String alternative(LayerFacts facts, Task task) {
        List<String> parts = new ArrayList<>();
        for (LayerFacts.Row row : facts.rows(task)) {
            List<String> values = row.credit().players().stream()
                    .map(player -> player.title() + " "
                            + Wording.ratio(row.credit().shapley(player).value()))
                    .toList();
            parts.add(LayerTables.title(row) + ": " + String.join(", ", values));
        }
        return "A group of bars per network with the Shapley value of each layer, in "
                + LayerTables.metric(task).title() + ". " + String.join("; ", parts) + ".";
    }
}
