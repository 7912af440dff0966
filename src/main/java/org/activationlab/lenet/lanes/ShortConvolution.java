package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.SPECIES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * Four outputs of a filter of five taps from eight inputs with 8 multiplications instead of 20 (Cook 1966, Toom 1963;
 * used for convolutions by Winograd 1980, by Lavin and Gray 2016).
 *
 * <p>Filter and input are values of polynomials at the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity; there a product
 * of polynomials is a product of numbers. {@code output = A'((G filter) * (B' input))}. The gradients run the same
 * matrices backwards: A, B and G'. A and B are exact in binary, G is
 * kept in double precision. The detour costs about one more decimal digit than the plain sum: outputs of order 1 err by some 1e-6.
 */
final class ShortConvolution {

    /** Points of evaluation. */
    static final int POINTS = 8;
    /** Taps of the filter. */
    static final int TAPS = 5;
    /** Outputs of a tile; neighbouring tiles of eight inputs overlap by four. */
    static final int OUTPUTS = 4;

    /** Values of a filter at the points: (8, 5). */
    private static final double[] FILTER = filterMatrix();

    private ShortConvolution() {}

    /** Tap k's share of the value at point p: p^k over the product of p's distances to the other finite points. */
    private static double[] filterMatrix() {
        double[] points = {0, 1, -1, 2, -2, 0.5, -0.5};
        double[] matrix = new double[POINTS * TAPS];
        for (int p = 0; p < points.length; p++) {
            // The input's polynomial for the point 0 is taken with the other sign; here that is made good.
            double distances = p == 0 ? -1 : 1;
            for (int other = 0; other < points.length; other++) {
                distances *= other == p ? 1 : points[p] - points[other];
            }
            double power = 1;
            for (int k = 0; k < TAPS; k++) {
                matrix[p * TAPS + k] = power / distances;
                power *= points[p];
            }
        }
        matrix[matrix.length - 1] = 1;
        return matrix;
    }

    /** The value of a filter of five taps at a point. */
    static float valueOf(float[] filter, int at, int point) {
        double sum = 0;
        for (int k = 0; k < TAPS; k++) {
            sum += FILTER[point * TAPS + k] * filter[at + k];
        }
        return (float) sum;
    }

    /** What the gradients of a filter's eight values, {@code step} apart, mean for one of its taps. */
    static float tapGradient(float[] values, int at, int step, int tap) {
        double sum = 0;
        for (int p = 0; p < POINTS; p++) {
            sum += FILTER[p * TAPS + tap] * values[at + p * step];
        }
        return (float) sum;
    }

