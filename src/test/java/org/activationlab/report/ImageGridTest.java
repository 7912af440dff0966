package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.FontMetrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.pairs.NoiseField;
import org.activationlab.pairs.NoiseSettings;
import org.junit.jupiter.api.Test;

class ImageGridTest {

    /** An image with one value everywhere, as the 28 x 28 pixels are easily counted. */
    private static ImageTile flat(float value, String caption, ImageTile.Mark mark) {
        float[] pixels = new float[784];
        Arrays.fill(pixels, value);
        return ImageTile.of(pixels, caption, mark);
    }

    private static LabelledImages images(int... labels) {
        byte[] digits = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            digits[i] = (byte) labels[i];
        }
        return LabelledImages.of(new byte[784 * labels.length], digits);
    }

    @Test
    void drawsEveryPixelAsASquareWithoutSmoothing() throws IOException {
        float[] pixels = new float[784];
        pixels[0] = 0.4f;
        pixels[27] = 1;
        pixels[783] = 0.4f;
        Figure figure = ImageGrid.of("Three", List.of(ImageTile.of(pixels, "", ImageTile.Mark.NONE)), 1);
        Figure blank = ImageGrid.of("Three", List.of(flat(0, "", ImageTile.Mark.NONE)), 1);

        // One tile takes ten pixels of the picture for each of its own: 255 * (1 - 0.4) is 153.
        Color grey = new Color(153, 153, 153);
        assertThat(FigurePixels.count(figure, grey) - FigurePixels.count(blank, grey))
                .isEqualTo(2 * 10 * 10);
        assertThat(FigurePixels.count(figure, Color.BLACK)).isEqualTo(10 * 10);
    }

    @Test
    void clipsForDisplayOnly() throws IOException {
        Figure figure = ImageGrid.of(
                "Two", List.of(flat(7, "dark", ImageTile.Mark.NONE), flat(-3, "light", ImageTile.Mark.NONE)), 2);

        assertThat(FigurePixels.count(figure, Color.BLACK)).isEqualTo(280 * 280);
    }

    @Test
    void marksRightAndWrongByColourAndSign() throws IOException {
        Figure right = ImageGrid.of("R", List.of(flat(0, "7", ImageTile.Mark.RIGHT)), 1);
        Figure wrong = ImageGrid.of("W", List.of(flat(0, "7", ImageTile.Mark.WRONG)), 1);

        // Frames of 3 by some 4 x 140 CSS pixels at two pixels each; a third of the broken one is white.
        assertThat(FigurePixels.count(right, HouseStyle.BLUE)).isBetween(6000, 7500);
        assertThat(FigurePixels.count(right, HouseStyle.VERMILLION)).isZero();
        assertThat(FigurePixels.count(wrong, HouseStyle.VERMILLION)).isBetween(4000, 5500);
        assertThat(FigurePixels.count(wrong, HouseStyle.BLUE)).isZero();
        assertThat(right.alternative()).isEqualTo("1 image of a digit in rows of 1, with the captions: 7 (tick).");
        assertThat(wrong.alternative()).endsWith("7 (cross).");
    }

    @Test
    void growsWithItsRowsAndShrinksWithItsColumns() throws IOException {
        ImageTile tile = flat(0.5f, "7", ImageTile.Mark.NONE);
        Figure one = ImageGrid.of("Title", List.of(tile, tile, tile), 3);
        Figure two = ImageGrid.of("Title", Collections.nCopies(6, tile), 3);
        Figure three = ImageGrid.of("Title", Collections.nCopies(7, tile), 3);
        Figure wide = ImageGrid.of("Title", Collections.nCopies(20, tile), 20);

        assertThat(one.width()).isBetween(420, 500);
        assertThat(two.width()).isEqualTo(one.width());
        assertThat(three.height() - two.height()).isEqualTo(two.height() - one.height());
        assertThat(wide.width()).isBetween(750, 900);
        assertThat(FigurePixels.hasWhiteEdge(wide)).isTrue();
        // Fewer tiles than columns take no empty place.
        assertThat(ImageGrid.of("Title", List.of(tile), 20).width()).isEqualTo(420);
    }

    @Test
    void breaksLongCaptionsInsideTheirPlace() throws IOException {
        List<ImageTile> tiles =
                Collections.nCopies(10, flat(0.5f, "word ".repeat(9) + "x".repeat(60), ImageTile.Mark.RIGHT));
        Figure figure = ImageGrid.of("Title", tiles, 10);

        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(figure.width()).isLessThanOrEqualTo(900);
        FontMetrics metrics = HouseStyle.measuring(HouseStyle.TEXT);
        List<String> lines = FigureText.lines(metrics, "a bb " + "x".repeat(60), 100);
        assertThat(String.join("", lines)).isEqualTo("a bb" + "x".repeat(60));
        assertThat(lines)
                .allSatisfy(line -> assertThat(metrics.stringWidth(line)).isLessThanOrEqualTo(100));
        assertThat(FigureText.lines(metrics, "", 100)).containsExactly("");
        int room = metrics.stringWidth("it is 97.5") + 1;
        assertThat(FigureText.lines(metrics, "it is 97.5 % so", room)).containsExactly("it is", "97.5 %", "so");
    }

    @Test
    void saysWhichDigitsTheFirstImagesShow() {
        assertThat(ImageGrid.first(images(7, 2, 1, 0), 3).finding())
                .isEqualTo("The first 3 of 4 images show only 1, 2 and 7");
        assertThat(ImageGrid.first(images(8, 2), 1).finding()).isEqualTo("The first of 2 images shows an 8");
        assertThat(ImageGrid.first(images(2), 1).finding()).isEqualTo("The only image shows a 2");
        assertThat(ImageGrid.first(images(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 10).finding())
                .isEqualTo("All 10 images show every digit");
        assertThat(ImageGrid.first(images(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 8).finding())
                .isEqualTo("The first 8 of 10 images show every digit but 8 and 9");
    }

    @Test
    void refusesWhatIsNoGrid() {
        assertThatThrownBy(() -> ImageGrid.of("x", List.of(), 3)).hasMessageContaining("at least one tile");
        assertThatThrownBy(() -> ImageGrid.of("x", List.of(flat(0, "", ImageTile.Mark.NONE)), 0))
                .hasMessageContaining("columns must be 1 to 20, but were 0");
        assertThatThrownBy(() -> ImageTile.of(new float[5], "", ImageTile.Mark.NONE))
                .hasMessageContaining("784 pixels");
        assertThatThrownBy(() -> flat(Float.NaN, "", ImageTile.Mark.NONE)).hasMessageContaining("pixel 0 is NaN");
        assertThatThrownBy(() -> ImageGrid.first(images(1), 2)).hasMessageContaining("1 images");
    }

    @Test
    void showsTheVeryNoiseThatTheNetworkGets() throws IOException {
        NoiseSettings noise = new NoiseSettings(0.5, 1000, 42);
        Figure figure = NoiseCloud.of(images(7), 0, 7, noise, 7, 3);

        // The clean image is white, so ink comes only from the noise: a value of at least 2 is black at scale 0.5.
        float[] values = NoiseField.of(noise.withDraws(2)).values(0, 2 * 784);
        int dark = 0;
        for (float value : values) {
            dark += Math.round(255 * (1 - Math.min(1, 0.5f * value))) == 0 ? 1 : 0;
        }
        assertThat(dark).isPositive();
        assertThat(FigurePixels.count(figure, Color.BLACK)).isEqualTo(dark * 100);
        assertThat(figure.finding()).isEqualTo("1 of 2 noisy copies is still called a 7 at a noise scale of 0.5");
        assertThat(figure.alternative()).endsWith("clean: 7, right; still 7 (tick); now 3 (cross).");
    }

    @Test
    void countsTheCopiesInWords() {
        NoiseSettings noise = NoiseSettings.defaults();
        assertThat(NoiseCloud.of(images(8), 0, 3, noise, 3, 3, 8).finding())
                .isEqualTo("2 of 3 noisy copies are still called a 3 at a noise scale of 0.9; the image shows an 8");
        assertThat(NoiseCloud.of(images(8), 0, 8, noise, 1, 1).finding())
                .isEqualTo("None of 2 noisy copies are still called an 8 at a noise scale of 0.9");
        assertThat(NoiseCloud.of(images(8), 0, 8, noise, 8).finding())
                .isEqualTo("The only noisy copy is still called an 8 at a noise scale of 0.9");
        assertThatThrownBy(() -> NoiseCloud.of(images(8), 0, 8, noise)).hasMessageContaining("at least one draw");
    }
}
