package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.activationlab.lenet.TrainedModel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The test accuracy of every model, one dot each, sorted within its optimizer and weight decay, with the limit for being
 * kept.
 */
public final class AccuracyFigure {

    /** How much of a group's place its dots take. */
    private static final double SPREAD = 0.76;

    private static final int BELOW = 74;

    private AccuracyFigure() {}

    /**
     * Draws the figure.
     *
     * @param models the population, kept and rejected, possibly empty
     * @return the figure
     */
    public static Figure of(List<TrainedModel> models) {
        List<ModelGroup> groups = ModelGroup.divide(models, HyperParameter.OPTIMIZER, HyperParameter.WEIGHT_DECAY);
        int places = Math.max(1, groups.size());
        XYChart chart = HouseStyle.chart("", "test accuracy (%)");
        HouseStyle.range(chart, -0.5, places - 0.5, 0, 100);
        chart.getStyler().setYAxisDecimalPattern("0");
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setMarkerSize(7);
        addDots(chart, groups, "kept", TrainedModel::kept, HouseStyle.BLUE, SeriesMarkers.CIRCLE);
        List<String> reasons = models.stream()
                .filter(model -> !model.kept())
                .map(TrainedModel::reason)
                .distinct()
                .sorted()
                .toList();
        List<Marker> markers = List.of(SeriesMarkers.CROSS, SeriesMarkers.TRIANGLE_DOWN);
        List<Color> colors = List.of(HouseStyle.VERMILLION, HouseStyle.PURPLE);
        for (int i = 0; i < reasons.size(); i++) {
            String reason = reasons.get(i);
            addDots(
                    chart,
                    groups,
                    "rejected: " + reason,
                    model -> !model.kept() && model.reason().equals(reason),
                    colors.get(i % colors.size()),
                    markers.get(i % markers.size()));
        }
        addLimit(chart, places);
        return HouseStyle.draw(
                finding(models, groups),
                alternative(groups),
                chart,
                BELOW,
                (graphics, drawn) -> nameGroups(graphics, drawn, groups));
    }

    private static void addDots(
            XYChart chart,
            List<ModelGroup> groups,
            String name,
            Predicate<TrainedModel> wanted,
            Color color,
            Marker marker) {
        double[] x = new double[groups.stream().mapToInt(ModelGroup::trained).sum()];
        double[] y = new double[x.length];
        int count = 0;
        for (int place = 0; place < groups.size(); place++) {
            List<TrainedModel> sorted = groups.get(place).models().stream()
                    .sorted(Comparator.comparingDouble(TrainedModel::testAccuracy))
                    .toList();
            for (int rank = 0; rank < sorted.size(); rank++) {
                if (wanted.test(sorted.get(rank))) {
                    x[count] = place + SPREAD * ((rank + 0.5) / sorted.size() - 0.5);
                    y[count] = 100 * sorted.get(rank).testAccuracy();
                    count++;
                }
            }
        }
        if (count > 0) {
            String label = name + " (" + Wording.number(count, 0) + ")";
            XYSeries series = chart.addSeries(label, Arrays.copyOf(x, count), Arrays.copyOf(y, count));
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(marker);
            series.setMarkerColor(color);
        }
    }

    private static void addLimit(XYChart chart, int places) {
        double limit = 100 * TrainedModel.KEPT_FROM;
        XYSeries line = chart.addSeries(
                Wording.number(limit, 0) + " %, the limit for being kept",
                new double[] {-0.5, places - 0.5},
                new double[] {limit, limit});
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(HouseStyle.INK);
        line.setLineStyle(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
    }

    /** Parts the groups and writes optimizer and weight decay under each; XChart's own ticks could not be put there. */
    private static void nameGroups(Graphics2D graphics, XYChart chart, List<ModelGroup> groups) {
        double top = chart.getScreenYFromChart(0) + 6;
        graphics.setStroke(new BasicStroke(1));
        graphics.setFont(HouseStyle.TEXT);
        int line = graphics.getFontMetrics().getHeight();
        for (int place = 0; place < groups.size(); place++) {
            double x = chart.getScreenXFromChart(place);
            graphics.setColor(HouseStyle.GRID);
            if (place > 0) {
                double between = chart.getScreenXFromChart(place - 0.5);
                graphics.draw(new Line2D.Double(
                        between, chart.getScreenYFromChart(100), between, chart.getScreenYFromChart(0)));
            }
            graphics.setColor(HouseStyle.INK);
            FigureText.centered(graphics, groups.get(place).labels().get(0), x, top);
            FigureText.centered(graphics, groups.get(place).labels().get(1), x, top + line);
        }
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
        double middle = chart.getScreenXFromChart((Math.max(1, groups.size()) - 1) / 2.0);
        FigureText.centered(graphics, "optimizer and weight decay", middle, top + 2.4 * line);
    }

    private static String finding(List<TrainedModel> models, List<ModelGroup> groups) {
        if (models.isEmpty()) {
            return "No model was trained";
        }
        String limit = Wording.number(100 * TrainedModel.KEPT_FROM, 0) + " % test accuracy";
        int kept = ModelGroup.kept(models);
        if (models.size() == 1) {
            return "The only model " + (kept == 1 ? "reached " : "did not reach ") + limit + "; it has "
                    + Wording.percent(models.get(0).testAccuracy());
        }
        String trained = Wording.number(models.size(), 0) + " models";
        if (kept == models.size()) {
            return "All " + trained + " reached " + limit + "; their median is "
                    + Wording.percent(ModelGroup.keptAccuracy(models).median());
        }
        if (kept == 0) {
            return "None of " + trained + " reached " + limit;
        }
        String start = Wording.number(kept, 0) + " of " + trained + " reached " + limit;
        if (groups.size() == 1) {
            return start;
        }
        ModelGroup worst = groups.stream()
                .min(Comparator.comparingDouble(ModelGroup::shareKept))
                .orElseThrow();
        return start + "; the smallest share with " + worst.labels().get(0) + " and weight decay "
                + worst.labels().get(1) + " (" + worst.kept() + " of " + worst.trained() + ")";
    }

    private static String alternative(List<ModelGroup> groups) {
        List<String> parts = groups.stream()
                .map(group -> group.labels().get(0) + " with weight decay "
                        + group.labels().get(1) + " kept " + group.kept() + " of " + group.trained())
                .toList();
        return "One dot per model: test accuracy in percent, by optimizer and weight decay"
                + (parts.isEmpty() ? "; there is none." : "; " + Wording.list(parts) + ".");
    }
}
