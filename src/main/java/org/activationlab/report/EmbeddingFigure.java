package org.activationlab.report;

import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.interpret.projection.Embedding;
import org.activationlab.interpret.projection.LabelSeparation;
import org.activationlab.interpret.projection.NeighbourMean;
import org.activationlab.interpret.projection.Points;
import org.activationlab.metrics.RegressionScores;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What a layer gives for many images, as points of a plane: coloured by label, by right and wrong, or by a number. The
 * title says how far neighbours in the plane agree.
 */
public final class EmbeddingFigure {

    /**
     * Nine colours for labels, and grey: P. Tol, "Colour Schemes", 2021, scheme muted, told apart with every common kind of
     * colour vision. More than ten labels start again; names stand in the plane as well.
     */
    private static final List<Color> COLORS = List.of(
            new Color(0x332288),
            new Color(0xCC6677),
            new Color(0x117733),
            new Color(0xDDCC77),
            new Color(0x88CCEE),
            new Color(0x882255),
            new Color(0x44AA99),
            new Color(0x999933),
            new Color(0xAA4499),
            new Color(0x777777));

    private static final int BAR = 100;

    private EmbeddingFigure() {}

    /**
     * Colours points by their label.
     *
     * @param plane the points, at least two
     * @param of what they are, for example {@code fc2.relu of 5,000 test images}
     * @param labels one per point, places in the list of names; at least two different ones
     * @param names of the labels
     * @return the figure
     * @throws IllegalArgumentException if the labels are not one per point, have no name or are all the same
     */
    public static Figure byLabel(Embedding plane, String of, int[] labels, List<String> names) {
        for (int label : labels) {
            if (label < 0 || label >= names.size()) {
                throw new IllegalArgumentException(
                        "labels must be 0 to " + (names.size() - 1) + ", places in the names, but one is " + label);
            }
        }
        Points points = plane.points();
        int near = near(points);
        double accuracy = LabelSeparation.of(points, labels, near).neighbourAccuracy();
        String title = plane.method() + " of " + of + ": the " + near
                + " nearest neighbours in the plane name the label of " + Wording.percent(accuracy) + " of the points";
        String words = Wording.count(points.count(), "point", "points") + " in a plane by " + plane.method()
                + ", coloured by label: " + counts(labels, names) + ".";
        XYChart chart = byLabelChart(plane, labels, names);
        int[] middles = IntStream.range(0, names.size())
                .map(label -> middle(points, labels, label))
                .toArray();
        return HouseStyle.rows(title, words, chart, 0, EmbeddingChart.HEIGHT, (graphics, drawn) -> {
            EmbeddingChart.dots(graphics, drawn, points, i -> color(labels[i]));
            List<Integer> named = IntStream.range(0, names.size())
                    .filter(label -> middles[label] >= 0)
                    .boxed()
                    .toList();
            EmbeddingChart.names(
                    graphics,
                    drawn,
                    named.stream().map(names::get).toList(),
                    points.select(named.stream().map(label -> middles[label]).toList()));
        });
    }

    /** A series per label that occurs; package-private, so that a test can read them. */
    static XYChart byLabelChart(Embedding plane, int[] labels, List<String> names) {
        XYChart chart = EmbeddingChart.of(plane, 0);
        for (int label = 0; label < names.size(); label++) {
            List<Integer> own = of(labels, label);
            if (!own.isEmpty()) {
                Points points = plane.points().select(own);
                EmbeddingChart.add(chart, names.get(label), points, color(label), SeriesMarkers.CIRCLE);
            }
        }
        return chart;
    }

    static Color color(int label) {
        return COLORS.get(label % COLORS.size());
    }

