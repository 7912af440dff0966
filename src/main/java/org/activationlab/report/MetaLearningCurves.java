package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.activationlab.meta.EpochScores;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The scores of meta-networks on training and validation pairs over epochs: a panel per architecture, a line per seed. */
public final class MetaLearningCurves {

    /** A gap wider than this is worth a sentence, in units of the score. */
    static final double WIDE = 0.05;

    private static final String TRAINING = "training pairs, scored while learning";
    private static final String VALIDATION = "validation pairs, after the epoch";
    private static final String KEPT = "kept epoch";

    private MetaLearningCurves() {}

    /** How far training lies above validation: means over the runs of one architecture that did not collapse. */
    private record Gap(String name, int epochs, double training, double validation, int opens) {

        double width() {
            return training - validation;
        }

        static List<Gap> of(List<NetworkScores> networks) {
            List<Gap> gaps = new ArrayList<>();
            for (NetworkScores network : networks) {
                List<MetaRunResult> sound = network.runs().stream()
                        .map(MetaRun::result)
                        .filter(result -> !result.collapsed())
                        .filter(result -> !result.curve().epochs().isEmpty())
                        .toList();
                // Seeds may stop early: only epochs that all of them reached are compared.
                int shared = sound.stream()
                        .mapToInt(result -> result.curve().epochs().size())
                        .min()
                        .orElse(0);
                if (shared > 0) {
                    Gap gap = of(network.phrase(), sound, shared);
                    if (Double.isFinite(gap.width())) {
                        gaps.add(gap);
                    }
                }
            }
            return gaps;
        }

        private static Gap of(String name, List<MetaRunResult> runs, int last) {
            int opens = 0;
            for (int epoch = last; epoch > 0; epoch--) {
                double width =
                        mean(runs, epoch, EpochScores::trainScore) - mean(runs, epoch, EpochScores::validationScore);
                if (!(width > WIDE)) {
                    break;
                }
                opens = epoch;
            }
            return new Gap(
                    name,
                    last,
                    mean(runs, last, EpochScores::trainScore),
                    mean(runs, last, EpochScores::validationScore),
                    opens);
        }

