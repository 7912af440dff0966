package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.LabelledImages;

/** Where the tiles of a grid stand and how large they are, and the drawing of them. Lengths are CSS pixels. */
final class TileLayout {

    private static final int SIDE = LabelledImages.WIDTH;
    private static final int LEAST_WIDTH = 420;
    /** Between two tiles, frames included. */
    private static final int GAP = 10;
    /** A pixel of an image is at most so many pixels of the picture wide: a digit need not fill a page. */
    private static final int LARGEST_PIXEL = 10;

    private static final int TO_CAPTION = 5;
    private static final int SIGN = 11;
    private static final int TO_WORDS = 4;
    private static final Font CAPTION = HouseStyle.TEXT.deriveFont(13f);

    private final List<ImageTile> tiles;
    private final int columns;
    /** The pixels of the picture along the side of one pixel of an image. */
    private final int pixel;

    private final int cell;
    private final FontMetrics metrics = HouseStyle.measuring(CAPTION);
    private final List<List<String>> captions = new ArrayList<>();
    /** The height of each row: image, caption of as many lines as its longest needs, and gap. */
    private final List<Integer> rows = new ArrayList<>();

    private TileLayout(List<ImageTile> tiles, int columns, int inside) {
        this.tiles = tiles;
        this.columns = columns;
        int widest = (inside + GAP) / columns - GAP;
        pixel = Math.max(1, Math.min(LARGEST_PIXEL, widest * HouseStyle.SCALE / SIDE));
        cell = Math.max((int) Math.ceil(side()), Math.min(widest, wanted(tiles)));
        for (ImageTile tile : tiles) {
            int sign = tile.mark() == ImageTile.Mark.NONE ? 0 : SIGN + TO_WORDS;
            captions.add(FigureText.lines(metrics, tile.caption(), cell - sign));
        }
        for (int from = 0; from < tiles.size(); from += columns) {
            int lines = captions.subList(from, Math.min(tiles.size(), from + columns)).stream()
                    .mapToInt(List::size)
                    .max()
                    .orElseThrow();
            rows.add((int) Math.ceil(side()) + TO_CAPTION + lines * metrics.getHeight() + GAP);
        }
    }

    static TileLayout of(List<ImageTile> tiles, int columns) {
        return within(HouseStyle.WIDTH - 2 * HouseStyle.MARGIN, tiles, columns);
    }

    /** As many columns in a given width. */
    static TileLayout within(int width, List<ImageTile> tiles, int columns) {
        return new TileLayout(tiles, columns, width);
    }

    /** The side of an image. */
    private double side() {
        return (double) SIDE * pixel / HouseStyle.SCALE;
    }

    /** Wide enough for the longest caption in one line. */
    private int wanted(List<ImageTile> all) {
        return SIGN
                + TO_WORDS
                + all.stream()
                        .mapToInt(tile -> metrics.stringWidth(tile.caption()))
                        .max()
                        .orElseThrow();
    }

    int columns() {
        return columns;
    }

    int figureWidth() {
        int needed = columns * (cell + GAP) - GAP + 2 * HouseStyle.MARGIN;
        return Math.max(LEAST_WIDTH, needed);
    }

    int height() {
        return rows.stream().mapToInt(Integer::intValue).sum() - GAP;
    }

    void paint(Graphics2D graphics) {
        int y = 0;
        for (int i = 0; i < tiles.size(); i++) {
            int column = i % columns;
            paint(graphics, i, column * (cell + GAP), y);
            if (column == columns - 1) {
                y += rows.get(i / columns);
            }
        }
    }

    private void paint(Graphics2D graphics, int number, int left, int top) {
        ImageTile tile = tiles.get(number);
        // Whole pixels of the picture, so that no pixel of the image is smoothed into its neighbour.
        double side = side();
        double x = Math.round((left + (cell - side) / 2) * HouseStyle.SCALE) / (double) HouseStyle.SCALE;
        image(graphics, tile, x, top);
        frame(graphics, tile.mark(), new Rectangle2D.Double(x, top, side, side));
        graphics.setFont(CAPTION);
        List<String> lines = captions.get(number);
        int sign = tile.mark() == ImageTile.Mark.NONE ? 0 : SIGN + TO_WORDS;
        double middle = left + cell / 2.0;
        for (int line = 0; line < lines.size(); line++) {
            double y = top + side + TO_CAPTION + line * metrics.getHeight();
            graphics.setColor(HouseStyle.INK);
            FigureText.centered(graphics, lines.get(line), middle + sign / 2.0, y);
            if (line == 0 && sign > 0) {
                double start = middle - (sign + metrics.stringWidth(lines.get(0))) / 2.0;
                sign(graphics, tile.mark(), start, y + (metrics.getHeight() - SIGN) / 2.0);
            }
        }
    }

    private void image(Graphics2D graphics, ImageTile tile, double left, double top) {
        double size = (double) pixel / HouseStyle.SCALE;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                int grey = Math.round(255 * (1 - tile.shown(row, column)));
                graphics.setColor(new Color(grey, grey, grey));
                graphics.fill(new Rectangle2D.Double(left + column * size, top + row * size, size, size));
            }
        }
    }

    private static void frame(Graphics2D graphics, ImageTile.Mark mark, Rectangle2D image) {
        boolean none = mark == ImageTile.Mark.NONE;
        float width = none ? 1 : 3;
        // Outside the image, so that it hides no pixel.
        Rectangle2D around = new Rectangle2D.Double(
                image.getX() - width / 2,
                image.getY() - width / 2,
                image.getWidth() + width,
                image.getHeight() + width);
        float[] dash = mark == ImageTile.Mark.WRONG ? new float[] {8, 4} : null;
        graphics.setColor(none ? HouseStyle.GRID : color(mark));
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0));
        graphics.draw(around);
    }

    /** Drawn, not written: not every font has a tick. */
    private static void sign(Graphics2D graphics, ImageTile.Mark mark, double left, double top) {
        graphics.setColor(color(mark));
        graphics.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (mark == ImageTile.Mark.RIGHT) {
            Path2D tick = new Path2D.Double();
            tick.moveTo(left + 1, top + 6);
            tick.lineTo(left + 4, top + 9.5);
            tick.lineTo(left + 10, top + 1.5);
            graphics.draw(tick);
        } else {
            graphics.draw(new Line2D.Double(left + 1.5, top + 1.5, left + 9.5, top + 9.5));
            graphics.draw(new Line2D.Double(left + 9.5, top + 1.5, left + 1.5, top + 9.5));
        }
    }

    private static Color color(ImageTile.Mark mark) {
        return mark == ImageTile.Mark.RIGHT ? HouseStyle.BLUE : HouseStyle.VERMILLION;
    }
}
