package org.activationlab.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;

/** A drawn figure: its picture, the finding it states, and words for those who do not see it. Immutable. */
public final class Figure {

    private final String finding;
    private final String alternative;
    private final Painter painter;
    private final BufferedImage image;

    /** Draws in CSS pixels, from (0, 0) at the top left; may be asked to more than once. */
    @FunctionalInterface
    interface Painter {
        void paint(Graphics2D graphics);
    }

    /**
     * Draws a figure at once; the drawing is kept for {@link #svg()}.
     *
     * @param width CSS pixels
     * @param height CSS pixels
     */
    Figure(String finding, String alternative, int width, int height, Painter painter) {
        this.finding = finding;
        this.alternative = alternative;
        this.painter = painter;
        image = new BufferedImage(width * HouseStyle.SCALE, height * HouseStyle.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = paper(image);
        try {
            painter.paint(graphics);
        } finally {
            graphics.dispose();
        }
    }

    /** White paper that measures in CSS pixels. */
    static Graphics2D paper(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        hint(graphics);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(HouseStyle.SCALE, HouseStyle.SCALE);
        return graphics;
    }

    private static void hint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
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

    /**
     * Draws the figure as lines and text that stay sharp at any size.
     *
     * @return an SVG document
     */
    public String svg() {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot make XML documents", e);
        }
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(new Dimension(width(), height()));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(), height());
        hint(graphics);
        painter.paint(graphics);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(text, true);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException("a drawing could not be written to memory", e);
        } finally {
            graphics.dispose();
        }
        return text.toString();
    }
}
