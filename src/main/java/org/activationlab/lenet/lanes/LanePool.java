package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.SPECIES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The largest of a 2x2 window, plus bias, cut at zero; for sixteen images. */
final class LanePool {

    /** The winner of a window that was cut at zero: none of its places 0 to 3. */
    private static final float NONE = 4;

    private LanePool() {}

    /** Pools the rows of 16 numbers at four places into one. */
    static void pool(float[] in, int i0, int i1, int i2, int i3, float bias, float[] out, int outAt) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            FloatVector upper =
                    FloatVector.fromArray(SPECIES, in, i0 + half).max(FloatVector.fromArray(SPECIES, in, i1 + half));
            FloatVector lower =
                    FloatVector.fromArray(SPECIES, in, i2 + half).max(FloatVector.fromArray(SPECIES, in, i3 + half));
            upper.max(lower).add(bias).max(0f).intoArray(out, outAt + half);
        }
    }

    /**
     * Pools as {@link #pool} does and keeps which place won, the first in case of a tie, as PyTorch does.
     *
     * @param winner gets 0 to 3, or 4 where the result was cut at zero; at {@code winnerAt}, 16 numbers
     */
    static void poolAndKeep(
            float[] in,
            int i0,
            int i1,
            int i2,
            int i3,
            float bias,
            float[] out,
            int outAt,
            float[] winner,
            int winnerAt) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            FloatVector a = FloatVector.fromArray(SPECIES, in, i0 + half);
            FloatVector b = FloatVector.fromArray(SPECIES, in, i1 + half);
            FloatVector c = FloatVector.fromArray(SPECIES, in, i2 + half);
            FloatVector d = FloatVector.fromArray(SPECIES, in, i3 + half);
            FloatVector best = a.max(b).max(c.max(d));
            FloatVector reached = best.add(bias);
            reached.max(0f).intoArray(out, outAt + half);
            FloatVector.broadcast(SPECIES, 3f)
                    .blend(2f, c.compare(VectorOperators.EQ, best))
                    .blend(1f, b.compare(VectorOperators.EQ, best))
                    .blend(0f, a.compare(VectorOperators.EQ, best))
                    .blend(NONE, reached.compare(VectorOperators.LE, 0f))
                    .intoArray(winner, winnerAt + half);
        }
    }

    /**
     * Pools sums of maps of noise and of one image; the image's maps hold the bias already, and all are numbers.
     *
     * @param noise four rows of 16 numbers, the window's places, from {@code noiseAt} on
     * @param clean the image's four numbers from {@code cleanAt} on
     */
    static void poolSum(float[] noise, int noiseAt, float[] clean, int cleanAt, float[] out, int outAt) {
        float c0 = clean[cleanAt];
        float c1 = clean[cleanAt + 1];
        float c2 = clean[cleanAt + 2];
        float c3 = clean[cleanAt + 3];
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int n = noiseAt + half;
            FloatVector a = FloatVector.fromArray(SPECIES, noise, n).add(c0);
            FloatVector b = FloatVector.fromArray(SPECIES, noise, n + IMAGES).add(c1);
            FloatVector c =
                    FloatVector.fromArray(SPECIES, noise, n + 2 * IMAGES).add(c2);
            FloatVector d =
                    FloatVector.fromArray(SPECIES, noise, n + 3 * IMAGES).add(c3);
            positiveMaximum(a, b, c, d).intoArray(out, outAt + half);
        }
    }

    /**
     * The largest of four numbers and zero. As whole numbers, the bits of two floats compare as the floats do unless both
     * are negative, and then zero wins anyway; Java's maximum of floats takes several instructions to look for NaN first.
     */
    private static FloatVector positiveMaximum(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        IntVector upper = a.reinterpretAsInts().max(b.reinterpretAsInts());
        IntVector lower = c.reinterpretAsInts().max(d.reinterpretAsInts());
        return upper.max(lower).max(0).reinterpretAsFloats();
    }

    /** Hands a window's gradient to the place that won it and zero to the others; rows of 16 numbers. */
    static void route(
            float[] gradient, int at, float[] winner, int winnerAt, float[] out, int o0, int o1, int o2, int o3) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int half = 0; half < IMAGES; half += WIDTH) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at + half);
            FloatVector who = FloatVector.fromArray(SPECIES, winner, winnerAt + half);
            zero.blend(g, who.compare(VectorOperators.EQ, 0f)).intoArray(out, o0 + half);
            zero.blend(g, who.compare(VectorOperators.EQ, 1f)).intoArray(out, o1 + half);
            zero.blend(g, who.compare(VectorOperators.EQ, 2f)).intoArray(out, o2 + half);
            zero.blend(g, who.compare(VectorOperators.EQ, 3f)).intoArray(out, o3 + half);
        }
    }

    /** Adds a window's gradient to a bias's eight sums, unless the window was cut at zero. */
    static void addToBias(float[] gradient, int at, float[] winner, int winnerAt, float[] bias, int biasAt) {
        FloatVector sum = FloatVector.fromArray(SPECIES, bias, biasAt);
        for (int half = 0; half < IMAGES; half += WIDTH) {
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, at + half);
            FloatVector who = FloatVector.fromArray(SPECIES, winner, winnerAt + half);
            sum = sum.add(FloatVector.zero(SPECIES).blend(g, who.compare(VectorOperators.LT, NONE)));
        }
        sum.intoArray(bias, biasAt);
    }
}
