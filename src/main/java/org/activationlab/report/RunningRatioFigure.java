package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.activationlab.metrics.Interval;
import org.activationlab.pairs.RatioConvergence;
import org.activationlab.pairs.RunningRatio;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How the noise ratio settles with the number of draws. On the left the running ratio of up to five pairs, evenly spread
 * over the ranking by their last ratio, so that nobody picks them, each in its 95 % Wilson interval; on the right how far
 * the ratios of all pairs lie from their last one, measured and expected by the binomial law: {@link RatioConvergence}.
 */
public final class RunningRatioFigure {

    /** After so many draws, says the original study, the ratio has converged. */
    static final int ORIGINAL_CLAIM = 100;

    private static final double CONFIDENCE = 0.95;
    private static final int SHOWN = 5;

    /** Points of a line per factor of ten. */
    private static final int STEPS = 8;

    private static final float[] DASHES = {7, 4};

    private static final List<Integer> TABLE_DRAWS = List.of(10, 30, 100, 300, 1000, 3000);

    private RunningRatioFigure() {}

    /**
     * Draws the figure.
     *
     * @param pairs the ratios of at least one pair, better of hundreds; all with the same number of draws, at least 2
     * @return the figure
     * @throws IllegalArgumentException if there is no pair, their draws differ, or there is only one draw
     */
    public static Figure of(List<RunningRatio> pairs) {
        RatioConvergence claim =
                RatioConvergence.of(pairs, List.of(claimedDraws(pairs))).get(0);
        List<RunningRatio> shown = shown(pairs);
        XYChart left = ratios(shown);
        XYChart right = misses(pairs);
        String all = Wording.number(claim.allDraws(), 0);
        return HouseStyle.panels(
                finding(claim),
                alternative(shown, RatioConvergence.of(pairs, tableDraws(claim.allDraws()))),
                List.of(
                        Wording.count(shown.size(), "pair", "pairs") + " by rank, with 95 % intervals",
                        "how far " + Wording.count(claim.pairs(), "pair misses", "pairs miss") + " the ratio of "
                                + all),
                List.of(left, right),
                (graphics, chart) -> {
                    DrawAxis.paint(graphics, chart, claim.allDraws());
                    if (chart == left) {
                        bands(graphics, chart, shown);
                    }
                });
    }

    /** The rows of {@link ConvergenceTable}: round numbers of draws below all, and half of all if there are none. */
    static List<Integer> tableDraws(int all) {
        List<Integer> below = TABLE_DRAWS.stream().filter(draws -> draws < all).toList();
        return below.isEmpty() ? List.of(Math.max(1, all / 2)) : below;
    }

    /** Where the title looks: at the original's number of draws, or at half of fewer. */
    private static int claimedDraws(List<RunningRatio> pairs) {
        // Refuses no pairs and pairs of different draws.
        int all = RatioConvergence.of(pairs, List.of(1)).get(0).allDraws();
        if (all < 2) {
            throw new IllegalArgumentException("a running ratio needs at least 2 draws, but has " + all);
        }
        return all > ORIGINAL_CLAIM ? ORIGINAL_CLAIM : all / 2;
    }

    /** Evenly spread over the ranking, the highest ratio first. */
    static List<RunningRatio> shown(List<RunningRatio> pairs) {
        List<RunningRatio> ranked = pairs.stream()
                .sorted(Comparator.comparingDouble(
                                (RunningRatio pair) -> pair.last().value())
                        .reversed())
                .toList();
        int count = Math.min(SHOWN, ranked.size());
        return IntStream.range(0, count)
                .mapToObj(i -> ranked.get((int) ((i + 0.5) * ranked.size() / count)))
                .toList();
    }

    /** The left panel; package-private, as the right one, so that a test can read its series. */
    static XYChart ratios(List<RunningRatio> shown) {
        XYChart chart = chart(
                "noise ratio so far", first(shown.get(0).draws()), shown.get(0).draws(), 1);
        for (int i = 0; i < shown.size(); i++) {
            RunningRatio pair = shown.get(i);
            int[] draws = draws(first(pair.draws()), pair.draws(), 10 * STEPS);
            String rank = Wording.number(100 * (1 - (i + 0.5) / shown.size()), 0);
            line(
                    chart,
                    "rank " + rank + " %: ratio " + Wording.ratio(pair.last().value()),
                    draws,
                    Arrays.stream(draws).mapToDouble(some -> pair.after(some).value()),
                    HouseStyle.PALETTE.get(i),
                    null);
        }
        return chart;
    }

    private static void bands(Graphics2D graphics, XYChart chart, List<RunningRatio> shown) {
        for (int i = 0; i < shown.size(); i++) {
            RunningRatio pair = shown.get(i);
            int[] draws = draws(first(pair.draws()), pair.draws(), 10 * STEPS);
            List<Interval> intervals = Arrays.stream(draws)
                    .mapToObj(some -> pair.after(some).interval(CONFIDENCE))
                    .toList();
            FigureBand.paint(
                    graphics,
                    chart,
                    places(draws),
                    intervals.stream().mapToDouble(Interval::lower).toArray(),
                    intervals.stream().mapToDouble(Interval::upper).toArray(),
                    HouseStyle.PALETTE.get(i));
        }
    }

