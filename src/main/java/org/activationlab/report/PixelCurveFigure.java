package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.activationlab.interpret.attribution.PixelCurve;
import org.activationlab.interpret.attribution.PixelCurves;
import org.knowm.xchart.XYChart;

/** How the score changes while the pixels that a map names first are taken away, or brought back; means over the images. */
public final class PixelCurveFigure {

    private static final int MOST = 6;

    private PixelCurveFigure() {}

    /**
     * Draws the figure.
     *
     * @param curves by the methods' names, 1 to 6, all of the same images, steps and score
     * @param score what falls or rises, in words
     * @return deletion on the left, insertion on the right
     * @throws IllegalArgumentException if there are no or too many methods
     */
    public static Figure of(Map<String, PixelCurves> curves, String score) {
        if (curves.isEmpty() || curves.size() > MOST) {
            throw new IllegalArgumentException(
                    "expected the curves of 1 to " + MOST + " methods, but got " + curves.size());
        }
        List<XYChart> charts = List.of(
                chart(curves, PixelCurves::deletion, "pixels taken away (%)", score),
                chart(curves, PixelCurves::insertion, "pixels brought back (%)", ""));
        String least = "";
        String most = "";
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, PixelCurves> entry : curves.entrySet()) {
            double deletion = entry.getValue().deletionArea();
            double insertion = entry.getValue().insertionArea();
            parts.add(entry.getKey() + " " + Wording.number(deletion, 2) + " and " + Wording.number(insertion, 2));
            if (deletion < smallest) {
                smallest = deletion;
                least = entry.getKey();
            }
            if (insertion > largest) {
                largest = insertion;
                most = entry.getKey();
            }
        }
        return HouseStyle.panels(
                "The " + score + " falls soonest by " + least + " (area " + Wording.number(smallest, 2)
                        + ") and comes back soonest by " + most + " (area " + Wording.number(largest, 2) + ")",
                "Areas under the deletion and the insertion curve: " + String.join("; ", parts) + ".",
                List.of("deletion: low is good", "insertion: high is good"),
                charts);
    }

    private static XYChart chart(
            Map<String, PixelCurves> curves, Function<PixelCurves, List<PixelCurve>> side, String below, String score) {
        XYChart chart = HouseStyle.chart(below, score);
        HouseStyle.range(chart, 0, 100, 0, 1);
        chart.getStyler().setXAxisDecimalPattern("0");
        chart.getStyler().setYAxisDecimalPattern("0.##");
        chart.getStyler().setMarkerSize(6);
        int number = 0;
        for (Map.Entry<String, PixelCurves> entry : curves.entrySet()) {
            List<PixelCurve> own = side.apply(entry.getValue());
            int points = own.get(0).shares().size();
            double[] shares = new double[points];
            double[] means = new double[points];
            for (int i = 0; i < points; i++) {
                int point = i;
                shares[i] = 100 * own.get(0).shares().get(i);
                means[i] = own.stream()
                        .mapToDouble(curve -> curve.scores().get(point))
                        .average()
                        .orElseThrow();
            }
            FigureCurves.add(chart, entry.getKey(), shares, means, number++);
        }
        return chart;
    }
}
