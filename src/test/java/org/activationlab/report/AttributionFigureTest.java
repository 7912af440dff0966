package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AxiomCheck;
import org.activationlab.interpret.attribution.MapKind;
import org.activationlab.interpret.attribution.Score;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.junit.jupiter.api.Test;

/** Maps of known values on a diverging scale. */
class AttributionFigureTest {

    private static final ActivationShape DIGIT = ActivationShape.of(1, 28, 28);
    private static final int[] SEVEN = {7};

    private static float[] filled(float value, int from, int to) {
        float[] pixels = new float[784];
        Arrays.fill(pixels, from, to, value);
        return pixels;
    }

    private static Batch image() {
        return Batch.of(DIGIT, new float[784]);
    }

    private static Attribution map(float[] values) {
        return Attribution.of("Grad-CAM at conv2", MapKind.SHARES, Score.LOGIT, SEVEN, Batch.of(DIGIT, values));
    }

    @Test
    void whatSpeaksForIsVermillionAndWhatSpeaksAgainstIsBlue() throws IOException {
        float[] values = filled(0.5f, 0, 28);
        Arrays.fill(values, 28, 84, -0.5f);
        Figure blank = AttributionFigure.methods(image(), List.of("a 7"), List.of(map(new float[784])));
        Figure figure = AttributionFigure.methods(image(), List.of("a 7"), List.of(map(values)));
        int forIt =
                FigurePixels.count(figure, HouseStyle.VERMILLION) - FigurePixels.count(blank, HouseStyle.VERMILLION);
        int against = FigurePixels.count(figure, HouseStyle.BLUE) - FigurePixels.count(blank, HouseStyle.BLUE);
        // A row of 28 pixels and two more: in 170 CSS pixels, a pixel of the map is 12 by 12 of the picture.
        assertThat(forIt).isEqualTo(28 * 12 * 12);
        assertThat(against).isEqualTo(2 * 28 * 12 * 12);
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
    }

    @Test
    void statesTheLayerTheClassTheScaleAndTheResidual() {
        Attribution checked = map(filled(0.25f, 0, 1)).withChecks(List.of(new AxiomCheck("completeness", 0.25, 0.24)));
        Figure figure = AttributionFigure.methods(image(), List.of("a 7, taken for a 1"), List.of(checked));
        assertThat(figure.finding())
                .isEqualTo("What speaks for the class's logit and what against it, by Grad-CAM at conv2;"
                        + " sums miss the gain in score: Grad-CAM at conv2 by at most 0.010");
        assertThat(figure.alternative())
                .startsWith("1 image (a 7, taken for a 1: class 7) in rows; in columns image, Grad-CAM at conv2.");
        assertThat(figure.svg()).contains("limit 0.25").contains("residual 0.010");
    }

    @Test
    void fivePanelsAndImagesInColours() {
        ActivationShape colours = ActivationShape.of(3, 40, 60);
        Batch photo = Batch.of(colours, new float[colours.size()]);
        Attribution saliency = Attribution.of("Gradient", MapKind.SLOPES, Score.LOGIT, SEVEN, photo);
        for (String part : List.of("source", "baseline", "saliency", "delta", "overlay")) {
            saliency = saliency.withPart(part, photo);
        }
        Figure figure = AttributionFigure.panels(saliency, List.of("a photo"));
        assertThat(figure.svg()).contains("baseline").contains("overlay").contains("from 0 to 1");
        assertThat(figure.width()).isEqualTo(HouseStyle.WIDTH);
    }

    @Test
    void theScaleIsWhiteAtZeroAndFullAtItsLimits() {
        assertThat(SignedColors.of(0, 2)).isEqualTo(Color.WHITE);
        assertThat(SignedColors.of(2, 2)).isEqualTo(HouseStyle.VERMILLION);
        assertThat(SignedColors.of(-7, 2)).isEqualTo(HouseStyle.BLUE);
        assertThat(SignedColors.of(1, 0)).isEqualTo(Color.WHITE);
        // Half way from white to 0x0072B2: 255 - 0.5 * (255 - 0x72) is 184.5, rounded up.
        assertThat(SignedColors.of(-1, 2)).isEqualTo(new Color(128, 185, 217));
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        Attribution map = map(new float[784]);
        assertThatThrownBy(() -> AttributionFigure.methods(image(), List.of(), List.of(map)))
                .hasMessageContaining("one name for each of 1 images");
        assertThatThrownBy(() -> AttributionFigure.methods(image(), List.of("a"), List.of()))
                .hasMessageContaining("1 to 7 methods");
        Attribution other =
                Attribution.of("other", MapKind.SHARES, Score.LOGIT, new int[] {3}, Batch.of(DIGIT, new float[784]));
        assertThatThrownBy(() -> AttributionFigure.methods(image(), List.of("a"), List.of(map, other)))
                .hasMessageContaining("the same classes");
        assertThatThrownBy(() -> AttributionFigure.panels(map, List.of("a"))).hasMessageContaining("no part source");
    }
}
