package org.activationlab.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * A box of a drawing with lines of words in its middle, the first bold. Lengths are CSS pixels.
 *
 * @param left its left side
 * @param top its upper side
 * @param width how wide it is; the words must fit
 * @param height how high it is
 * @param words at least one line
 */
record FigureBox(double left, double top, double width, double height, List<String> words) {

    private static final Font BOLD = HouseStyle.TEXT.deriveFont(Font.BOLD, 13f);
    private static final Font PLAIN = HouseStyle.TEXT.deriveFont(12f);
    private static final int FILL_ALPHA = 36;
    private static final int HEAD = 7;

    FigureBox {
        words = List.copyOf(words);
    }

    double middle() {
        return top + height / 2;
    }

    double center() {
        return left + width / 2;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** How wide and how high the words are; a test holds that every box is larger. */
    static double widthOf(String words, boolean first) {
        return HouseStyle.measuring(first ? BOLD : PLAIN).stringWidth(words);
    }

    void paint(Graphics2D graphics, Color color) {
        RoundRectangle2D shape = new RoundRectangle2D.Double(left, top, width, height, 8, 8);
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), FILL_ALPHA));
        graphics.fill(shape);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(shape);
        graphics.setColor(HouseStyle.INK);
        FontMetrics metrics = graphics.getFontMetrics(PLAIN);
        double y = middle() - words.size() * metrics.getHeight() / 2.0;
        for (int i = 0; i < words.size(); i++) {
            graphics.setFont(i == 0 ? BOLD : PLAIN);
            FigureText.centered(graphics, words.get(i), center(), y);
            y += metrics.getHeight();
        }
    }

    /** An arrow from one place to another. */
    static void arrow(Graphics2D graphics, double fromX, double fromY, double toX, double toY) {
        double angle = Math.atan2(toY - fromY, toX - fromX);
        graphics.setColor(HouseStyle.INK);
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(new Line2D.Double(
                fromX, fromY, toX - HEAD * Math.cos(angle) * 0.8, toY - HEAD * Math.sin(angle) * 0.8));
        Path2D head = new Path2D.Double();
        head.moveTo(toX, toY);
        head.lineTo(toX - HEAD * Math.cos(angle - 0.45), toY - HEAD * Math.sin(angle - 0.45));
        head.lineTo(toX - HEAD * Math.cos(angle + 0.45), toY - HEAD * Math.sin(angle + 0.45));
        head.closePath();
        graphics.fill(head);
    }
}
