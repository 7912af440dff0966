package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.activationlab.network.layers.ActivationShape;

/** One picture of a figure of maps: an image in its own colours, or a signed map on the diverging scale. */
final class MapTile {

    private final BufferedImage picture;
    private final List<String> notes;
    private final boolean[] ink;

    private MapTile(BufferedImage picture, List<String> notes, boolean[] ink) {
        this.picture = picture;
        this.notes = notes;
        this.ink = ink;
    }

    /**
     * Makes a picture of an image: dark ink on white for one channel, as {@link ImageGrid} draws digits; red, green and
     * blue for three.
     */
    static MapTile image(float[] values, ActivationShape shape) {
        int pixels = shape.height() * shape.width();
        boolean colours = shape.channels() == 3;
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels; i++) {
            Color color;
            if (colours) {
                color = new Color(shown(values[i]), shown(values[i + pixels]), shown(values[i + 2 * pixels]));
            } else {
                int grey = 255 - shown(values[i]);
                color = new Color(grey, grey, grey);
            }
            picture.setRGB(i % shape.width(), i / shape.width(), color.getRGB());
        }
        return new MapTile(picture, List.of(), new boolean[0]);
    }

    private static int shown(float value) {
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    /** Makes a picture of a map whose scale ends at its own largest absolute value. */
    static MapTile map(float[] heat, int width, List<String> notes, boolean[] ink) {
        double limit = limit(heat);
        BufferedImage picture = new BufferedImage(width, heat.length / width, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < heat.length; i++) {
            picture.setRGB(i % width, i / width, SignedColors.of(heat[i], limit).getRGB());
        }
        return new MapTile(picture, notes, ink);
    }

    static double limit(float[] heat) {
        double limit = 0;
        for (float value : heat) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("maps must be finite, but one holds " + value);
            }
            limit = Math.max(limit, Math.abs(value));
        }
        return limit;
    }

    /** Where the image is at least half as strong as at its strongest; empty for images in colours or of a fine grain. */
    static boolean[] ink(float[] values, ActivationShape shape) {
        if (shape.channels() != 1 || shape.width() > 64 || shape.height() > 64) {
            return new boolean[0];
        }
        double limit = limit(values);
        boolean[] ink = new boolean[values.length];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = limit > 0 && values[i] >= limit / 2;
        }
        return ink;
    }

    boolean isOutlined() {
        return ink.length > 0;
    }

    List<String> notes() {
        return notes;
    }

    double heightFor(double width) {
        return width * picture.getHeight() / picture.getWidth();
    }

    /** Paints the picture, its pixels never smoothed, with the outline of the ink, in a thin frame. */
    void paint(Graphics2D graphics, double left, double top, double width) {
        double height = heightFor(width);
        int across = (int) Math.round(width * HouseStyle.SCALE);
        int down = (int) Math.round(height * HouseStyle.SCALE);
        BufferedImage large = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                large.setRGB(x, y, picture.getRGB(x * picture.getWidth() / across, y * picture.getHeight() / down));
            }
        }
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale(width / across, height / down);
        graphics.drawImage(large, place, null);
        outline(graphics, left, top, width / picture.getWidth());
        graphics.setColor(HouseStyle.QUIET);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, width + 1, height + 1));
    }

    private void outline(Graphics2D graphics, double left, double top, double size) {
        graphics.setColor(HouseStyle.INK);
        graphics.setStroke(new BasicStroke(0.8f));
        int width = picture.getWidth();
        for (int i = 0; i < ink.length; i++) {
            int x = i % width;
            int y = i / width;
            if (x + 1 < width && ink[i] != ink[i + 1]) {
                double at = left + (x + 1) * size;
                graphics.draw(new Line2D.Double(at, top + y * size, at, top + (y + 1) * size));
            }
            if (i + width < ink.length && ink[i] != ink[i + width]) {
                double at = top + (y + 1) * size;
                graphics.draw(new Line2D.Double(left + x * size, at, left + (x + 1) * size, at));
            }
        }
    }
}
