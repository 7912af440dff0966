package org.activationlab.data;

import java.util.SplittableRandom;

/**
 * One hand writing one digit: the random habits (slant, thickness, wobble, ...) that make two fours differ.
 *
 * <p>Draws only {@link SplittableRandom#nextLong()} bits and uses {@link StrictMath}, so that a seed gives the same
 * digits on every machine and every Java version: the ready-made Gaussian and bounded draws may change between versions.
 */
final class DigitHand {
    /** Spread of the single points of a stroke for a haste of 1, as a fraction of the digit's height. */
    private static final double POINT_JITTER = 0.038;

    /** Amplitude of each of the smooth waves that bend the whole digit, likewise. */
    private static final double WAVE = 0.040;

    /** From neat to barely legible; most hands are neat, as in MNIST. */
    private static final double LEAST_HASTE = 0.4;

    private static final double MOST_HASTE = 1.9;

    private static final int WAVES = 3;
    private static final double SLANT_MEAN = 0.12;
    private static final double SLANT_SPREAD = 0.20;
    private static final double ROTATION_SPREAD = 0.11;
    private static final double TWO_PI = 2 * Math.PI;

    private final SplittableRandom random;
    private final double[] waveX = new double[WAVES];
    private final double[] waveY = new double[WAVES];
    private final double[] wavePhase = new double[WAVES];
    private final double[] waveHeightX = new double[WAVES];
    private final double[] waveHeightY = new double[WAVES];
    private final double haste;
    private final double widthScale;
    private final double slant;
    private final double cosine;
    private final double sine;

    /** The larger side of the written digit in pixels. */
    final double extent;
    /** Half the pen's width in pixels. */
    final double penRadius;
    /** How much the pen's width follows the pressure of the hand, as a fraction. */
    final double pressureChange;
    /** Where along the digit the pressure is highest, an angle. */
    final double pressurePhase;

    DigitHand(SplittableRandom random) {
        this.random = random;
        double even = between(0, 1);
        haste = LEAST_HASTE + (MOST_HASTE - LEAST_HASTE) * even * even;
        for (int i = 0; i < WAVES; i++) {
            waveX[i] = between(-6, 6);
            waveY[i] = between(-6, 6);
            wavePhase[i] = between(0, TWO_PI);
            waveHeightX[i] = WAVE * haste * bell();
            waveHeightY[i] = WAVE * haste * bell();
        }
        widthScale = between(0.55, 1.0);
        slant = SLANT_MEAN + SLANT_SPREAD * bell();
        double angle = ROTATION_SPREAD * bell();
        cosine = StrictMath.cos(angle);
        sine = StrictMath.sin(angle);
        extent = between(17.5, 20.5);
        penRadius = between(0.75, 1.75);
        pressureChange = between(0, 0.3);
        pressurePhase = between(0, TWO_PI);
    }

    /** A number in [low, high), all alike. */
    double between(double low, double high) {
        return low + (high - low) * ((random.nextLong() >>> 11) * 0x1.0p-53);
    }

    /** One of 0 to count - 1. */
    int oneOf(int count) {
        return (int) between(0, count);
    }

    /** Bell-shaped with mean 0, variance 1 and nothing beyond 3: the sum of three even draws. */
    double bell() {
        return between(-1, 1) + between(-1, 1) + between(-1, 1);
    }

    /** How far the pen misses a point of its stroke. */
    double miss() {
        return POINT_JITTER * haste * bell();
    }

    /** Where this hand puts the point (x, y) of the ideal digit, horizontally; both in units of the height. */
    double writtenX(double x, double y) {
        double u = slantedX(x, y);
        double v = bentY(x, y);
        return cosine * u - sine * v;
    }

    /** Where this hand puts the point (x, y) of the ideal digit, vertically. */
    double writtenY(double x, double y) {
        double u = slantedX(x, y);
        double v = bentY(x, y);
        return sine * u + cosine * v;
    }

    private double slantedX(double x, double y) {
        double bent = x - 0.5;
        for (int i = 0; i < WAVES; i++) {
            bent += waveHeightX[i] * StrictMath.sin(waveX[i] * x + waveY[i] * y + wavePhase[i]);
        }
        return widthScale * bent - slant * (y - 0.5);
    }

    private double bentY(double x, double y) {
        double bent = y - 0.5;
        for (int i = 0; i < WAVES; i++) {
            bent += waveHeightY[i] * StrictMath.sin(waveX[i] * y - waveY[i] * x + wavePhase[i]);
        }
        return bent;
    }
}
