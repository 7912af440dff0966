package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
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

    /** Makes a picture of a map over its image: the image in grey, coloured where the map is strong. */
    static MapTile overlay(float[] values, ActivationShape shape, float[] heat) {
        BufferedImage under = image(values, shape).picture;
        double limit = limit(heat);
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < heat.length; i++) {
            int x = i % shape.width();
            int y = i / shape.width();
            Color own = new Color(under.getRGB(x, y));
            // A little paler than it is, so that colours stand out.
            int grey = 64 + Math.round(0.25f * (own.getRed() + own.getGreen() + own.getBlue()));
            double share = limit == 0 ? 0 : Math.abs(heat[i]) / limit;
            Color sign = SignedColors.of(Math.signum(heat[i]), 1);
            picture.setRGB(
                    x,
                    y,
                    new Color(
                                    mixed(grey, sign.getRed(), share),
                                    mixed(grey, sign.getGreen(), share),
                                    mixed(grey, sign.getBlue(), share))
                            .getRGB());
        }
        return new MapTile(picture, List.of(), new boolean[0]);
    }

    private static int mixed(int under, int over, double share) {
        return (int) Math.round(Math.min(255, under) * (1 - share) + over * share);
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

    /** How high the picture becomes in a column. */
    double heightFor(int column) {
        return cell(column) * shownRows(column);
    }

    /** The side of one drawn square: whole pixels of the figure's picture, so that none is smoothed into its neighbour. */
    private double cell(int column) {
        return Math.max(1, column * HouseStyle.SCALE / picture.getWidth()) / (double) HouseStyle.SCALE;
    }

    /** As many squares as the map has columns, or fewer where it is finer than the figure. */
    private int shownColumns(int column) {
        return Math.min(picture.getWidth(), column * HouseStyle.SCALE);
    }

    private int shownRows(int column) {
        return Math.max(1, picture.getHeight() * shownColumns(column) / picture.getWidth());
    }

    /** Paints the picture in the middle of a column, with the outline of the ink, in a thin frame. */
    void paint(Graphics2D graphics, double columnLeft, double top, int column) {
        double cell = cell(column);
        int columns = shownColumns(column);
        int rows = shownRows(column);
        double spare = column - cell * columns;
        double left = columnLeft + Math.round(spare / 2 * HouseStyle.SCALE) / (double) HouseStyle.SCALE;
        for (int row = 0; row < rows; row++) {
            int y = row * picture.getHeight() / rows;
            int from = 0;
            for (int next = 1; next <= columns; next++) {
                int color = picture.getRGB(from * picture.getWidth() / columns, y);
                if (next == columns || picture.getRGB(next * picture.getWidth() / columns, y) != color) {
                    graphics.setColor(new Color(color));
                    graphics.fill(
                            new Rectangle2D.Double(left + from * cell, top + row * cell, (next - from) * cell, cell));
                    from = next;
                }
            }
        }
        outline(graphics, left, top, cell);
        graphics.setColor(HouseStyle.QUIET);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(left - 0.5, top - 0.5, columns * cell + 1, rows * cell + 1));
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
