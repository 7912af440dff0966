package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.network.training.TrainingLog;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Loss and accuracy of classifiers over their epochs: dashed on the training examples while they were learned from, solid
 * on the validation examples after the epoch. A circle marks the epoch that is kept.
 */
public final class ClassifierCurves {

    private static final float THICK = 2;
    private static final int DOT = 9;

    /** Room above the highest loss, as a share of it. */
    private static final double HEADROOM = 1.05;

    private ClassifierCurves() {}

    /**
     * Draws one training.
     *
     * @param log at least one epoch
     * @return the figure
     */
    public static Figure of(TrainingLog log) {
        return of(List.of(log.network() + ", " + seed(log)), List.of(log));
    }

    /**
     * Draws trainings together.
     *
     * @param names a few words for each
     * @param logs at least one epoch each; from the seventh on colours start again
     * @return the figure
     * @throws IllegalArgumentException if there is not one name per log, or a log has no epoch
     */
    public static Figure of(List<String> names, List<TrainingLog> logs) {
        ClassifierTables.requireNames(names, logs);
        String examples = examples(logs);
        return HouseStyle.panels(
                finding(names, logs),
                alternative(names, logs),
                logs.size() == 1
                        ? List.of("Loss", "Accuracy")
                        : List.of(
                                "Loss, training " + examples + " dashed", "Accuracy, training " + examples + " dashed"),
                List.of(losses(names, logs), accuracies(names, logs)));
    }

    /**
     * Names trainings by their seeds and, where they are of several networks, by their networks.
     *
     * @param logs any
     * @return one name per log, not always different ones
     */
    public static List<String> names(List<TrainingLog> logs) {
        boolean alike = logs.stream().map(TrainingLog::network).distinct().count() == 1;
        return logs.stream()
                .map(log -> alike ? seed(log) : log.network() + ", " + seed(log))
                .toList();
    }

    /** What all trainings learned from, in the plural. */
    private static String examples(List<TrainingLog> logs) {
        List<String> words =
                logs.stream().map(log -> log.plan().examples()).distinct().toList();
        return words.size() == 1 ? words.get(0) : "examples";
    }

    private static String seed(TrainingLog log) {
        return "seed " + log.plan().seed();
    }

    /** The left panel; package-private, so that a test can read its series. */
    static XYChart losses(List<String> names, List<TrainingLog> logs) {
        double most = values(logs, TrainingEpoch::trainLoss, TrainingEpoch::validationLoss)
                .max()
                .orElse(1);
        XYChart chart = chart("mean cross-entropy (nats)", logs, 0, HEADROOM * most);
        lines(chart, names, logs, TrainingEpoch::trainLoss, TrainingEpoch::validationLoss);
        return chart;
    }

    /** The right panel. */
    static XYChart accuracies(List<String> names, List<TrainingLog> logs) {
        double least = values(logs, TrainingEpoch::trainAccuracy, TrainingEpoch::validationAccuracy)
                .min()
                .orElse(0);
        // From the ten percent below the lowest.
        double floor = Math.min(90, 10 * Math.floor(10 * least));
        XYChart chart = chart("right answers (%)", logs, floor, 100);
        lines(chart, names, logs, epoch -> 100 * epoch.trainAccuracy(), epoch -> 100 * epoch.validationAccuracy());
        return chart;
    }

    private static DoubleStream values(
            List<TrainingLog> logs, ToDoubleFunction<TrainingEpoch> train, ToDoubleFunction<TrainingEpoch> other) {
        return logs.stream()
                .flatMap(log -> log.epochs().stream())
                .flatMapToDouble(epoch -> DoubleStream.of(train.applyAsDouble(epoch), other.applyAsDouble(epoch)))
                .filter(Double::isFinite);
    }

    private static XYChart chart(String title, List<TrainingLog> logs, double bottom, double top) {
        int last = logs.stream().mapToInt(log -> log.epochs().size()).max().orElse(1);
        XYChart chart = HouseStyle.chart("epoch", title);
        HouseStyle.range(chart, 0.5, last + 0.5, bottom, top);
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setYAxisDecimalPattern("0.##");
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setMarkerSize(DOT);
        return chart;
    }

    private static void lines(
            XYChart chart,
            List<String> names,
            List<TrainingLog> logs,
            ToDoubleFunction<TrainingEpoch> train,
            ToDoubleFunction<TrainingEpoch> validation) {
        boolean alone = logs.size() == 1;
        for (int i = 0; i < logs.size(); i++) {
            TrainingLog log = logs.get(i);
            Color color = HouseStyle.PALETTE.get(i % HouseStyle.PALETTE.size());
            String name = names.get(i);
            add(chart, alone ? "training " + examples(logs) : name + ", training", log.epochs(), train, color, true)
                    .setShowInLegend(alone);
            add(chart, alone ? "validation " + examples(logs) : name, log.epochs(), validation, color, false);
            XYSeries kept =
                    add(chart, alone ? "kept epoch" : name + ", kept", List.of(log.best()), validation, color, false);
            kept.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            kept.setMarker(SeriesMarkers.CIRCLE);
            kept.setShowInLegend(alone);
        }
    }

    private static XYSeries add(
            XYChart chart,
            String name,
            List<TrainingEpoch> epochs,
            ToDoubleFunction<TrainingEpoch> value,
            Color color,
            boolean dashed) {
        XYSeries series = chart.addSeries(
                name,
                epochs.stream().mapToDouble(TrainingEpoch::epoch).toArray(),
                epochs.stream().mapToDouble(value).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setMarkerColor(color);
        float[] dash = dashed ? new float[] {6, 4} : null;
        series.setLineStyle(new BasicStroke(THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        return series;
    }

    private static String finding(List<String> names, List<TrainingLog> logs) {
        Comparator<Integer> byAccuracy =
                Comparator.comparingDouble(i -> logs.get(i).best().validationAccuracy());
        int best = IntStream.range(0, logs.size()).boxed().max(byAccuracy).orElseThrow();
        int worst = IntStream.range(0, logs.size()).boxed().min(byAccuracy).orElseThrow();
        String start =
                logs.size() == 1 ? names.get(0) : "Of " + logs.size() + " trainings the best is " + names.get(best);
        String reached =
                start + ": " + share(logs.get(best)) + " of the validation " + examples(logs) + " right after epoch "
                        + logs.get(best).best().epoch() + " of "
                        + logs.get(best).epochs().size() + ", at a loss of "
                        + Wording.ratio(logs.get(best).best().validationLoss());
        return logs.size() == 1
                ? reached
                : reached + "; the worst, " + names.get(worst) + ", gets " + share(logs.get(worst));
    }

    private static String share(TrainingLog log) {
        return Wording.number(100 * log.best().validationAccuracy(), 2) + " %";
    }

    private static String alternative(List<String> names, List<TrainingLog> logs) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            parts.add(names.get(i) + " "
                    + logs.get(i).epochs().stream()
                            .map(epoch -> Wording.percent(epoch.validationAccuracy()))
                            .collect(Collectors.joining(", ")));
        }
        return "Loss to the left and accuracy to the right by epoch, dashed on training and solid on validation "
                + examples(logs) + "."
                + " Validation accuracy by epoch: " + String.join("; ", parts) + ".";
    }
}