        private static double mean(List<MetaRunResult> runs, int epoch, ToDoubleFunction<EpochScores> score) {
            return runs.stream()
                    .map(result -> result.curve().epochs().get(epoch - 1))
                    .mapToDouble(score)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /**
     * Draws the curves.
     *
     * @param facts what the study knows
     * @param task the question
     * @param preset in which way the runs were trained
     * @return the figure; without such runs it says so
     */
    public static Figure of(MetaFacts facts, Task task, Preset preset) {
        List<NetworkScores> networks = networks(facts, task, preset);
        String finding = finding(task, networks);
        if (networks.isEmpty()) {
            XYChart empty = chart(task, 1, 0);
            return HouseStyle.draw(finding, "An empty chart.", empty);
        }
        double floor = floor(task, networks);
        List<String> titles = networks.stream()
                .map(network -> network.title() + ", "
                        + Wording.count(network.runs().size(), "seed", "seeds")
                        + (network.collapsed() == 0 ? "" : " (" + network.collapsed() + " collapsed)"))
                .toList();
        List<XYChart> charts =
                networks.stream().map(network -> chart(task, network, floor)).toList();
        return HouseStyle.panels(finding, alternative(task, networks), titles, charts);
    }

    private static List<NetworkScores> networks(MetaFacts facts, Task task, Preset preset) {
        return NetworkScores.of(facts, task).stream()
                .filter(network -> network.preset() == preset)
                .filter(network -> network.runs().stream()
                        .anyMatch(run -> !run.result().curve().epochs().isEmpty()))
                .toList();
    }

    private static XYChart chart(Task task, int epochs, double floor) {
        XYChart chart = HouseStyle.chart("epoch", MetaNames.score(task));
        HouseStyle.range(chart, 0.5, epochs + 0.5, floor, 1);
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setYAxisDecimalPattern("0.00");
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setMarkerSize(8);
        return chart;
    }

    /** A panel; package-private, so that a test can count its lines. */
    static XYChart chart(Task task, NetworkScores network, double floor) {
        int epochs = network.runs().stream()
                .mapToInt(run -> run.result().curve().epochs().size())
                .max()
                .orElse(1);
        XYChart chart = chart(task, epochs, floor);
        boolean first = true;
        for (MetaRun run : network.runs()) {
            List<EpochScores> curve = run.result().curve().epochs();
            line(chart, TRAINING, first, curve, EpochScores::trainScore, HouseStyle.VERMILLION);
            line(chart, VALIDATION, first, curve, EpochScores::validationScore, HouseStyle.BLUE);
            List<EpochScores> kept = curve.stream()
                    .filter(scores -> scores.epoch() == run.result().keptEpoch())
                    .toList();
            XYSeries marker = line(chart, KEPT, first, kept, EpochScores::validationScore, HouseStyle.BLUE);
            marker.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            marker.setMarker(SeriesMarkers.CIRCLE);
            first = false;
        }
        return chart;
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            boolean inLegend,
            List<EpochScores> epochs,
            ToDoubleFunction<EpochScores> score,
            Color color) {
        double[] x = epochs.stream().mapToDouble(EpochScores::epoch).toArray();
        double[] y = epochs.stream().mapToDouble(score).toArray();
        // The chart refuses a series without points; one that is no number draws nothing.
        double[] none = {Double.NaN};
        String unique =
                inLegend ? name : name + " " + chart.getSeriesCollection().size();
        XYSeries series = chart.addSeries(unique, x.length == 0 ? new double[] {1} : x, y.length == 0 ? none : y);
        series.setShowInLegend(inLegend);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setMarkerColor(color);
        // Dashes tell the two apart without any colour.
        float[] dash = color.equals(HouseStyle.VERMILLION) ? new float[] {6, 4} : null;
        series.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
        return series;
    }

    /** The tenth below the lowest score drawn; an R2 below 0, as in first epochs, would press all others together. */
    private static double floor(Task task, List<NetworkScores> networks) {
        double lowest = networks.stream()
                .flatMap(network -> network.runs().stream())
                .flatMap(run -> run.result().curve().epochs().stream())
                .flatMapToDouble(scores -> DoubleStream.of(scores.trainScore(), scores.validationScore()))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        return task == Task.RATIO ? 0 : Math.max(0, Math.min(0.9, Math.floor(10 * lowest) / 10));
    }

    private static String finding(Task task, List<NetworkScores> networks) {
        String start = MetaNames.of(task) + ": ";
        if (networks.isEmpty()) {
            return start + "no meta-network was trained, so there is no curve to show";
        }
        List<Gap> gaps = Gap.of(networks);
        if (gaps.isEmpty()) {
            return start + "no run that lasted has scores to compare";
        }
        Gap widest = gaps.stream().max(Comparator.comparingDouble(Gap::width)).orElseThrow();
        String scores = MetaNames.score(task) + " " + Wording.ratio(widest.training()) + " against "
                + Wording.ratio(widest.validation()) + " after "
                + Wording.count(widest.epochs(), "epoch", "epochs");
        if (widest.opens() == 0) {
            return start + "no network ends more than " + Wording.setting(WIDE)
                    + " better on training than on validation pairs; the " + widest.name() + " comes closest, with "
                    + scores;
        }
        String who = "the gap between training and validation pairs is " + (gaps.size() == 1 ? "wide" : "widest")
                + " for the " + widest.name();
        return start + who + ": " + scores + "; from epoch " + widest.opens() + " on it is wider than "
                + Wording.setting(WIDE);
    }

    private static String alternative(Task task, List<NetworkScores> networks) {
        List<String> parts = Gap.of(networks).stream()
                .map(gap -> gap.name() + " after " + Wording.count(gap.epochs(), "epoch", "epochs") + ": "
                        + Wording.ratio(gap.training()) + " on training and " + Wording.ratio(gap.validation())
                        + " on validation pairs")
                .toList();
        return "A panel per architecture with the " + MetaNames.score(task)
                + " of each seed over epochs, dashed on training and solid on validation pairs"
                + (parts.isEmpty() ? "." : "; means without collapsed runs: " + String.join("; ", parts) + ".");
    }
}
