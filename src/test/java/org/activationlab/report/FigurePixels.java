package org.activationlab.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Looks at the pixels of a figure. */
final class FigurePixels {

    private FigurePixels() {}

    static BufferedImage decode(Figure figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.png()));
    }

    /** How many pixels have exactly this colour; smoothed edges do not count. */
    static int count(Figure figure, Color color) throws IOException {
        BufferedImage image = decode(figure);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether nothing is drawn on the outermost pixels, where it would be cut. */
    static boolean hasWhiteEdge(Figure figure) throws IOException {
        BufferedImage image = decode(figure);
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        for (int x = 0; x <= right; x++) {
            if (!white(image, x, 0) || !white(image, x, bottom)) {
                return false;
            }
        }
        for (int y = 0; y <= bottom; y++) {
            if (!white(image, 0, y) || !white(image, right, y)) {
                return false;
            }
        }
        return true;
    }

    private static boolean white(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF;
    }
}
