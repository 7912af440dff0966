package org.activationlab.vision;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/** The rows of a decoded picture as numbers from 0 to 255, in colours or in grey, transparent pixels laid over white. */
final class PixelRows {

    private static final int WHITE = 255;

    private final BufferedImage picture;
    private final boolean colours;
    /** One channel that Java would brighten on its way to RGB. */
    private final boolean plainGrey;

    PixelRows(BufferedImage picture, boolean colours) {
        this.picture = picture;
        this.colours = colours;
        ColorModel model = picture.getColorModel();
        plainGrey = !(model instanceof IndexColorModel) && model.getNumColorComponents() == 1;
    }

    /** How many channels a row has. */
    int channels() {
        return colours ? 3 : 1;
    }

    /**
     * Reads a part of a row.
     *
     * @param y the row
     * @param from its first column
     * @param into (channels, columns): as many columns as fit
     */
    void read(int y, int from, byte[] into) {
        int columns = into.length / channels();
        int[] rgb = plainGrey ? grey(y, from, columns) : picture.getRGB(from, y, columns, 1, null, 0, columns);
        for (int x = 0; x < columns; x++) {
            int alpha = rgb[x] >>> 24;
            int red = overWhite(rgb[x] >> 16, alpha);
            int green = overWhite(rgb[x] >> 8, alpha);
            int blue = overWhite(rgb[x], alpha);
            if (colours) {
                into[x] = (byte) red;
                into[columns + x] = (byte) green;
                into[2 * columns + x] = (byte) blue;
            } else {
                // ITU-R 601-2 luma in fixed-point numbers, as Pillow has it.
                into[x] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
            }
        }
    }

    private static int overWhite(int value, int alpha) {
        int own = value & 0xFF;
        return (own * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE;
    }

    private int[] grey(int y, int from, int columns) {
        int[] values = picture.getRaster().getSamples(from, y, columns, 1, 0, (int[]) null);
        int most = (1 << picture.getColorModel().getComponentSize(0)) - 1;
        int[] alphas = null;
        int mostAlpha = 1;
        if (picture.getColorModel().hasAlpha()) {
            alphas = picture.getRaster().getSamples(from, y, columns, 1, 1, (int[]) null);
            mostAlpha = (1 << picture.getColorModel().getComponentSize(1)) - 1;
        }
        int[] rgb = new int[columns];
        for (int x = 0; x < columns; x++) {
            int value = Math.round((float) WHITE * values[x] / most);
            int alpha = alphas == null ? WHITE : Math.round((float) WHITE * alphas[x] / mostAlpha);
            rgb[x] = alpha << 24 | value << 16 | value << 8 | value;
        }
        return rgb;
    }
}
