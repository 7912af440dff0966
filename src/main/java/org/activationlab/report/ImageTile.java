package org.activationlab.report;

import org.activationlab.data.LabelledImages;

/** One image of an {@link ImageGrid} with a few words below and perhaps a verdict. Immutable. */
public final class ImageTile {

    /** A verdict on an image, told by a frame's colour and by a sign before the caption. */
    public enum Mark {
        /** No verdict: a thin grey frame. */
        NONE,
        /** Right, or kept: a blue frame and a tick. */
        RIGHT,
        /** Wrong, or changed: a vermillion, broken frame and a cross. */
        WRONG
    }

    private final float[] pixels;
    private final String caption;
    private final Mark mark;

    private ImageTile(float[] pixels, String caption, Mark mark) {
        this.pixels = pixels;
        this.caption = caption;
        this.mark = mark;
    }

    /**
     * Makes a tile from values, for example a noisy copy.
     *
     * @param pixels (784), row by row from the top left, 0 the background and 1 the ink; values outside are allowed and
     *     drawn as the nearer end; copied
     * @param caption what stands below, of any length, possibly empty
     * @param mark the verdict
     * @return the tile
     * @throws IllegalArgumentException if there are not 784 values or one is not finite
     */
    public static ImageTile of(float[] pixels, String caption, Mark mark) {
        if (pixels.length != LabelledImages.PIXELS) {
            throw new IllegalArgumentException(
                    "an image has 784 pixels (28 x 28), but " + pixels.length + " values came");
        }
        for (int i = 0; i < pixels.length; i++) {
            if (!Float.isFinite(pixels[i])) {
                throw new IllegalArgumentException("pixels must be finite, but pixel " + i + " is " + pixels[i]);
            }
        }
        return new ImageTile(pixels.clone(), caption, mark);
    }

    /**
     * Makes a tile from an image of a set.
     *
     * @param images the set
     * @param image which one, from 0
     * @param caption what stands below, of any length, possibly empty
     * @param mark the verdict
     * @return the tile
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public static ImageTile of(LabelledImages images, int image, String caption, Mark mark) {
        return new ImageTile(images.pixels(image), caption, mark);
    }

    /** The pixel as it is shown: clipped to [0, 1]. */
    float shown(int row, int column) {
        return Math.max(0, Math.min(1, pixels[row * LabelledImages.WIDTH + column]));
    }

    String caption() {
        return caption;
    }

    Mark mark() {
        return mark;
    }
}
