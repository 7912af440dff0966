package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.metrics.Interval;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.pairs.VoteHistogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Which digits the noisy copies of one image are taken for: a bar each, the predicted and the true digit marked. */
public final class VoteFigure {

    private static final double HALF_BAR = 0.38;
    private static final double CONFIDENCE = 0.95;
    private static final int BELOW = 56;

    private VoteFigure() {}

    /**
     * Draws the votes.
     *
     * @param votes the answers to the noisy copies, at least one
     * @param trueDigit what the image shows, 0 to 9
     * @param predictedDigit what the network takes the clean image for, 0 to 9
     * @return the figure
     * @throws IllegalArgumentException if there is no vote or one of the digits is no digit
     */
    public static Figure of(VoteHistogram votes, int trueDigit, int predictedDigit) {
        NoiseRatio ratio = votes.unchanged(predictedDigit);
        int ofTruth = votes.count(trueDigit);
        return HouseStyle.draw(
                finding(ratio, trueDigit, predictedDigit, ofTruth),
                alternative(votes, trueDigit, predictedDigit),
                chart(votes, trueDigit, predictedDigit),
                BELOW,
                (graphics, drawn) -> words(graphics, drawn, votes, trueDigit, predictedDigit));
    }

    /** The bars without words; package-private, so that a test can read its series. */
    static XYChart chart(VoteHistogram votes, int trueDigit, int predictedDigit) {
        XYChart chart = HouseStyle.chart("", "noisy copies");
        int most = 1;
        for (int count : votes.counts()) {
            most = Math.max(most, count);
        }
        // Room for the number above the highest bar.
        HouseStyle.range(chart, -0.5, VoteHistogram.DIGITS - 0.5, 0, 1.08 * most);
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setYAxisDecimalPattern("#,##0.##");
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        boolean right = trueDigit == predictedDigit;
        String predicted = "predicted" + (right ? " and true" : "") + " digit " + predictedDigit;
        bars(chart, predicted, votes, List.of(predictedDigit), HouseStyle.BLUE);
        if (!right) {
            bars(chart, "true digit " + trueDigit, votes, List.of(trueDigit), HouseStyle.GREEN);
        }
        List<Integer> others = new ArrayList<>();
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            if (digit != trueDigit && digit != predictedDigit) {
                others.add(digit);
            }
        }
        bars(chart, "other digits", votes, others, HouseStyle.QUIET);
        return chart;
    }

    /** An outline that runs along the axis from bar to bar. */
    private static void bars(XYChart chart, String name, VoteHistogram votes, List<Integer> digits, Color color) {
        double[] x = new double[3 * digits.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < digits.size(); i++) {
            double digit = digits.get(i);
            x[3 * i] = digit - HALF_BAR;
            x[3 * i + 1] = digit - HALF_BAR;
            x[3 * i + 2] = digit + HALF_BAR;
            y[3 * i + 1] = votes.count(digits.get(i));
        }
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setLineStyle(new BasicStroke(1));
        series.setLineColor(color);
        series.setFillColor(color);
        series.setMarker(SeriesMarkers.NONE);
    }

    private static void words(
            Graphics2D graphics, XYChart chart, VoteHistogram votes, int trueDigit, int predictedDigit) {
        double top = chart.getScreenYFromChart(0) + 6;
        int line = graphics.getFontMetrics(HouseStyle.TEXT).getHeight();
        graphics.setColor(HouseStyle.INK);
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            boolean predicted = digit == predictedDigit;
            boolean truth = digit == trueDigit;
            double x = chart.getScreenXFromChart(digit);
            graphics.setFont(predicted || truth ? HouseStyle.TEXT.deriveFont(Font.BOLD) : HouseStyle.TEXT);
            FigureText.centered(graphics, Integer.toString(digit), x, top);
            String role = predicted ? "predicted" : truth ? "true" : "";
            FigureText.centered(graphics, role, x, top + line);
            if (predicted && truth) {
                FigureText.centered(graphics, "and true", x, top + 2 * line);
            }
            String count = Wording.number(votes.count(digit), 0);
            FigureText.centered(graphics, count, x, chart.getScreenYFromChart(votes.count(digit)) - line - 1);
        }
        graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
        // Beside the middle, where two lines may stand under a digit.
        graphics.drawString(
                "digit", 16, (float) (top + graphics.getFontMetrics().getAscent()));
    }

    private static String finding(NoiseRatio ratio, int trueDigit, int predictedDigit, int ofTruth) {
        Interval interval = ratio.interval(CONFIDENCE);
        String start = Wording.number(ratio.unchanged(), 0) + " of "
                + Wording.count(ratio.draws(), "noisy copy keeps", "noisy copies keep") + " the predicted digit "
                + predictedDigit + ": ratio " + Wording.ratio(ratio.value()) + ", 95 % interval "
                + Wording.ratio(interval.lower()) + " to " + Wording.ratio(interval.upper());
        return start
                + (trueDigit == predictedDigit
                        ? "; the prediction is right"
                        : "; the true digit " + trueDigit + " gets " + Wording.number(ofTruth, 0));
    }

    private static String alternative(VoteHistogram votes, int trueDigit, int predictedDigit) {
        List<String> parts = new ArrayList<>();
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            String role = (digit == predictedDigit ? ", predicted" : "") + (digit == trueDigit ? ", true" : "");
            parts.add(digit + " (" + Wording.number(votes.count(digit), 0) + role + ")");
        }
        return "Bars: how many noisy copies of the image are taken for each digit: " + Wording.list(parts) + ".";
    }
}
