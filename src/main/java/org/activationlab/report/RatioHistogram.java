package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.activationlab.pairs.LabelTable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The noise ratios of right and of wrong predictions, each as shares of its own kind, in {@value #BINS} bins. */
public final class RatioHistogram {

    /** The number of bins of equal width over [0, 1]; the last one holds 1 too. */
    public static final int BINS = 20;

    private static final List<Outcome> OUTCOMES = List.of(Outcome.RIGHT, Outcome.WRONG);
    private static final int FILL_ALPHA = 60;

    private RatioHistogram() {}

    /**
     * Draws the histogram.
     *
     * @param pairs the evidence; if it is empty, or one outcome does not occur, the title says so
     * @return the figure
     */
    public static Figure of(LabelTable pairs) {
        XYChart chart = HouseStyle.chart(
                "noise ratio (share of noisy copies that keep the predicted digit)", "share of predictions (%)");
        Map<Outcome, double[]> shares = new EnumMap<>(Outcome.class);
        for (Outcome outcome : OUTCOMES) {
            if (outcome.count(pairs) > 0) {
                shares.put(outcome, shares(pairs, outcome));
            }
        }
        double highest =
                shares.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        HouseStyle.range(chart, 0, 1, 0, Math.min(100, 105 * highest));
        shares.forEach((outcome, own) -> {
            String name = outcome.title() + " (" + Wording.count(outcome.count(pairs), "pair", "pairs") + ")";
            style(chart.addSeries(name, edges(), outline(own)), outcome);
        });
        chart.getStyler().setXAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisDecimalPattern("0.##");
        return HouseStyle.draw(finding(pairs), alternative(pairs), chart);
    }

    /**
     * Counts the ratios of one outcome into bins.
     *
     * @return (BINS), shares of that outcome's pairs; they add up to 1
     */
    static double[] shares(LabelTable pairs, Outcome outcome) {
        double[] shares = new double[BINS];
        double each = 1.0 / outcome.count(pairs);
        // Whole numbers decide the bin: a quotient on a border could be rounded to either side.
        outcome.rows(pairs)
                .mapToObj(pairs::ratio)
                .mapToLong(ratio -> (long) ratio.unchanged() * BINS / ratio.draws())
                .forEach(bin -> shares[(int) Math.min(bin, BINS - 1)] += each);
        return shares;
    }

    private static double[] edges() {
        double[] x = new double[BINS + 2];
        for (int i = 0; i <= BINS; i++) {
            x[i + 1] = (double) i / BINS;
        }
        return x;
    }

    /** Starts and ends on the axis: the step before an edge has the height of the bin that ends there. */
    private static double[] outline(double[] shares) {
        double[] y = new double[BINS + 2];
        for (int i = 0; i < BINS; i++) {
            y[i + 1] = 100 * shares[i];
        }
        return y;
    }

    private static void style(XYSeries series, Outcome outcome) {
        Color color = outcome == Outcome.RIGHT ? HouseStyle.BLUE : HouseStyle.VERMILLION;
        // Dashes tell the two apart without any colour.
        float[] dash = outcome == Outcome.RIGHT ? null : new float[] {7, 4};
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setLineStyle(new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
        series.setLineColor(color);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), FILL_ALPHA));
        series.setMarker(SeriesMarkers.NONE);
    }

    private static String finding(LabelTable pairs) {
        Spread right = Outcome.RIGHT.ratios(pairs);
        Spread wrong = Outcome.WRONG.ratios(pairs);
        if (right.count() == 0 && wrong.count() == 0) {
            return "There are no pairs, so there is no noise ratio to show";
        }
        if (wrong.count() == 0) {
            return "No prediction here is wrong; half of the right ones keep their digit in at least "
                    + Wording.percent(right.median()) + " of noisy copies";
        }
        if (right.count() == 0) {
            return "No prediction here is right; half of the wrong ones keep their digit in at least "
                    + Wording.percent(wrong.median()) + " of noisy copies";
        }
        String medians =
                ": median ratio " + Wording.ratio(right.median()) + " against " + Wording.ratio(wrong.median());
        int order = Wording.ratio(right.median()).equals(Wording.ratio(wrong.median()))
                ? 0
                : Double.compare(right.median(), wrong.median());
        if (order == 0) {
            return "Right and wrong predictions survive noise equally often" + medians;
        }
        return "Right predictions survive noise " + (order > 0 ? "more" : "less") + " often than wrong ones" + medians;
    }

    private static String alternative(LabelTable pairs) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : OUTCOMES) {
            Spread ratios = outcome.ratios(pairs);
            if (ratios.count() > 0) {
                parts.add(outcome.title() + " predictions (" + Wording.count(ratios.count(), "pair", "pairs")
                        + ") have quartiles " + Wording.ratio(ratios.lowerQuartile()) + ", "
                        + Wording.ratio(ratios.median()) + " and " + Wording.ratio(ratios.upperQuartile()));
            }
        }
        return "Histogram of noise ratios from 0 to 1 in " + BINS + " bins"
                + (parts.isEmpty() ? ", empty." : "; " + Wording.list(parts) + ".");
    }
}
