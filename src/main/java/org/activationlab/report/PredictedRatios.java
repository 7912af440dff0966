package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;
import org.activationlab.metrics.RegressionScores;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The noise ratios that one meta-network expects, against the true ones, as counts of test pairs in a grid. */
public final class PredictedRatios {

    /** Answers are not clipped; the few far outside would press all others together. */
    static final double LOWEST = -0.2;

    static final double HIGHEST = 1.2;

    private static final int TENTHS = 10;
    private static final int BELOW = 40;

    /** From how many pairs on a cell takes the next darker shade. */
    private static final int[] LEVELS = {1, 3, 10, 30, 100};

    /** One blue from light to dark, readable in grey too. */
    private static final List<Color> SHADES = List.of(
            new Color(0xCFE1F2), new Color(0x93C3DF), new Color(0x4B97C9), new Color(0x1864AA), new Color(0x082A5C));

    private PredictedRatios() {}

    /**
     * Finds the run worth looking at.
     *
     * @param runs any runs
     * @param preset in which way it was trained
     * @return of the ratio's runs the one with the highest R2 on the test pairs; empty if there is none with an R2
     */
    public static Optional<MetaRun> best(List<MetaRun> runs, Preset preset) {
        return runs.stream()
                .filter(run -> run.result().settings().task() == Task.RATIO)
                .filter(run -> run.result().settings().preset() == preset)
                .filter(run -> run.answers().size() > 0)
                .filter(run -> Double.isFinite(run.result().testScore()))
                .max(Comparator.comparingDouble(run -> run.result().testScore()));
    }

    /**
     * Draws the figure.
     *
     * @param run a run of the ratio with at least one test pair
     * @return the figure
     * @throws IllegalArgumentException if the run is of another task or has no test pair
     */
    public static Figure of(MetaRun run) {
        MetaSettings settings = run.result().settings();
        if (settings.task() != Task.RATIO || run.answers().size() == 0) {
            throw new IllegalArgumentException("expected a run of RATIO with test pairs, but came " + settings.task()
                    + " with " + run.answers().size());
        }
        double[] truth = run.answers().targets();
        double[] answers = run.answers().answers();
        int columns = columns(truth);
        int[][] counts = counts(truth, answers, columns);
        XYChart chart = HouseStyle.chart(
                "true noise ratio (share of noisy copies that keep the predicted digit)",
                "expected by the meta-network");
        HouseStyle.range(chart, 0, 1, LOWEST, HIGHEST);
        chart.getStyler().setXAxisDecimalPattern("0.0");
        chart.getStyler().setYAxisDecimalPattern("0.0");
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setMarkerSize(10);
        line(chart);
        List<Tenth> tenths = Tenth.of(truth, answers);
        means(chart, tenths);
        String name = MetaNames.of(settings.architecture(), settings.preset()) + ", seed " + settings.seed();
        int outside = (int) Arrays.stream(answers)
                .filter(answer -> !(answer >= LOWEST && answer <= HIGHEST))
                .count();
        double r2 = RegressionScores.r2(truth, answers);
        String start = name + ": R2 " + MetaTables.number(r2) + " on "
                + Wording.count(truth.length, "test pair", "test pairs");
        return HouseStyle.draw(
                start + bias(tenths),
                "Counts of pairs in a grid of true against expected ratios, with the line where both are equal. "
                        + alternative(tenths) + leftOut(outside),
                chart,
                BELOW,
                (graphics, drawn) -> {
                    cells(graphics, drawn, counts);
                    over(graphics, drawn, tenths);
                    key(graphics, drawn, outside);
                });
    }

    /** So many columns that whole numbers of draws fill each: a finer grid would show stripes of empty ones. */
    static int columns(double[] truth) {
        long distinct = Arrays.stream(truth).distinct().count();
        return distinct > 50 ? 50 : distinct > 20 ? 20 : TENTHS;
    }

    /**
     * Counts pairs.
     *
     * @return (rows from the lowest answer up, columns); answers outside the figure are not counted
     */
    static int[][] counts(double[] truth, double[] answers, int columns) {
        int rows = (int) Math.round((HIGHEST - LOWEST) * columns);
        int[][] counts = new int[rows][columns];
        for (int i = 0; i < truth.length; i++) {
            if (answers[i] >= LOWEST && answers[i] <= HIGHEST) {
                counts[bin((answers[i] - LOWEST) * columns, rows)][bin(truth[i] * columns, columns)]++;
            }
        }
        return counts;
    }

