package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.TrainedModel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Test accuracy over epochs, by optimizer: the mean over the kept trainings, and the range from the worst to the best.
 *
 * <p>A training is kept if its last epoch here is kept. A change from the first to the last epoch is measured within the
 * trainings that have both, since different trainings can last for different numbers of epochs.
 */
public final class LearningCurves {

    /** The horizontal distance between two optimizers' points of one epoch, so that ranges do not hide each other. */
    private static final double DODGE = 0.08;

    private LearningCurves() {}

    /** The kept trainings of one optimizer, each with its epochs in order. */
    private record Curve(Optimizer optimizer, List<List<TrainedModel>> trainings) {

        Spread accuracy(int epoch) {
            return Spread.of(trainings.stream()
                    .flatMap(List::stream)
                    .filter(row -> row.hyperParameters().epochs() == epoch)
                    .mapToDouble(TrainedModel::testAccuracy)
                    .toArray());
        }

        int lastEpoch() {
            return trainings.stream()
                    .mapToInt(rows -> last(rows).hyperParameters().epochs())
                    .max()
                    .orElse(0);
        }

        /** The mean change, in [-1, 1], within the trainings that have epoch 1 and this optimizer's last epoch. */
        double change() {
            return trainings.stream()
                    .filter(rows -> rows.get(0).hyperParameters().epochs() == 1
                            && last(rows).hyperParameters().epochs() == lastEpoch())
                    .mapToDouble(rows -> last(rows).testAccuracy() - rows.get(0).testAccuracy())
                    .average()
                    .orElse(Double.NaN);
        }

        String name() {
            return HyperParameter.label(optimizer);
        }
    }

    /**
     * Draws the curves.
     *
     * @param epochs one row per training and epoch, in any order, possibly empty; rows of one training differ in their
     *     number of epochs only
     * @return the figure
     */
    public static Figure of(Collection<TrainedModel> epochs) {
        List<Curve> curves = curves(epochs);
        int last = Math.max(1, curves.stream().mapToInt(Curve::lastEpoch).max().orElse(1));
        XYChart chart = HouseStyle.chart("epoch (passes over the training images)", "test accuracy (%)");
        HouseStyle.range(chart, 0.5, last + 0.5, floor(curves, last), 100);
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setYAxisDecimalPattern("0.#");
        chart.getStyler().setMarkerSize(11);
        for (int i = 0; i < curves.size(); i++) {
            addMeans(chart, curves.get(i), offset(i, curves.size()), i);
        }
        return HouseStyle.draw(finding(curves), alternative(curves), chart, 0, (graphics, drawn) -> {
            for (int i = 0; i < curves.size(); i++) {
                paintRanges(graphics, drawn, curves.get(i), offset(i, curves.size()), HouseStyle.PALETTE.get(i));
            }
        });
    }

    private static List<Curve> curves(Collection<TrainedModel> epochs) {
        Map<HyperParameters, List<TrainedModel>> trainings = new LinkedHashMap<>();
        epochs.stream()
                .sorted(Comparator.comparingInt(row -> row.hyperParameters().epochs()))
                .forEach(row -> trainings
                        .computeIfAbsent(row.hyperParameters().withEpochs(1), key -> new ArrayList<>())
                        .add(row));
        List<Curve> curves = new ArrayList<>();
        for (Optimizer optimizer : Optimizer.values()) {
            List<List<TrainedModel>> own = trainings.values().stream()
                    .filter(rows -> last(rows).hyperParameters().optimizer() == optimizer)
                    .filter(rows -> last(rows).kept())
                    .toList();
            if (!own.isEmpty()) {
                curves.add(new Curve(optimizer, own));
            }
        }
        return curves;
    }

    private static TrainedModel last(List<TrainedModel> rows) {
        return rows.get(rows.size() - 1);
    }

    private static double offset(int index, int curves) {
        return DODGE * (index - (curves - 1) / 2.0);
    }

    /** The ten percent below the lowest accuracy drawn. */
    private static double floor(List<Curve> curves, int lastEpoch) {
        double lowest = 1;
        for (Curve curve : curves) {
            for (int epoch = 1; epoch <= lastEpoch; epoch++) {
                double own = curve.accuracy(epoch).lowest();
                lowest = Double.isNaN(own) ? lowest : Math.min(lowest, own);
            }
        }
        return lowest == 1 ? 0 : Math.min(90, 10 * Math.floor(10 * lowest));
    }

    private static void addMeans(XYChart chart, Curve curve, double offset, int index) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int epoch = 1; epoch <= curve.lastEpoch(); epoch++) {
            Spread accuracy = curve.accuracy(epoch);
            if (accuracy.count() > 0) {
                x.add(epoch + offset);
                y.add(100 * accuracy.mean());
            }
        }
        String name = curve.name() + ": mean and range of "
                + Wording.count(curve.trainings().size(), "kept training", "kept trainings");
        List<Marker> markers = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE);
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineStyle(new BasicStroke(2.4f));
        series.setLineColor(HouseStyle.PALETTE.get(index));
        series.setMarkerColor(HouseStyle.PALETTE.get(index));
        series.setMarker(markers.get(index % markers.size()));
    }

    private static void paintRanges(Graphics2D graphics, XYChart chart, Curve curve, double offset, Color color) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.6f));
        for (int epoch = 1; epoch <= curve.lastEpoch(); epoch++) {
            Spread accuracy = curve.accuracy(epoch);
            if (accuracy.count() > 0) {
                double x = chart.getScreenXFromChart(epoch + offset);
                double low = chart.getScreenYFromChart(100 * accuracy.lowest());
                double high = chart.getScreenYFromChart(100 * accuracy.highest());
                graphics.draw(new Line2D.Double(x, low, x, high));
                graphics.draw(new Line2D.Double(x - 5, low, x + 5, low));
                graphics.draw(new Line2D.Double(x - 5, high, x + 5, high));
            }
        }
    }

    private static String finding(List<Curve> curves) {
        if (curves.isEmpty()) {
            return "No training was kept, so there is no curve to show";
        }
        List<String> parts = new ArrayList<>();
        for (Curve curve : curves) {
            double change = curve.change();
            int last = curve.lastEpoch();
            String reached = curve.name() + " reaches a mean of "
                    + Wording.percent(curve.accuracy(last).mean()) + " after "
                    + Wording.count(last, "epoch", "epochs");
            parts.add(
                    last == 1 || Double.isNaN(change)
                            ? reached
                            : reached + ", " + Wording.number(Math.abs(100 * change), 1) + " points "
                                    + (change < 0 ? "below" : "above") + " its first");
        }
        return String.join("; ", parts);
    }

    private static String alternative(List<Curve> curves) {
        List<String> parts = new ArrayList<>();
        for (Curve curve : curves) {
            for (int epoch = 1; epoch <= curve.lastEpoch(); epoch++) {
                Spread accuracy = curve.accuracy(epoch);
                parts.add(curve.name() + " epoch " + epoch + ": mean " + Wording.percent(accuracy.mean()) + ", lowest "
                        + Wording.percent(accuracy.lowest()) + ", highest " + Wording.percent(accuracy.highest())
                        + ", " + Wording.count(accuracy.count(), "training", "trainings"));
            }
        }
        return "Test accuracy of kept trainings over epochs" + (parts.isEmpty() ? ", empty." : ". ")
                + String.join("; ", parts) + (parts.isEmpty() ? "" : ".");
    }
}
