package org.activationlab.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours for numbers, dark for small ones and light for large ones, and the bar that explains them.
 *
 * <p>Source: S. van der Walt, N. Smith, "viridis", 2015, without its last, lightest tenth, which white paper swallows;
 * even steps of lightness for every common kind of colour vision.
 */
final class NumberColors {

    private static final List<Color> STOPS = List.of(
            new Color(0x440154),
            new Color(0x482878),
            new Color(0x3E4989),
            new Color(0x31688E),
            new Color(0x26828E),
            new Color(0x1F9E89),
            new Color(0x35B779),
            new Color(0x6DCD59),
            new Color(0xB4DE2C));

    private static final int BAR = 16;
    private static final int STEPS = 100;

    private final double least;
    private final double most;

    NumberColors(double least, double most) {
        this.least = least;
        this.most = most;
    }

    Color of(double number) {
        double share = most == least ? 0.5 : (number - least) / (most - least);
        double place = Math.max(0, Math.min(1, share)) * (STOPS.size() - 1);
        int below = Math.min(STOPS.size() - 2, (int) place);
        Color low = STOPS.get(below);
        Color high = STOPS.get(below + 1);
        double part = place - below;
        return new Color(
                mixed(low.getRed(), high.getRed(), part),
                mixed(low.getGreen(), high.getGreen(), part),
                mixed(low.getBlue(), high.getBlue(), part));
    }

    private static int mixed(int low, int high, double part) {
        return (int) Math.round(low + part * (high - low));
    }

    /** Paints an upright bar with the numbers at its ends, middle and quarters. */
    void bar(Graphics2D graphics, double left, double top, double height) {
        for (int step = 0; step < STEPS; step++) {
            graphics.setColor(of(most - (step + 0.5) / STEPS * (most - least)));
            // Half a pixel over the next one, so that no white shows between two.
            graphics.fill(new Rectangle2D.Double(left, top + height * step / STEPS, BAR, height / STEPS + 0.5));
        }
        graphics.setFont(HouseStyle.TEXT);
        graphics.setColor(HouseStyle.INK);
        int lift = graphics.getFontMetrics().getAscent()
                - graphics.getFontMetrics().getDescent();
        int decimals = most - least >= 20 ? 0 : most - least >= 2 ? 1 : most - least >= 0.2 ? 2 : 3;
        for (int tick = 0; tick <= 4; tick++) {
            double y = top + height * tick / 4;
            graphics.draw(new Line2D.Double(left + BAR, y, left + BAR + 4, y));
            String words = Wording.number(most - (most - least) * tick / 4, decimals);
            graphics.drawString(words, (float) (left + BAR + 8), (float) (y + lift / 2.0));
        }
    }
}