    /**
     * Evaluates eight inputs at the points, for sixteen images.
     *
     * @param input rows of 16 numbers, eight of them from {@code inputAt} on
     * @param out the value at point p goes to {@code outAt + p * outStep}, 16 numbers
     */
    static void values(float[] input, int inputAt, float[] out, int outAt, int outStep) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int in = inputAt + half;
            FloatVector d0 = FloatVector.fromArray(SPECIES, input, in);
            FloatVector d1 = FloatVector.fromArray(SPECIES, input, in + IMAGES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, input, in + 2 * IMAGES);
            FloatVector d3 = FloatVector.fromArray(SPECIES, input, in + 3 * IMAGES);
            FloatVector d4 = FloatVector.fromArray(SPECIES, input, in + 4 * IMAGES);
            FloatVector d5 = FloatVector.fromArray(SPECIES, input, in + 5 * IMAGES);
            FloatVector d6 = FloatVector.fromArray(SPECIES, input, in + 6 * IMAGES);
            FloatVector d7 = FloatVector.fromArray(SPECIES, input, in + 7 * IMAGES);
            int o = outAt + half;
            d4.sub(d2).mul(5.25f).add(d0.sub(d6)).intoArray(out, o);
            d3.sub(d5).mul(5.25f).add(d7.sub(d1)).intoArray(out, o + 7 * outStep);
            // Opposite points share their even and their odd part.
            FloatVector even = d2.add(d6).sub(d4.mul(4.25f));
            FloatVector odd = d1.add(d5).sub(d3.mul(4.25f));
            even.add(odd).intoArray(out, o + outStep);
            even.sub(odd).intoArray(out, o + 2 * outStep);
            even = d6.add(d2.mul(0.25f)).sub(d4.mul(1.25f));
            odd = d1.mul(0.5f).sub(d3.mul(2.5f)).add(d5.mul(2f));
            even.add(odd).intoArray(out, o + 3 * outStep);
            even.sub(odd).intoArray(out, o + 4 * outStep);
            even = d6.add(d2.mul(4f)).sub(d4.mul(5f));
            odd = d1.mul(2f).sub(d3.mul(2.5f)).add(d5.mul(0.5f));
            even.add(odd).intoArray(out, o + 5 * outStep);
            even.sub(odd).intoArray(out, o + 6 * outStep);
        }
    }

    /**
     * Hands gradients of the eight values back to the eight inputs, for sixteen images.
     *
     * @param gradient of the value at point p: at {@code at + p * step}, 16 numbers
     * @param out the inputs' gradients, eight rows of 16 numbers from {@code outAt} on
     * @param added how many of the first rows are added to what is there; the rest is written over
     */
    static void inputGradient(float[] gradient, int at, int step, float[] out, int outAt, int added) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int g = at + half;
            FloatVector v0 = FloatVector.fromArray(SPECIES, gradient, g);
            FloatVector v1 = FloatVector.fromArray(SPECIES, gradient, g + step);
            FloatVector v2 = FloatVector.fromArray(SPECIES, gradient, g + 2 * step);
            FloatVector even1 = v1.add(v2);
            FloatVector odd1 = v1.sub(v2);
            v1 = FloatVector.fromArray(SPECIES, gradient, g + 3 * step);
            v2 = FloatVector.fromArray(SPECIES, gradient, g + 4 * step);
            FloatVector even2 = v1.add(v2);
            FloatVector odd2 = v1.sub(v2);
            v1 = FloatVector.fromArray(SPECIES, gradient, g + 5 * step);
            v2 = FloatVector.fromArray(SPECIES, gradient, g + 6 * step);
            FloatVector even3 = v1.add(v2);
            FloatVector odd3 = v1.sub(v2);
            FloatVector v7 = FloatVector.fromArray(SPECIES, gradient, g + 7 * step);
            FloatVector d0 = v0;
            FloatVector d1 = odd1.add(odd2.mul(0.5f)).add(odd3.mul(2f).sub(v7));
            FloatVector d2 = even1.add(even2.mul(0.25f)).add(even3.mul(4f).sub(v0.mul(5.25f)));
            FloatVector d3 =
                    v7.mul(5.25f).sub(odd1.mul(4.25f)).sub(odd2.add(odd3).mul(2.5f));
            int o = outAt + half;
            if (added > 0) {
                d0 = d0.add(FloatVector.fromArray(SPECIES, out, o));
                d1 = d1.add(FloatVector.fromArray(SPECIES, out, o + IMAGES));
                d2 = d2.add(FloatVector.fromArray(SPECIES, out, o + 2 * IMAGES));
                d3 = d3.add(FloatVector.fromArray(SPECIES, out, o + 3 * IMAGES));
            }
            d0.intoArray(out, o);
            d1.intoArray(out, o + IMAGES);
            d2.intoArray(out, o + 2 * IMAGES);
            d3.intoArray(out, o + 3 * IMAGES);
            v0.mul(5.25f)
                    .sub(even1.mul(4.25f))
                    .sub(even2.mul(1.25f).add(even3.mul(5f)))
                    .intoArray(out, o + 4 * IMAGES);
            odd1.add(odd2.mul(2f)).add(odd3.mul(0.5f).sub(v7.mul(5.25f))).intoArray(out, o + 5 * IMAGES);
            even1.add(even2).add(even3.sub(v0)).intoArray(out, o + 6 * IMAGES);
            v7.intoArray(out, o + 7 * IMAGES);
        }
    }

    /**
     * Makes four outputs from the products at the points, for sixteen images.
     *
     * @param product at point p: at {@code at + p * step}, 16 numbers
     * @param out four rows of 16 numbers from {@code outAt} on
     */
    static void outputs(float[] product, int at, int step, float[] out, int outAt) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int m = at + half;
            FloatVector m0 = FloatVector.fromArray(SPECIES, product, m);
            FloatVector m1 = FloatVector.fromArray(SPECIES, product, m + step);
            FloatVector m2 = FloatVector.fromArray(SPECIES, product, m + 2 * step);
            FloatVector even1 = m1.add(m2);
            FloatVector odd1 = m1.sub(m2);
            m1 = FloatVector.fromArray(SPECIES, product, m + 3 * step);
            m2 = FloatVector.fromArray(SPECIES, product, m + 4 * step);
            FloatVector even2 = m1.add(m2);
            FloatVector odd2 = m1.sub(m2);
            m1 = FloatVector.fromArray(SPECIES, product, m + 5 * step);
            m2 = FloatVector.fromArray(SPECIES, product, m + 6 * step);
            FloatVector even3 = m1.add(m2);
            FloatVector odd3 = m1.sub(m2);
            FloatVector m7 = FloatVector.fromArray(SPECIES, product, m + 7 * step);
            int o = outAt + half;
            m0.add(even1).add(even2.add(even3)).intoArray(out, o);
            odd1.add(odd2.mul(2f)).add(odd3.mul(0.5f)).intoArray(out, o + IMAGES);
            even1.add(even2.mul(4f)).add(even3.mul(0.25f)).intoArray(out, o + 2 * IMAGES);
            odd1.add(odd2.mul(8f)).add(odd3.mul(0.125f)).add(m7).intoArray(out, o + 3 * IMAGES);
        }
    }

    /**
     * Hands gradients of four outputs back to the products at the points, for sixteen images.
     *
     * @param gradient four rows of 16 numbers from {@code at} on
     * @param out the gradient at point p goes to {@code outAt + p * outStep}, 16 numbers
     */
    static void productGradient(float[] gradient, int at, float[] out, int outAt, int outStep) {
        for (int half = 0; half < IMAGES; half += WIDTH) {
            int g = at + half;
            FloatVector y0 = FloatVector.fromArray(SPECIES, gradient, g);
            FloatVector y1 = FloatVector.fromArray(SPECIES, gradient, g + IMAGES);
            FloatVector y2 = FloatVector.fromArray(SPECIES, gradient, g + 2 * IMAGES);
            FloatVector y3 = FloatVector.fromArray(SPECIES, gradient, g + 3 * IMAGES);
            int o = outAt + half;
            y0.intoArray(out, o);
            FloatVector even = y0.add(y2);
            FloatVector odd = y1.add(y3);
            even.add(odd).intoArray(out, o + outStep);
            even.sub(odd).intoArray(out, o + 2 * outStep);
            even = y0.add(y2.mul(4f));
            odd = y1.mul(2f).add(y3.mul(8f));
            even.add(odd).intoArray(out, o + 3 * outStep);
            even.sub(odd).intoArray(out, o + 4 * outStep);
            even = y0.add(y2.mul(0.25f));
            odd = y1.mul(0.5f).add(y3.mul(0.125f));
            even.add(odd).intoArray(out, o + 5 * outStep);
            even.sub(odd).intoArray(out, o + 6 * outStep);
            y3.intoArray(out, o + 7 * outStep);
        }
    }
}
