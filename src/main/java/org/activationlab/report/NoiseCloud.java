package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.pairs.NoiseField;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.RunningRatio;

/** One image, its first noisy copies as the network gets them (clipped for display only), and what it takes each for. */
public final class NoiseCloud {

    private static final int COLUMNS = 6;

    private NoiseCloud() {}

    /**
     * Draws an image and the first of its noisy copies: as many as there are answers.
     *
     * @param images the images that the pair was sampled from
     * @param image which one, from 0
     * @param predictedDigit what the network takes the clean image for, 0 to 9
     * @param noise scale and seed of the noise; its number of draws does not matter, since fewer are a prefix of more
     * @param digits what the network takes the first noisy copies for, at least one, in the order of the draws: the start
     *     of a row of {@code NoiseLabeller.predictions}. Eleven fill two rows
     * @return the figure
     * @throws IllegalArgumentException if there is no answer or one of the digits is no digit
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public static Figure of(LabelledImages images, int image, int predictedDigit, NoiseSettings noise, int... digits) {
        NoiseRatio ratio = RunningRatio.of(predictedDigit, digits).last();
        // No tick or cross: with the copies they tell kept from changed, not right from wrong.
        String verdict = predictedDigit == images.label(image) ? ", right" : ", wrong";
        List<ImageTile> tiles = new ArrayList<>();
        tiles.add(ImageTile.of(images, image, "clean: " + predictedDigit + verdict, ImageTile.Mark.NONE));
        NoiseField field = NoiseField.of(noise.withDraws(digits.length));
        for (int draw = 0; draw < digits.length; draw++) {
            boolean kept = digits[draw] == predictedDigit;
            tiles.add(ImageTile.of(
                    noisy(images.pixels(image), field, draw, noise.scale()),
                    (kept ? "still " : "now ") + digits[draw],
                    kept ? ImageTile.Mark.RIGHT : ImageTile.Mark.WRONG));
        }
        return ImageGrid.of(finding(ratio, predictedDigit, images.label(image), noise), tiles, COLUMNS);
    }

    /** The same sum, in float, as the labeller computes; not clipped. */
    private static float[] noisy(float[] pixels, NoiseField field, int draw, double scale) {
        float[] noise = new float[NoiseField.PIXELS];
        field.copyDraw(draw, noise, 0);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = pixels[i] + (float) scale * noise[i];
        }
        return noise;
    }

    private static String finding(NoiseRatio ratio, int predicted, int truth, NoiseSettings noise) {
        String start = ratio.draws() == 1
                ? "The only noisy copy is " + (ratio.unchanged() == 1 ? "still" : "no longer")
                : (ratio.unchanged() == 0
                                ? "None of " + Wording.number(ratio.draws(), 0)
                                : Wording.number(ratio.unchanged(), 0) + " of " + Wording.number(ratio.draws(), 0))
                        + " noisy copies " + (ratio.unchanged() == 1 ? "is" : "are") + " still";
        return start + " called " + Wording.digit(predicted) + " at a noise scale of "
                + Wording.setting(noise.scale())
                + (predicted == truth ? "" : "; the image shows " + Wording.digit(truth));
    }
}
