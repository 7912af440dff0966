package org.activationlab.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Where the pictures of a figure of maps stand: images below one another, methods side by side. Lengths are CSS pixels. */
final class MapTable {

    private static final int LABEL = 84;
    private static final int GAP = 12;
    private static final int LINE_GAP = 4;
    private static final int LARGEST = 170;
    private static final int BAR_WIDTH = 220;
    private static final int BAR_HEIGHT = 12;
    private static final int LEAST_COLUMNS = 3;
    private static final Font SMALL = HouseStyle.TEXT.deriveFont(11f);
    private static final Font BOLD = HouseStyle.TEXT.deriveFont(Font.BOLD, 11.5f);

    private final List<String> columns;
    /** A few lines for each image. */
    private final List<List<String>> rows;

    private final String aboutImages;
    /** Row by row. */
    private final List<List<MapTile>> tiles;

    private final int side;
    private final int head;
    private final List<Integer> heights = new ArrayList<>();
    private final FontMetrics small = HouseStyle.measuring(SMALL);
    private final FontMetrics bold = HouseStyle.measuring(BOLD);

    MapTable(List<String> columns, List<List<String>> rows, List<List<MapTile>> tiles, String aboutImages) {
        this.columns = columns;
        this.rows = rows;
        this.aboutImages = aboutImages;
        this.tiles = tiles;
        int inside = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN - LABEL;
        int many = Math.max(LEAST_COLUMNS, columns.size());
        // Whole pixels of the picture.
        side = Math.min(LARGEST, (inside - GAP * (many - 1)) / many);
        head = columns.stream()
                        .mapToInt(words -> FigureText.height(bold, words, side))
                        .max()
                        .orElse(0)
                + LINE_GAP;
        for (List<MapTile> row : tiles) {
            int highest = 0;
            for (MapTile tile : row) {
                int notes = tile.notes().stream()
                        .mapToInt(note -> FigureText.height(small, note, side))
                        .sum();
                highest = Math.max(highest, (int) Math.ceil(tile.heightFor(side)) + LINE_GAP + notes);
            }
            heights.add(highest + GAP);
        }
    }

    int height() {
        return head + heights.stream().mapToInt(Integer::intValue).sum() + GAP + 3 * small.getHeight();
    }

    void paint(Graphics2D graphics) {
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(BOLD);
        for (int i = 0; i < columns.size(); i++) {
            double top = head - LINE_GAP - FigureText.height(bold, columns.get(i), side);
            lines(graphics, bold, columns.get(i), left(i) + side / 2.0, top);
        }
        double top = head;
        for (int row = 0; row < tiles.size(); row++) {
            label(graphics, rows.get(row), top);
            for (int i = 0; i < columns.size(); i++) {
                paint(graphics, tiles.get(row).get(i), left(i), top);
            }
            top += heights.get(row);
        }
        scale(graphics, top + GAP);
    }

    private double left(int column) {
        return LABEL + column * (side + GAP);
    }

    private void paint(Graphics2D graphics, MapTile tile, double left, double top) {
        tile.paint(graphics, left, top, side);
        graphics.setFont(SMALL);
        graphics.setColor(HouseStyle.INK);
        double y = top + tile.heightFor(side) + LINE_GAP;
        for (String note : tile.notes()) {
            y = lines(graphics, small, note, left + side / 2.0, y);
        }
    }

    private double lines(Graphics2D graphics, FontMetrics metrics, String words, double middle, double top) {
        double y = top;
        for (String line : FigureText.lines(metrics, words, side)) {
            FigureText.centered(graphics, line, middle, y);
            y += metrics.getHeight();
        }
        return y;
    }

    private void label(Graphics2D graphics, List<String> words, double top) {
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(SMALL);
        double y = top + small.getAscent();
        for (String part : words) {
            for (String line : FigureText.lines(small, part, LABEL - GAP)) {
                graphics.drawString(line, 0f, (float) y);
                y += small.getHeight();
            }
        }
    }

    private void scale(Graphics2D graphics, double top) {
        for (int i = 0; i < BAR_WIDTH; i++) {
            Color color = SignedColors.of(2.0 * i / (BAR_WIDTH - 1) - 1, 1);
            graphics.setColor(color);
            graphics.fill(new Rectangle2D.Double(LABEL + i, top, 1, BAR_HEIGHT));
        }
        graphics.setColor(HouseStyle.INK);
        graphics.setFont(SMALL);
        double below = top + BAR_HEIGHT + LINE_GAP;
        FigureText.centered(graphics, "-limit", LABEL + small.stringWidth("-limit") / 2.0, below);
        FigureText.centered(graphics, "0", LABEL + BAR_WIDTH / 2.0, below);
        FigureText.centered(graphics, "+limit", LABEL + BAR_WIDTH - small.stringWidth("+limit") / 2.0, below);
        float right = LABEL + BAR_WIDTH + GAP;
        List<String> words = List.of(
                "Blue speaks against the class, vermillion for it.",
                "Each map has its own scale: its limit, the largest absolute value, stands below it.",
                aboutImages);
        for (int i = 0; i < words.size(); i++) {
            graphics.drawString(words.get(i), right, (float) (top + i * small.getHeight() + small.getAscent()));
        }
    }
}
