package org.activationlab.monitor;

/** Refuses images that a network was not trained on the like of; nothing is mended in silence. */
final class ImageCheck {

    private ImageCheck() {}

    /**
     * Checks an image.
     *
     * @param name what messages call it
     * @param image its pixels
     * @param size how many there must be
     */
    static void require(String name, float[] image, int size) {
        requireSize(name, image, size);
        for (int i = 0; i < size; i++) {
            float pixel = image[i];
            if (!(pixel >= 0 && pixel <= 1)) {
                throw new IllegalArgumentException(name + ": pixel " + i
                        + " must be from 0 (paper) to 1 (ink), but was " + pixel + ". " + advice(pixel));
            }
        }
    }

    /** Checks the number of pixels alone: noisy copies lie outside of [0, 1]. */
    static void requireSize(String name, float[] image, int size) {
        if (image.length != size) {
            throw new IllegalArgumentException(name + ": expected " + size + " pixels, row by row, but got "
                    + image.length + ". Bring the image to that size first.");
        }
    }

    private static String advice(float pixel) {
        if (Float.isNaN(pixel)) {
            return "Look where the image was computed.";
        }
        return pixel > 1
                ? "Divide pixels from 0 to 255 by 255."
                : "Give the pixels as they are, without subtracting a mean.";
    }
}