    /** A value on a border belongs to the bin above; rounding must not push it below. */
    private static int bin(double place, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) Math.floor(place + 1e-9)));
    }

    /** The pairs whose true ratio lies in one tenth of [0, 1]. */
    private record Tenth(int number, int pairs, double truth, double answer) {

        static List<Tenth> of(double[] truth, double[] answers) {
            List<Tenth> tenths = new ArrayList<>();
            for (int number = 0; number < TENTHS; number++) {
                double sumOfTruth = 0;
                double sumOfAnswers = 0;
                int pairs = 0;
                for (int i = 0; i < truth.length; i++) {
                    if (bin(truth[i] * TENTHS, TENTHS) == number) {
                        sumOfTruth += truth[i];
                        sumOfAnswers += answers[i];
                        pairs++;
                    }
                }
                if (pairs > 0) {
                    tenths.add(new Tenth(number, pairs, sumOfTruth / pairs, sumOfAnswers / pairs));
                }
            }
            return tenths;
        }

        double error() {
            return answer - truth;
        }
    }

    private static void line(XYChart chart) {
        XYSeries line = chart.addSeries("expected equals true", new double[] {0, 1}, new double[] {0, 1});
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(HouseStyle.INK);
        line.setLineStyle(dashes());
    }

    private static BasicStroke dashes() {
        return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 5}, 0);
    }

    private static void means(XYChart chart, List<Tenth> tenths) {
        XYSeries means = chart.addSeries(
                "mean expectation in each tenth of the true ratio",
                tenths.stream().mapToDouble(Tenth::truth).toArray(),
                tenths.stream().mapToDouble(Tenth::answer).toArray());
        means.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        means.setMarker(SeriesMarkers.DIAMOND);
        means.setMarkerColor(HouseStyle.VERMILLION);
    }

    private static void cells(Graphics2D graphics, XYChart chart, int[][] counts) {
        double width = 1.0 / counts[0].length;
        double height = (HIGHEST - LOWEST) / counts.length;
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                if (counts[row][column] > 0) {
                    double left = chart.getScreenXFromChart(column * width);
                    double right = chart.getScreenXFromChart((column + 1) * width);
                    double bottom = chart.getScreenYFromChart(LOWEST + row * height);
                    double top = chart.getScreenYFromChart(LOWEST + (row + 1) * height);
                    graphics.setColor(shade(counts[row][column]));
                    graphics.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
                }
            }
        }
    }

    private static Color shade(int count) {
        int level = 0;
        while (level + 1 < LEVELS.length && count >= LEVELS[level + 1]) {
            level++;
        }
        return SHADES.get(level);
    }

    /** The cells hide what the chart drew; line and means come again, with a white edge that shows on dark cells. */
    private static void over(Graphics2D graphics, XYChart chart, List<Tenth> tenths) {
        Line2D line = new Line2D.Double(
                chart.getScreenXFromChart(0),
                chart.getScreenYFromChart(0),
                chart.getScreenXFromChart(1),
                chart.getScreenYFromChart(1));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(3.4f));
        graphics.draw(line);
        graphics.setColor(HouseStyle.INK);
        graphics.setStroke(dashes());
        graphics.draw(line);
        graphics.setStroke(new BasicStroke(1));
        int size = chart.getStyler().getMarkerSize();
        for (Tenth tenth : tenths) {
            if (tenth.answer() >= LOWEST && tenth.answer() <= HIGHEST) {
                double x = chart.getScreenXFromChart(tenth.truth());
                double y = chart.getScreenYFromChart(tenth.answer());
                graphics.setColor(Color.WHITE);
                SeriesMarkers.DIAMOND.paint(graphics, x, y, size + 5);
                graphics.setColor(HouseStyle.VERMILLION);
                SeriesMarkers.DIAMOND.paint(graphics, x, y, size);
            }
        }
    }

    private static void key(Graphics2D graphics, XYChart chart, int outside) {
        graphics.setFont(HouseStyle.TEXT);
        double x = chart.getScreenXFromChart(0);
        double y = chart.getHeight() + 2.0;
        int ascent = graphics.getFontMetrics().getAscent();
        List<String> words = new ArrayList<>(List.of("test pairs in a cell:"));
        for (int i = 0; i < LEVELS.length; i++) {
            int next = i + 1 < LEVELS.length ? LEVELS[i + 1] - 1 : 0;
            words.add(next == 0 ? LEVELS[i] + " or more" : LEVELS[i] + " to " + next);
        }
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                graphics.setColor(SHADES.get(i - 1));
                graphics.fill(new Rectangle2D.Double(x, y + 2, 22, 14));
                x += 28;
            }
            graphics.setFont(i == 0 ? HouseStyle.TEXT.deriveFont(Font.BOLD) : HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            graphics.drawString(words.get(i), (float) x, (float) (y + ascent));
            x += graphics.getFontMetrics().stringWidth(words.get(i)) + 20;
        }
        if (outside > 0) {
            graphics.drawString(Wording.number(outside, 0) + " outside", (float) x, (float) (y + ascent));
        }
    }

    /** Says how low and high ratios are missed on average: networks that are unsure answer towards the middle. */
    private static String bias(List<Tenth> tenths) {
        Tenth lowest = tenths.get(0);
        Tenth highest = tenths.get(tenths.size() - 1);
        if (lowest.number() == highest.number() || !Double.isFinite(lowest.error() + highest.error())) {
            return "";
        }
        return "; pairs with a true ratio " + between(lowest) + " are expected " + direction(lowest.error())
                + " on average, those " + between(highest) + " " + direction(highest.error());
    }

    private static String between(Tenth tenth) {
        return "from " + Wording.setting(tenth.number() / (double) TENTHS) + " to "
                + Wording.setting((tenth.number() + 1) / (double) TENTHS);
    }

    private static String direction(double error) {
        String size = Wording.ratio(Math.abs(error));
        return size.equals("0.000") ? "rightly" : (error > 0 ? "too high by " : "too low by ") + size;
    }

    private static String alternative(List<Tenth> tenths) {
        List<String> parts = tenths.stream()
                .map(tenth -> between(tenth) + ", " + Wording.count(tenth.pairs(), "pair", "pairs") + ": mean true "
                        + Wording.ratio(tenth.truth()) + ", mean expected " + Wording.ratio(tenth.answer()))
                .toList();
        return "By tenths of the true ratio: " + String.join("; ", parts) + ".";
    }

    private static String leftOut(int outside) {
        return outside == 0
                ? ""
                : " " + Wording.count(outside, "answer lies", "answers lie") + " outside the figure, below "
                        + Wording.setting(LOWEST) + " or above " + Wording.setting(HIGHEST) + ".";
    }
}
