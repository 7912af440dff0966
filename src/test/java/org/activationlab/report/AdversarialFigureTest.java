package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.activationlab.interpret.adversarial.RobustnessPairs;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class AdversarialFigureTest {

    /** Sixty pairs of six networks and ten images; the distance is the ratio, or its opposite; the last is not found. */
    private static RobustnessPairs pairs(boolean falling) {
        double[] ratios = new double[60];
        double[] distances = new double[60];
        boolean[] right = new boolean[60];
        int[] models = new int[60];
        int[] images = new int[60];
        for (int i = 0; i < 60; i++) {
            ratios[i] = i / 59.0;
            distances[i] = falling ? 2 - ratios[i] : 2 * ratios[i];
            right[i] = i % 3 != 0;
            models[i] = i % 6;
            images[i] = i / 6;
        }
        distances[falling ? 0 : 59] = Double.POSITIVE_INFINITY;
        return RobustnessPairs.of(ratios, distances, right, models, images);
    }

    @Test
    void drawsAPointPerPairAndSaysHowTheyRelate() throws IOException {
        Figure figure = AdversarialFigure.of(pairs(false), "L2 distance", 100, 1);
        assertThat(figure.finding())
                .startsWith("A higher noise ratio goes with a larger L2 distance: rank correlation 1.00 [1.00, 1.00]")
                .contains("among 40 right answers")
                .contains("among 20 wrong answers");
        assertThat(figure.alternative()).contains("over 60 pairs").endsWith("Found for 59.");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(AdversarialFigure.of(pairs(true), "L2 distance", 100, 1).finding())
                .startsWith("A higher noise ratio goes with a smaller L2 distance: rank correlation -1.00");

        XYChart chart = AdversarialFigure.chart(pairs(false), "L2 distance");
        XYSeries right = series(chart, "right (40 pairs)");
        assertThat(right.getXData()).hasSize(40);
        // 1.05 times the largest that was found, 2 * 58 / 59.
        double top = 1.05 * 2 * 58 / 59;
        XYSeries wrong = series(chart, "wrong (20 pairs)");
        assertThat(Math.max(largest(right), largest(wrong))).isEqualTo(top, Assertions.within(1e-9));
    }

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double largest(XYSeries series) {
        return Arrays.stream(series.getYData()).max().orElseThrow();
    }

    @Test
    void drawsMediansWhereThereAreEnoughPairs() {
        int count = 40;
        double[] ratios = new double[count];
        double[] distances = new double[count];
        boolean[] right = new boolean[count];
        Arrays.fill(right, true);
        for (int i = 0; i < count; i++) {
            // Twenty pairs at 0.15 with distances 0 to 19, twenty at 0.85 with 10 to 29.
            ratios[i] = i < 20 ? 0.15 : 0.85;
            distances[i] = i < 20 ? i : i - 10;
        }
        XYChart chart = AdversarialFigure.chart(
                RobustnessPairs.of(ratios, distances, right, new int[count], new int[count]), "distance");
        XYSeries line = series(chart, "median, right");
        assertThat(line.getYData()).containsExactly(9.5, 19.5);
    }

    @Test
    void refusesNoPairs() {
        RobustnessPairs none = RobustnessPairs.of(new double[0], new double[0], new boolean[0], new int[0], new int[0]);
        assertThatThrownBy(() -> AdversarialFigure.of(none, "x", 10, 1)).hasMessageContaining("at least one pair");
    }
}
