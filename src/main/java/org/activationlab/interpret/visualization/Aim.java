package org.activationlab.interpret.visualization;

/** Which end of a unit's range is looked for. */
public enum Aim {
    /** The images that activate a unit most. */
    MAXIMIZE(1),
    /** The images that activate a unit least. */
    MINIMIZE(-1);

    private final int sign;

    Aim(int sign) {
        this.sign = sign;
    }

    /** What a slope is multiplied by to go the wanted way. */
    int sign() {
        return sign;
    }

    /**
     * Compares two values.
     *
     * @param value one value of a unit
     * @param other another
     * @return whether the first is strictly nearer to the wanted end
     */
    public boolean better(double value, double other) {
        return sign * value > sign * other;
    }
}
