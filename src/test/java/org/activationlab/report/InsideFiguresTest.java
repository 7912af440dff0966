package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.MapKind;
import org.activationlab.interpret.attribution.MapQuality;
import org.activationlab.interpret.attribution.MapSimilarity;
import org.activationlab.interpret.attribution.PixelCurve;
import org.activationlab.interpret.attribution.PixelCurves;
import org.activationlab.interpret.attribution.RandomizationReport;
import org.activationlab.interpret.attribution.RandomizationStep;
import org.activationlab.interpret.attribution.Score;
import org.activationlab.metrics.SeedSummary;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Figures and tables of the commands and notebooks that look inside, from values written by hand. */
class InsideFiguresTest {

    private static final ActivationShape PHOTO = ActivationShape.of(3, 40, 40);

    private static Attribution map(float value) {
        float[] values = new float[1600];
        Arrays.fill(values, 0, 400, value);
        return Attribution.of(
                "Grad-CAM at layer4",
                MapKind.RELATIVE,
                Score.LOGIT,
                new int[] {5},
                Batch.of(ActivationShape.of(1, 40, 40), values));
    }

    private static Batch photo() {
        return Batch.of(PHOTO, new float[PHOTO.size()]);
    }

    @Test
    void aMapLiesOverItsImage() throws IOException {
        Figure with = OverlayFigure.of(photo(), List.of("a cat"), map(1), Optional.empty());
        Figure without = OverlayFigure.of(photo(), List.of("a cat"), map(0), Optional.empty());
        int coloured =
                FigurePixels.count(with, HouseStyle.VERMILLION) - FigurePixels.count(without, HouseStyle.VERMILLION);
        // A quarter of the map and of the overlay, with squares of 8 by 8 in columns of 170 CSS pixels.
        assertThat(coloured).isEqualTo(2 * 400 * 64);
        assertThat(with.finding())
                .isEqualTo("What speaks for the class's logit and what against it, by Grad-CAM at layer4");
        assertThat(with.alternative()).contains("1 image (a cat) in rows").doesNotContain("drawn anew");
        Figure beside = OverlayFigure.of(photo(), List.of("a cat"), map(1), Optional.of(map(0.5f)));
        assertThat(beside.alternative()).contains("laid over the image, weights drawn anew");
        assertThatThrownBy(() -> OverlayFigure.of(photo(), List.of(), map(1), Optional.empty()))
                .hasMessageContaining("one name and one map");
    }

    @Test
    void curvesNameTheBestMethodOfEachSide() {
        Map<String, PixelCurves> curves = new LinkedHashMap<>();
        curves.put("good", curves(List.of(1.0, 0.0, 0.0), List.of(0.0, 1.0, 1.0)));
        curves.put("bad", curves(List.of(1.0, 1.0, 0.0), List.of(0.0, 0.0, 1.0)));
        Figure figure = PixelCurveFigure.of(curves, "probability");
        // Trapezoids of width 1/2.
        assertThat(figure.finding())
                .isEqualTo(
                        "The probability falls soonest by good (area 0.25) and comes back soonest by good (area 0.75)");
        assertThat(figure.alternative()).contains("bad 0.75 and 0.25");
        assertThatThrownBy(() -> PixelCurveFigure.of(Map.of(), "logit")).hasMessageContaining("1 to 6 methods");
    }

    private static PixelCurves curves(List<Double> deletion, List<Double> insertion) {
        List<Double> shares = List.of(0.0, 0.5, 1.0);
        return new PixelCurves(List.of(new PixelCurve(shares, deletion)), List.of(new PixelCurve(shares, insertion)));
    }

    @Test
    void sumsStandBesideWhatTheyShouldBe() {
        Attribution promised = map(1).withChecks(List.of(new AxiomCheck("efficiency", 400, 399)));
        Table table = AttributionTables.residuals(List.of("a cat"), List.of(map(1), promised));
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.stringColumn("image").asList()).isEqualTo(List.of("all", "a cat"));
        assertThat(table.doubleColumn("residual").isMissing(0)).isTrue();
        assertThat(table.doubleColumn("residual").get(1)).isEqualTo(1);
        assertThat(table.intColumn("class").get(1)).isEqualTo(5);
    }

    @Test
    void whatSurvivesIsFlagged() {
        Table table = AttributionTables.twins(
                List.of("a", "b", "c"), List.of(report(0.2, 0.2), report(0.9, 0.1), report(0.9, 0.8)));
        assertThat(table.stringColumn("flag").asList()).isEqualTo(List.of("", "shows the image", "survives"));
        assertThat(table.doubleColumn("where a map is not 0").asList()).isEqualTo(List.of(0.2, 0.1, 0.8));
    }

    private static RandomizationReport report(double spearman, double inside) {
        MapSimilarity own = new MapSimilarity(spearman, inside, 0.3);
        return new RandomizationReport(
                map(1), List.of(new RandomizationStep(List.of("fc"), List.of(own), own, map(1))), 0.5);
    }

    @Test
    void qualitiesHaveTheIntervalOfStudent() {
        // Of 1, 2, 3: deviation 1, t 4.3027 with 2 degrees of freedom, half width 4.3027 / sqrt(3) = 2.48.
        SeedSummary three = SeedSummary.of(1, 2, 3);
        SeedSummary one = SeedSummary.of(0.5);
        Table table = AttributionTables.quality(List.of(new MapQuality("Occlusion", three, one, one, three)));
        assertThat(table.row(0).getString("deletion")).isEqualTo("2.00 (-0.48 to 4.48)");
        assertThat(table.row(0).getString("insertion")).isEqualTo("0.50");
    }

    @Test
    void digitsAreNamedByNumberTruthAndAnswer() {
        Batch logits = Batch.of(ActivationShape.of(3), new float[] {0, 2, 1});
        assertThat(AttributionTables.names(List.of(17), List.of(2), logits)).isEqualTo(List.of("17: a 2, read as 1"));
    }
}
