package org.activationlab.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.activationlab.interpret.projection.ProjectorSprite;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/** All images of a set on one sheet, row by row, as the embedding projector of TensorBoard wants them. */
public final class SpriteSheet {

    /** The largest side of a sheet that the projector shows, in pixels. */
    public static final int LARGEST_SIDE = 8192;

    private static final int RGB_CHANNELS = 3;

    private SpriteSheet() {}

    /**
     * Draws the sheet: as many columns as rows, the last rows perhaps empty. Images of one channel are drawn as ink on white
     * paper, those of three as red, green and blue. Values outside [0, 1] are drawn as the nearer end.
     *
     * @param images of shape (1 or 3, height, width), at least one
     * @return the sheet
     * @throws IllegalArgumentException if there is no image, they have other channels, or the sheet would be too large
     */
    public static ProjectorSprite of(Batch images) {
        ActivationShape shape = images.shape();
        if (images.count() == 0 || !shape.isMap() || (shape.channels() != 1 && shape.channels() != RGB_CHANNELS)) {
            throw new IllegalArgumentException("expected images of shape (1 or 3, height, width), but got " + images);
        }
        int columns = (int) Math.ceil(Math.sqrt(images.count()));
        long side = (long) columns * Math.max(shape.width(), shape.height());
        if (side > LARGEST_SIDE) {
            throw new IllegalArgumentException("the sheet of " + images.count() + " images would have a side of " + side
                    + " pixels, but the projector shows at most " + LARGEST_SIDE + ". Use fewer or smaller images.");
        }
        BufferedImage sheet =
                new BufferedImage(columns * shape.width(), columns * shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                int image = y / shape.height() * columns + x / shape.width();
                sheet.setRGB(
                        x,
                        y,
                        image < images.count()
                                ? color(images, image, y % shape.height() * shape.width() + x % shape.width())
                                : 0xFFFFFF);
            }
        }
        return new ProjectorSprite(shape.width(), shape.height(), png(sheet));
    }

    private static int color(Batch images, int image, int pixel) {
        int plane = images.shape().height() * images.shape().width();
        if (images.shape().channels() == 1) {
            int grey = 255 - level(images.value(image, pixel));
            return grey << 16 | grey << 8 | grey;
        }
        return level(images.value(image, pixel)) << 16
                | level(images.value(image, plane + pixel)) << 8
                | level(images.value(image, 2 * plane + pixel));
    }

    private static int level(float value) {
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    private static byte[] png(BufferedImage sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO alone would go through a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(sheet, "png", out)) {
                throw new IllegalStateException("this Java cannot write PNG pictures");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