    static XYChart misses(List<RunningRatio> pairs) {
        int all = pairs.get(0).draws();
        int first = first(all);
        int[] draws = draws(first, all, STEPS);
        List<RatioConvergence> rows =
                RatioConvergence.of(pairs, Arrays.stream(draws).boxed().toList());
        double highest = rows.stream()
                .mapToDouble(row -> Math.max(row.high(), row.expectedHigh()))
                .max()
                .orElseThrow();
        double top = Math.max(0.05, Math.ceil(highest * 21) / 20);
        XYChart chart = chart("distance from the last ratio", first, all, top);
        series(chart, "95 % of pairs miss by less", draws, rows, RatioConvergence::high, HouseStyle.INK, null);
        series(chart, "by the binomial law", draws, rows, RatioConvergence::expectedHigh, HouseStyle.INK, DASHES);
        series(chart, "half of the pairs miss by less", draws, rows, RatioConvergence::median, HouseStyle.SKY, null);
        series(chart, "by the law", draws, rows, RatioConvergence::expectedMedian, HouseStyle.SKY, DASHES);
        if (all > ORIGINAL_CLAIM) {
            double place = Math.log10(ORIGINAL_CLAIM);
            style(
                    chart.addSeries(
                            "\"converged\" in the original study", new double[] {place, place}, new double[] {0, top}),
                    HouseStyle.QUIET,
                    new float[] {2, 3});
        }
        return chart;
    }

    /** The first few draws say so little that their intervals would hide everything else. */
    private static int first(int all) {
        return all >= 100 ? 10 : 1;
    }

    private static XYChart chart(String what, int first, int last, double top) {
        XYChart chart = HouseStyle.chart("draws (noisy copies)", what);
        // XChart's own logarithmic axis cannot be asked where a value lies, so the logarithm is taken here.
        DrawAxis.prepare(chart, first, last, top);
        chart.getStyler().setYAxisDecimalPattern(top > 0.5 ? "0.0" : "0.00");
        return chart;
    }

    /** Numbers of draws from first to last, evenly spaced on the logarithmic axis as far as there are so many. */
    private static int[] draws(int first, int last, int steps) {
        int places = (int) Math.ceil(steps * Math.log10((double) last / first));
        return IntStream.rangeClosed(0, places)
                .map(i -> (int) Math.round(first * Math.pow(10, (double) i / steps)))
                .map(draws -> Math.min(draws, last))
                .distinct()
                .toArray();
    }

    private static double[] places(int[] draws) {
        return Arrays.stream(draws).mapToDouble(Math::log10).toArray();
    }

    private static void series(
            XYChart chart,
            String name,
            int[] draws,
            List<RatioConvergence> rows,
            ToDoubleFunction<RatioConvergence> value,
            Color color,
            float @Nullable [] dash) {
        line(chart, name, draws, rows.stream().mapToDouble(value), color, dash);
    }

    private static void line(
            XYChart chart, String name, int[] draws, DoubleStream values, Color color, float @Nullable [] dash) {
        style(chart.addSeries(name, places(draws), values.toArray()), color, dash);
    }

    private static void style(XYSeries series, Color color, float @Nullable [] dash) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
    }

    private static String finding(RatioConvergence claim) {
        String start = "After " + Wording.count(claim.draws(), "draw", "draws") + " the ratio still misses that of "
                + Wording.number(claim.allDraws(), 0) + " by " + Wording.ratio(claim.median()) + " in the median";
        String law = "; the binomial law expects " + Wording.ratio(claim.expectedMedian());
        // One of twenty cannot be told from fewer.
        return claim.pairs() < 20
                ? start + " of " + Wording.count(claim.pairs(), "pair", "pairs") + law
                : start + " and by " + Wording.ratio(claim.high()) + " or more in one pair of twenty" + law + " and "
                        + Wording.ratio(claim.expectedHigh());
    }

    private static String alternative(List<RunningRatio> shown, List<RatioConvergence> misses) {
        List<String> last =
                shown.stream().map(pair -> Wording.ratio(pair.last().value())).toList();
        List<String> parts = misses.stream()
                .map(row -> "after " + Wording.count(row.draws(), "draw", "draws") + " half miss by less than "
                        + Wording.ratio(row.median()) + " and 95 % by less than " + Wording.ratio(row.high()))
                .toList();
        return "Left: the running ratio of " + Wording.count(shown.size(), "pair", "pairs")
                + " over draws, ending at " + Wording.list(last)
                + ". Right: how far the ratios of all pairs lie from their last ones; " + String.join("; ", parts)
                + ".";
    }
}
