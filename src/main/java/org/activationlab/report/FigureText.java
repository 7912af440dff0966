package org.activationlab.report;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Words in figures. */
final class FigureText {

    private FigureText() {}

    /** Writes a title over as many lines as it needs, from (left, 0) down, and returns their height. */
    static int wrapped(Graphics2D graphics, String text, int left, int width) {
        graphics.setFont(HouseStyle.TITLE);
        graphics.setColor(HouseStyle.INK);
        FontMetrics metrics = graphics.getFontMetrics();
        int baseline = metrics.getAscent();
        for (String line : lines(metrics, text, width)) {
            graphics.drawString(line, left, baseline);
            baseline += metrics.getHeight();
        }
        return height(metrics, text, width);
    }

    /** Says how high a text is over as many lines as it needs. */
    static int height(FontMetrics metrics, String text, int width) {
        return lines(metrics, text, width).size() * metrics.getHeight();
    }

    /** Breaks a text between words, not before a % sign, and inside a word wider than a line; at least one line. */
    static List<String> lines(FontMetrics metrics, String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" (?!%)", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (metrics.stringWidth(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (metrics.stringWidth(line) > width && line.length() > 1) {
                int fits = fitting(metrics, line, width);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return lines;
    }

    /** How many characters fit, at least one. */
    private static int fitting(FontMetrics metrics, String word, int width) {
        int count = 1;
        while (count < word.length() - 1 && metrics.stringWidth(word.substring(0, count + 1)) <= width) {
            count++;
        }
        return count;
    }

    /** Writes a line whose middle is at x and whose top is at y. */
    static void centered(Graphics2D graphics, String text, double x, double y) {
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(text, (float) (x - metrics.stringWidth(text) / 2.0), (float) (y + metrics.getAscent()));
    }
}
