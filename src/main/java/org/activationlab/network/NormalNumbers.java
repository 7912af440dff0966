package org.activationlab.network;

import java.util.Objects;

/**
 * Standard normal numbers in single precision that are found by their place, many at once and in any order.
 *
 * <p>Number i of SplitMix64's stream of a seed, as {@code new SplittableRandom(seed).nextLong()} gives it, holds 64 bits
 * and makes the normal values 2 i and 2 i + 1 by G. E. P. Box and M. E. Muller, "A note on the generation of random
 * normal deviates", 1958. With {@code k} its upper 31 bits, {@code s} the 32nd and {@code v} its lower 32 bits as a
 * signed number times 2^-31, the radius is {@code r = sqrt(-2 ln((k + 1/2) 2^-31))}, negative if s is 1, and the values
 * are {@code r cos(v pi/2)} and {@code r sin(v pi/2)}. None is larger than 6.67.
 *
 * <p>Everything is float arithmetic in the order of {@link #fill}: the logarithm by S. L. Moshier's Cephes library,
 * 1989, sine and cosine by polynomials. No step is left to a library, and products and sums are rounded one by one. So
 * the numbers are the same on every machine and in every language, and the processor's vector registers make eight at
 * once. They differ from the same formula in double precision by about a ten-millionth, divided by the radius where that
 * is below 1; the smallest radius above 0 is 0.0003. Where speed does not matter,
 * {@link GaussianStream} is more exact.
 */
public final class NormalNumbers {

    /** SplitMix64's step from one state to the next. */
    public static final long STEP = 0x9e3779b97f4a7c15L;

    /** SplitMix64's two multipliers. */
    public static final long MIX_1 = 0xbf58476d1ce4e5b9L;

    /** The second one. */
    public static final long MIX_2 = 0x94d049bb133111ebL;

    /** 2^-31. */
    public static final float UNIT = 0x1p-31f;

    /** The bits of the square root of a half: a mantissa lies between that and twice that. */
    public static final int HALF_ROOT = 0x3f3504f3;

    /** Bits of a float's mantissa. */
    public static final int MANTISSA = 23;

    /** The logarithm's polynomial, from the highest power down. */
    public static final float LOG_8 = 0.070376836f;

    /** Power 7. */
    public static final float LOG_7 = -0.1151461f;

    /** Power 6. */
    public static final float LOG_6 = 0.116769984f;

    /** Power 5. */
    public static final float LOG_5 = -0.12420141f;

    /** Power 4. */
    public static final float LOG_4 = 0.14249323f;

    /** Power 3. */
    public static final float LOG_3 = -0.16668057f;

    /** Power 2. */
    public static final float LOG_2 = 0.20000714f;

    /** Power 1. */
    public static final float LOG_1 = -0.24999994f;

    /** Power 0. */
    public static final float LOG_0 = 0.3333333f;

    /** ln 2 in two parts, of which the larger has few bits. */
    public static final float LN2_LARGE = 0.6933594f;

    /** The smaller part. */
    public static final float LN2_SMALL = -0.00021219444f;

    /** Of cos(v pi/2), powers of v^2 from the highest down. */
    public static final float COS_5 = -0.000023824152f;

    /** Power 4. */
    public static final float COS_4 = 0.00091772294f;

    /** Power 3. */
    public static final float COS_3 = -0.020862687f;

    /** Power 2. */
    public static final float COS_2 = 0.25366932f;

    /** Power 1. */
    public static final float COS_1 = -1.2337005f;

    /** Of sin(v pi/2) / v, powers of v^2 from the highest down. */
    public static final float SIN_4 = 0.0001516717f;

    /** Power 3. */
    public static final float SIN_3 = -0.0046741436f;

    /** Power 2. */
    public static final float SIN_2 = 0.07968992f;

    /** Power 1. */
    public static final float SIN_1 = -0.6459638f;

    /** Power 0. */
    public static final float SIN_0 = 1.5707964f;

    private NormalNumbers() {}

    /**
     * Fills places with neighbouring values of a stream.
     *
     * @param seed the stream's seed
     * @param first the first value, even and at least 0
     * @param count how many values, even and at least 0
     * @param into gets value {@code first + i} at {@code at + i * step}
     * @param at where the first value goes
     * @param step from one place to the next, at least 1
     * @throws IllegalArgumentException if {@code first} or {@code count} is odd or negative, or the step below 1
     * @throws IndexOutOfBoundsException if {@code into} has no room
     */
    public static void fill(long seed, long first, int count, float[] into, int at, int step) {
        if (first < 0 || count < 0 || first % 2 != 0 || count % 2 != 0 || step < 1) {
            throw new IllegalArgumentException("first and count must be even and at least 0, and step at least 1, but"
                    + " were " + first + ", " + count + " and " + step);
        }
        if (count == 0) {
            return;
        }
        Objects.checkIndex(at, into.length);
        Objects.checkIndex((long) at + (count - 1L) * step, into.length);
        long state = seed + first / 2 * STEP;
        for (int i = 0; i < count; i += 2) {
            state += STEP;
            long bits = mixed(state);
            float radius = radius((int) (bits >>> 32));
            float v = (int) bits * UNIT;
            float t = v * v;
            into[at + i * step] = radius * cosine(t);
            into[at + (i + 1) * step] = radius * (sine(t) * v);
        }
    }

    private static long mixed(long state) {
        long z = (state ^ (state >>> 30)) * MIX_1;
        z = (z ^ (z >>> 27)) * MIX_2;
        return z ^ (z >>> 31);
    }

    /** The radius from 31 bits, its sign from the last one. */
    private static float radius(int bits) {
        float u = ((bits >>> 1) + 0.5f) * UNIT;
        int whole = Float.floatToRawIntBits(u);
        int exponent = (whole - HALF_ROOT) >> MANTISSA;
        float x = Float.intBitsToFloat(whole - (exponent << MANTISSA)) - 1f;
        float e = exponent;
        float z = x * x;
        float y = LOG_8 * x + LOG_7;
        y = y * x + LOG_6;
        y = y * x + LOG_5;
        y = y * x + LOG_4;
        y = y * x + LOG_3;
        y = y * x + LOG_2;
        y = y * x + LOG_1;
        y = y * x + LOG_0;
        y = y * x * z;
        y = y + e * LN2_SMALL;
        y = y - z * 0.5f;
        float logarithm = x + y + e * LN2_LARGE;
        // The square root of a float, taken in double and rounded, is the exactly rounded one.
        float radius = (float) Math.sqrt(logarithm * -2f);
        return Float.intBitsToFloat(Float.floatToRawIntBits(radius) ^ (bits << 31));
    }

    private static float cosine(float t) {
        float y = COS_5 * t + COS_4;
        y = y * t + COS_3;
        y = y * t + COS_2;
        y = y * t + COS_1;
        return y * t + 1f;
    }

    private static float sine(float t) {
        float y = SIN_4 * t + SIN_3;
        y = y * t + SIN_2;
        y = y * t + SIN_1;
        return y * t + SIN_0;
    }
}
