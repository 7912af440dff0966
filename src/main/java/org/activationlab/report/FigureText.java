package org.activationlab.report;

import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** Words in figures. */
final class FigureText {

    private FigureText() {}

    /** Writes a title over as many lines as it needs, from (left, 0) down, and returns their height. */
    static int wrapped(Graphics2D graphics, String text, int left, int width) {
        graphics.setFont(HouseStyle.TITLE);
        graphics.setColor(HouseStyle.INK);
        FontMetrics metrics = graphics.getFontMetrics();
        int lines = 0;
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
                graphics.drawString(line, left, lines * metrics.getHeight() + metrics.getAscent());
                lines++;
                line = word;
            } else {
                line = longer;
            }
        }
        graphics.drawString(line, left, lines * metrics.getHeight() + metrics.getAscent());
        return (lines + 1) * metrics.getHeight();
    }

    /** Writes a line whose middle is at x and whose top is at y. */
    static void centered(Graphics2D graphics, String text, double x, double y) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (y + metrics.getAscent()));
    }
}
