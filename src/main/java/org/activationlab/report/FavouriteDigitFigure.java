package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.VoteHistogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Where noise sends each network: a dot per network over its favourite digit, as high as the favourite's share of all the
 * network's noisy votes, sorted within a digit; below each digit the number of networks.
 */
public final class FavouriteDigitFigure {

    /** How much of a digit's place its dots take. */
    private static final double SPREAD = 0.8;

    private static final int BELOW = 74;

    private FavouriteDigitFigure() {}

    /**
     * Draws the figure.
     *
     * @param pairs the evidence; if it is empty the title says so
     * @return the figure
     */
    public static Figure of(LabelTable pairs) {
        List<FavouriteDigit> favourites = FavouriteDigit.of(pairs);
        return HouseStyle.draw(
                finding(favourites),
                alternative(favourites),
                chart(pairs),
                BELOW,
                (graphics, drawn) -> words(graphics, drawn, favourites));
    }

    /** The dots without words; package-private, so that a test can read its series. */
    static XYChart chart(LabelTable pairs) {
        List<FavouriteDigit> favourites = FavouriteDigit.of(pairs);
        XYChart chart = HouseStyle.chart("", "share of the network's noisy votes (%)");
        HouseStyle.range(chart, -0.5, VoteHistogram.DIGITS - 0.5, 0, 100);
        chart.getStyler().setYAxisDecimalPattern("0");
        chart.getStyler().setXAxisTicksVisible(false);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setMarkerSize(7);
        if (!favourites.isEmpty()) {
            dots(chart, favourites);
        }
        double even = 100.0 / VoteHistogram.DIGITS;
        XYSeries line = chart.addSeries(
                Wording.number(even, 0) + " %: every digit equally often",
                new double[] {-0.5, VoteHistogram.DIGITS - 0.5},
                new double[] {even, even});
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(HouseStyle.INK);
        line.setLineStyle(
                new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0));
        return chart;
    }

    private static void dots(XYChart chart, List<FavouriteDigit> favourites) {
        double[] x = new double[favourites.size()];
        double[] y = new double[x.length];
        int filled = 0;
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            List<FavouriteDigit> own = of(favourites, digit);
            for (int rank = 0; rank < own.size(); rank++) {
                x[filled] = digit + SPREAD * ((rank + 0.5) / own.size() - 0.5);
                y[filled] = 100 * own.get(rank).share();
                filled++;
            }
        }
        XYSeries series = chart.addSeries("a network (" + Wording.number(x.length, 0) + ")", x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(HouseStyle.BLUE);
    }

    private static List<FavouriteDigit> of(List<FavouriteDigit> favourites, int digit) {
        return favourites.stream()
                .filter(favourite -> favourite.digit() == digit)
                .sorted(Comparator.comparingDouble(FavouriteDigit::share))
                .toList();
    }

    private static void words(Graphics2D graphics, XYChart chart, List<FavouriteDigit> favourites) {
        double top = chart.getScreenYFromChart(0) + 6;
        graphics.setColor(HouseStyle.INK);
        int line = graphics.getFontMetrics(HouseStyle.TEXT).getHeight();
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            double x = chart.getScreenXFromChart(digit);
            int networks = of(favourites, digit).size();
            graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
            FigureText.centered(graphics, Integer.toString(digit), x, top);
            graphics.setFont(HouseStyle.TEXT);
            FigureText.centered(graphics, Wording.number(networks, 0), x, top + line);
        }
        graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
        double middle = chart.getScreenXFromChart((VoteHistogram.DIGITS - 1) / 2.0);
        FigureText.centered(graphics, "favourite digit, and how many networks have it", middle, top + 2.4 * line);
    }

    private static String finding(List<FavouriteDigit> favourites) {
        if (favourites.isEmpty()) {
            return "There are no pairs, so no network has a favourite digit";
        }
        Spread shares = shares(favourites);
        if (favourites.size() == 1) {
            return "The only network takes " + Wording.percent(shares.median()) + " of all noisy images for "
                    + Wording.digit(favourites.get(0).digit()) + ", more than for any other digit";
        }
        int best = IntStream.range(0, VoteHistogram.DIGITS)
                .boxed()
                .max(Comparator.comparingInt(
                                (Integer digit) -> of(favourites, digit).size())
                        // Of equals the smallest.
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        int most = of(favourites, best).size();
        return Wording.number(most, 0) + " of " + Wording.number(favourites.size(), 0) + " networks "
                + (most == 1 ? "takes" : "take") + " noisy images most often for " + Wording.digit(best)
                + "; half of the networks give their favourite digit at least " + Wording.percent(shares.median())
                + " of all noisy votes";
    }

    private static Spread shares(List<FavouriteDigit> favourites) {
        return Spread.of(favourites.stream().mapToDouble(FavouriteDigit::share).toArray());
    }

    private static String alternative(List<FavouriteDigit> favourites) {
        List<String> parts = IntStream.range(0, VoteHistogram.DIGITS)
                .filter(digit -> !of(favourites, digit).isEmpty())
                .mapToObj(digit -> {
                    Spread own = shares(of(favourites, digit));
                    return digit + ": " + Wording.count(own.count(), "network", "networks") + ", median share "
                            + Wording.percent(own.median());
                })
                .toList();
        return "A dot per network: its favourite digit under noise and that digit's share of its noisy votes"
                + (parts.isEmpty() ? "; there is none." : ". " + String.join("; ", parts) + ".");
    }
}