    private static List<Integer> of(int[] labels, int label) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .boxed()
                .toList();
    }

    private static String counts(int[] labels, List<String> names) {
        return String.join(
                ", ",
                IntStream.range(0, names.size())
                        .mapToObj(label ->
                                names.get(label) + " " + of(labels, label).size() + " times")
                        .toList());
    }

    /** The point of a label that is nearest to all others of it, since a mean may lie where there is none; -1 without. */
    private static int middle(Points points, int[] labels, int label) {
        List<Integer> own = of(labels, label);
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i : own) {
            double sum = 0;
            for (int j : own) {
                sum += Math.hypot(points.value(i, 0) - points.value(j, 0), points.value(i, 1) - points.value(j, 1));
            }
            if (sum < least) {
                least = sum;
                best = i;
            }
        }
        return best;
    }

    /**
     * Tells right answers from wrong ones.
     *
     * @param plane the points, at least two
     * @param of what they are
     * @param right per point whether its answer is right
     * @return the figure; wrong answers lie on top, as crosses
     * @throws IllegalArgumentException if the answers are not one per point
     */
    public static Figure byCorrectness(Embedding plane, String of, boolean[] right) {
        Points points = plane.points();
        int near = near(points);
        double[] wrong = new double[right.length];
        Arrays.setAll(wrong, i -> right[i] ? 0 : 1);
        double[] around = NeighbourMean.of(points, wrong, near);
        List<Integer> hits = hits(right, true);
        List<Integer> misses = hits(right, false);
        String title = plane.method() + " of " + of + ": of the " + near + " nearest neighbours in the plane "
                + Wording.percent(mean(around, misses)) + " are wrong around a wrong answer and "
                + Wording.percent(mean(around, hits)) + " around a right one";
        String words = Wording.count(points.count(), "point", "points") + " in a plane by " + plane.method() + ": "
                + Wording.count(hits.size(), "right answer", "right answers") + " as dots, "
                + Wording.count(misses.size(), "wrong one", "wrong ones") + " as crosses.";
        XYChart chart = EmbeddingChart.of(plane, 0);
        if (!hits.isEmpty()) {
            EmbeddingChart.add(
                    chart,
                    "right (" + Wording.number(hits.size(), 0) + ")",
                    points.select(hits),
                    HouseStyle.BLUE,
                    SeriesMarkers.CIRCLE);
        }
        if (!misses.isEmpty()) {
            EmbeddingChart.add(
                    chart,
                    "wrong (" + Wording.number(misses.size(), 0) + ")",
                    points.select(misses),
                    HouseStyle.VERMILLION,
                    SeriesMarkers.CROSS);
        }
        return HouseStyle.rows(title, words, chart, 0, EmbeddingChart.HEIGHT, (graphics, drawn) -> {
            Points shown = hits.isEmpty() ? points : points.select(hits);
            EmbeddingChart.dots(graphics, drawn, shown, i -> hits.isEmpty() ? Color.WHITE : HouseStyle.BLUE);
            misses.forEach(i -> EmbeddingChart.cross(graphics, drawn, points, i, HouseStyle.VERMILLION));
        });
    }

    private static List<Integer> hits(boolean[] right, boolean wanted) {
        return IntStream.range(0, right.length)
                .filter(i -> right[i] == wanted)
                .boxed()
                .toList();
    }

    private static double mean(double[] values, List<Integer> which) {
        return which.stream().mapToDouble(i -> values[i]).average().orElse(Double.NaN);
    }

    /**
     * Colours points by a number.
     *
     * @param plane the points, at least two
     * @param of what they are
     * @param numbers one per point, finite
     * @param name of the number, for example {@code noise ratio}
     * @return the figure, with a bar that explains the colours
     * @throws IllegalArgumentException if the numbers are not one per point or not finite
     */
    public static Figure byNumber(Embedding plane, String of, double[] numbers, String name) {
        Points points = plane.points();
        int near = near(points);
        double rank = RegressionScores.spearman(numbers, NeighbourMean.of(points, numbers, near));
        String title = plane.method() + " of " + of + ": a point's " + name + " and the mean of its " + near
                + " nearest neighbours in the plane have a rank correlation of " + Wording.number(rank, 2);
        double least = Arrays.stream(numbers).min().orElseThrow();
        double most = Arrays.stream(numbers).max().orElseThrow();
        String words = Wording.count(points.count(), "point", "points") + " in a plane by " + plane.method()
                + ", coloured by " + name + " from " + Wording.ratio(least) + " to " + Wording.ratio(most) + ".";
        NumberColors colors = new NumberColors(least, most);
        XYChart chart = EmbeddingChart.of(plane, BAR);
        EmbeddingChart.add(chart, name, points, HouseStyle.QUIET, SeriesMarkers.CIRCLE);
        chart.getSeriesCollection().forEach(series -> series.setShowInLegend(false));
        return HouseStyle.rows(title, words, chart, BAR, EmbeddingChart.HEIGHT, (graphics, drawn) -> {
            EmbeddingChart.dots(graphics, drawn, points, i -> colors.of(numbers[i]));
            graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
            graphics.setColor(HouseStyle.INK);
            double top = 2.0 * HouseStyle.MARGIN;
            int line = graphics.getFontMetrics().getHeight();
            for (String part : FigureText.lines(graphics.getFontMetrics(), name, BAR - HouseStyle.MARGIN)) {
                graphics.drawString(part, HouseStyle.MARGIN - BAR, (float) top);
                top += line;
            }
            colors.bar(graphics, HouseStyle.MARGIN - BAR, top, 300);
        });
    }

    private static int near(Points points) {
        if (points.count() < 2) {
            throw new IllegalArgumentException("expected at least two points, but got " + points);
        }
        return Math.min(LabelSeparation.NEIGHBOURS, points.count() - 1);
    }
}
