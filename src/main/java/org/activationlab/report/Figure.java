package org.activationlab.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawn figure: its picture, the finding it states, and words for those who do not see it. Immutable. */
public final class Figure {

    private final String finding;
    private final String alternative;
    private final BufferedImage image;

    Figure(String finding, String alternative, BufferedImage image) {
        this.finding = finding;
        this.alternative = alternative;
        this.image = image;
    }

    /**
     * Gives the title of the figure.
     *
     * @return a sentence computed from the data
     */
    public String finding() {
        return finding;
    }

    /**
     * Describes the figure for readers who do not see it.
     *
     * @return what is drawn, with its main numbers
     */
    public String alternative() {
        return alternative;
    }

    /**
     * Gives the width at which the figure is meant to be shown; the picture has {@value HouseStyle#SCALE} pixels for
     * each.
     *
     * @return CSS pixels
     */
    public int width() {
        return image.getWidth() / HouseStyle.SCALE;
    }

    /**
     * Gives the height at which the figure is meant to be shown.
     *
     * @return CSS pixels
     */
    public int height() {
        return image.getHeight() / HouseStyle.SCALE;
    }

    /**
     * Encodes the picture.
     *
     * @return the bytes of a PNG file, {@value HouseStyle#SCALE} pixels for each pixel of {@link #width()} and
     *     {@link #height()}
     */
    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO alone would go through a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java cannot write PNG pictures");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
