package org.activationlab.report;

import java.awt.Color;

/**
 * Black or white letters, whichever are read better on a colour.
 *
 * <p>On every colour one of the two has a contrast of at least the root of 21, about 4.58, and so more than the 4.5 that
 * text needs. The house's grey ink would not reach that on vermillion.
 *
 * <p>Source: W3C, "Web Content Accessibility Guidelines 2.1", 2018, success criterion 1.4.3.
 */
final class InkContrast {

    private InkContrast() {}

    /** Chooses the letters. */
    static Color on(Color background) {
        double luminance = luminance(background);
        // Against white (1 + 0.05) / (l + 0.05), against black (l + 0.05) / 0.05.
        return 1.05 * 0.05 > (luminance + 0.05) * (luminance + 0.05) ? Color.WHITE : Color.BLACK;
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
