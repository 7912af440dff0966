package org.activationlab.report;

import java.awt.Color;

/** A diverging scale: blue below 0, white at 0, vermillion above, told apart with every common kind of colour vision. */
final class SignedColors {

    private SignedColors() {}

    /**
     * Finds a colour.
     *
     * @param value any finite number
     * @param limit where the scale ends on both sides; values beyond look as the ends; 0 makes all white
     */
    static Color of(double value, double limit) {
        double share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
        Color end = value < 0 ? HouseStyle.BLUE : HouseStyle.VERMILLION;
        return new Color(mixed(end.getRed(), share), mixed(end.getGreen(), share), mixed(end.getBlue(), share));
    }

    private static int mixed(int end, double share) {
        return (int) Math.round(255 + share * (end - 255));
    }
}
