package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;
import static org.activationlab.network.NormalNumbers.COS_1;
import static org.activationlab.network.NormalNumbers.COS_2;
import static org.activationlab.network.NormalNumbers.COS_3;
import static org.activationlab.network.NormalNumbers.COS_4;
import static org.activationlab.network.NormalNumbers.COS_5;
import static org.activationlab.network.NormalNumbers.HALF_ROOT;
import static org.activationlab.network.NormalNumbers.LN2_LARGE;
import static org.activationlab.network.NormalNumbers.LN2_SMALL;
import static org.activationlab.network.NormalNumbers.LOG_0;
import static org.activationlab.network.NormalNumbers.LOG_1;
import static org.activationlab.network.NormalNumbers.LOG_2;
import static org.activationlab.network.NormalNumbers.LOG_3;
import static org.activationlab.network.NormalNumbers.LOG_4;
import static org.activationlab.network.NormalNumbers.LOG_5;
import static org.activationlab.network.NormalNumbers.LOG_6;
import static org.activationlab.network.NormalNumbers.LOG_7;
import static org.activationlab.network.NormalNumbers.LOG_8;
import static org.activationlab.network.NormalNumbers.MANTISSA;
import static org.activationlab.network.NormalNumbers.MIX_1;
import static org.activationlab.network.NormalNumbers.MIX_2;
import static org.activationlab.network.NormalNumbers.SIN_0;
import static org.activationlab.network.NormalNumbers.SIN_1;
import static org.activationlab.network.NormalNumbers.SIN_2;
import static org.activationlab.network.NormalNumbers.SIN_3;
import static org.activationlab.network.NormalNumbers.SIN_4;
import static org.activationlab.network.NormalNumbers.STEP;
import static org.activationlab.network.NormalNumbers.UNIT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.activationlab.network.NormalNumbers;

/**
 * Makes sixteen noisy copies of an image at a time: pixel + scale * noise, with {@link NormalNumbers} for the noise.
 *
 * <p>The steps are those of {@link NormalNumbers#fill}, one for one, so the copies have the same bits.
 */
final class LaneCopies {

    private static final VectorSpecies<Integer> WHOLE = IntVector.SPECIES_256;
    /** Two pixels come from one number of the stream. */
    private static final int NUMBERS = LaneImages.PIXELS / 2;

    private final int[] upper = new int[IMAGES];
    private final int[] lower = new int[IMAGES];

    /**
     * Makes copies.
     *
     * @param seed the stream of the image's noise; draw k, pixel p is its value 784 k + p
     * @param draw the first of sixteen draws
     * @param pixels the image, (784)
     * @param scale the noise's standard deviation
     * @param piece gets (784, 16)
     */
    void make(long seed, int draw, float[] pixels, float scale, float[] piece) {
        // Meant to overflow, as SplitMix64's states do.
        long step = STEP;
        long from = seed + ((long) draw * NUMBERS + 1) * step;
        for (int number = 0; number < NUMBERS; number++) {
            long state = from + number * step;
            for (int lane = 0; lane < IMAGES; lane++) {
                long z = (state ^ (state >>> 30)) * MIX_1;
                z = (z ^ (z >>> 27)) * MIX_2;
                z = z ^ (z >>> 31);
                upper[lane] = (int) (z >>> 32);
                lower[lane] = (int) z;
                state += NUMBERS * step;
            }
            twoPixels(upper, lower, pixels[2 * number], pixels[2 * number + 1], scale, piece, 2 * number * IMAGES);
        }
    }

    private static void twoPixels(
            int[] upper, int[] lower, float first, float second, float scale, float[] piece, int at) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            IntVector bits = IntVector.fromArray(WHOLE, upper, half);
            FloatVector k = (FloatVector) bits.lanewise(VectorOperators.LSHR, 1).convert(VectorOperators.I2F, 0);
            FloatVector u = k.add(0.5f).mul(UNIT);
            IntVector whole = u.reinterpretAsInts();
            IntVector exponent = whole.sub(HALF_ROOT).lanewise(VectorOperators.ASHR, MANTISSA);
            FloatVector x = whole.sub(exponent.lanewise(VectorOperators.LSHL, MANTISSA))
                    .reinterpretAsFloats()
                    .sub(1f);
            FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
            FloatVector z = x.mul(x);
            FloatVector y = x.mul(LOG_8).add(LOG_7);
            y = y.mul(x).add(LOG_6);
            y = y.mul(x).add(LOG_5);
            y = y.mul(x).add(LOG_4);
            y = y.mul(x).add(LOG_3);
            y = y.mul(x).add(LOG_2);
            y = y.mul(x).add(LOG_1);
            y = y.mul(x).add(LOG_0);
            y = y.mul(x).mul(z);
            y = y.add(e.mul(LN2_SMALL));
            y = y.sub(z.mul(0.5f));
            FloatVector logarithm = x.add(y).add(e.mul(LN2_LARGE));
            FloatVector radius = logarithm
                    .mul(-2f)
                    .lanewise(VectorOperators.SQRT)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, bits.lanewise(VectorOperators.LSHL, 31))
                    .reinterpretAsFloats();

            FloatVector v =
                    ((FloatVector) IntVector.fromArray(WHOLE, lower, half).convert(VectorOperators.I2F, 0)).mul(UNIT);
            FloatVector t = v.mul(v);
            FloatVector cosine = t.mul(COS_5).add(COS_4);
            cosine = cosine.mul(t).add(COS_3);
            cosine = cosine.mul(t).add(COS_2);
            cosine = cosine.mul(t).add(COS_1);
            cosine = cosine.mul(t).add(1f);
            FloatVector sine = t.mul(SIN_4).add(SIN_3);
            sine = sine.mul(t).add(SIN_2);
            sine = sine.mul(t).add(SIN_1);
            sine = sine.mul(t).add(SIN_0);
            radius.mul(cosine).mul(scale).add(first).intoArray(piece, at + half);
            radius.mul(sine.mul(v)).mul(scale).add(second).intoArray(piece, at + IMAGES + half);
        }
    }
}
