package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A table of numbers as coloured cells with the numbers in them, row names at the left, column names above. */
final class HeatCells {

    private static final int BESIDE = 8;
    private static final int ROW = 30;
    private static final int INSIDE = HouseStyle.WIDTH - 2 * HouseStyle.MARGIN;
    private static final Font NUMBER = HouseStyle.TEXT.deriveFont(12f);
    private static final Font HEAD = HouseStyle.TEXT.deriveFont(11f);

    private final List<String> rows;
    private final List<String> columns;
    private final Cells cells;
    private final int left;
    private final double width;
    private final int heads;

    /** What stands in the cells. */
    interface Cells {
        /** The colour of a cell. */
        Color color(int row, int column);

        /** Its words; may be empty. */
        String words(int row, int column);

        /** Whether it is framed. */
        boolean framed(int row, int column);
    }

    HeatCells(List<String> rows, List<String> columns, Cells cells) {
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
        this.cells = cells;
        FontMetrics names = HouseStyle.measuring(HouseStyle.TEXT);
        left = BESIDE + rows.stream().mapToInt(names::stringWidth).max().orElse(0);
        width = (INSIDE - left) / (double) columns.size();
        FontMetrics metrics = HouseStyle.measuring(HEAD);
        heads = columns.stream()
                        .mapToInt(name ->
                                FigureText.lines(metrics, name, (int) width - 2).size())
                        .max()
                        .orElse(1)
                * metrics.getHeight();
    }

    int height() {
        return heads + 4 + ROW * rows.size();
    }

    void paint(Graphics2D graphics) {
        graphics.setFont(HEAD);
        graphics.setColor(HouseStyle.INK);
        FontMetrics metrics = graphics.getFontMetrics();
        for (int column = 0; column < columns.size(); column++) {
            List<String> lines = FigureText.lines(metrics, columns.get(column), (int) width - 2);
            double top = heads - lines.size() * metrics.getHeight();
            for (int i = 0; i < lines.size(); i++) {
                FigureText.centered(
                        graphics, lines.get(i), left + width * (column + 0.5), top + i * metrics.getHeight());
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            double top = heads + 4 + ROW * (double) row;
            graphics.setFont(HouseStyle.TEXT);
            graphics.setColor(HouseStyle.INK);
            FontMetrics text = graphics.getFontMetrics();
            graphics.drawString(rows.get(row), left - BESIDE - text.stringWidth(rows.get(row)), (float)
                    (top + (ROW + text.getAscent() - text.getDescent()) / 2.0));
            for (int column = 0; column < columns.size(); column++) {
                cell(graphics, row, column, top);
            }
        }
    }

    private void cell(Graphics2D graphics, int row, int column, double top) {
        double from = left + width * column;
        Rectangle2D box = new Rectangle2D.Double(from + 0.75, top + 0.75, width - 1.5, ROW - 1.5);
        Color fill = cells.color(row, column);
        graphics.setColor(fill);
        graphics.fill(box);
        if (cells.framed(row, column)) {
            graphics.setColor(HouseStyle.INK);
            graphics.setStroke(new BasicStroke(2.2f));
            graphics.draw(new Rectangle2D.Double(from + 2, top + 2, width - 4, ROW - 4));
        }
        graphics.setColor(HouseStyle.light(fill) ? HouseStyle.INK : Color.WHITE);
        graphics.setFont(NUMBER);
        FigureText.centered(
                graphics,
                cells.words(row, column),
                from + width / 2,
                top + (ROW - graphics.getFontMetrics().getHeight()) / 2.0);
    }
}
