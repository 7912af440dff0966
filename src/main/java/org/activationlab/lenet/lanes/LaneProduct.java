package org.activationlab.lenet.lanes;

import static org.activationlab.lenet.lanes.Lanes.IMAGES;
import static org.activationlab.lenet.lanes.Lanes.SPECIES;
import static org.activationlab.lenet.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * Products of small matrices whose right side has images (or other numbers) innermost.
 *
 * <p>Each method holds one block of results in registers while it runs along the inner dimension; a block is as large
 * as sixteen registers allow. Compilers keep vectors in registers within one method only, so the blocks are written
 * out.
 */
final class LaneProduct {

    private LaneProduct() {}

    /**
     * Computes four rows of {@code left x right} for two registers of columns.
     *
     * @param out where row r goes: from {@code outAt + r * outRow} on, 16 numbers
     * @param left number (r, k) is at {@code leftAt + r * leftRow + k * leftStep}
     * @param right number (k, lane) is at {@code rightAt + k * rightRow + lane}
     * @param inner the inner dimension
     * @param add whether the products are added to what is there
     */
    static void fourRows(
            float[] out,
            int outAt,
            int outRow,
            float[] left,
            int leftAt,
            int leftRow,
            int leftStep,
            float[] right,
            int rightAt,
            int rightRow,
            int inner,
            boolean add) {
        int o1 = outAt + outRow;
        int o2 = o1 + outRow;
        int o3 = o2 + outRow;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        if (add) {
            a0 = FloatVector.fromArray(SPECIES, out, outAt);
            a1 = FloatVector.fromArray(SPECIES, out, outAt + WIDTH);
            b0 = FloatVector.fromArray(SPECIES, out, o1);
            b1 = FloatVector.fromArray(SPECIES, out, o1 + WIDTH);
            c0 = FloatVector.fromArray(SPECIES, out, o2);
            c1 = FloatVector.fromArray(SPECIES, out, o2 + WIDTH);
            d0 = FloatVector.fromArray(SPECIES, out, o3);
            d1 = FloatVector.fromArray(SPECIES, out, o3 + WIDTH);
        }
        int l = leftAt;
        int r = rightAt;
        for (int k = 0; k < inner; k++) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, right, r);
            FloatVector x1 = FloatVector.fromArray(SPECIES, right, r + WIDTH);
            FloatVector w = FloatVector.broadcast(SPECIES, left[l]);
            a0 = w.fma(x0, a0);
            a1 = w.fma(x1, a1);
            w = FloatVector.broadcast(SPECIES, left[l + leftRow]);
            b0 = w.fma(x0, b0);
            b1 = w.fma(x1, b1);
            w = FloatVector.broadcast(SPECIES, left[l + 2 * leftRow]);
            c0 = w.fma(x0, c0);
            c1 = w.fma(x1, c1);
            w = FloatVector.broadcast(SPECIES, left[l + 3 * leftRow]);
            d0 = w.fma(x0, d0);
            d1 = w.fma(x1, d1);
            l += leftStep;
            r += rightRow;
        }
        a0.intoArray(out, outAt);
        a1.intoArray(out, outAt + WIDTH);
        b0.intoArray(out, o1);
        b1.intoArray(out, o1 + WIDTH);
        c0.intoArray(out, o2);
        c1.intoArray(out, o2 + WIDTH);
        d0.intoArray(out, o3);
        d1.intoArray(out, o3 + WIDTH);
    }

    /**
     * Computes six rows of {@code left x right} for sixteen images.
     *
     * @param out six rows of 16 numbers, one after the other
     * @param left number (k, r) is at {@code leftAt + 6 * k + r}
     * @param right number (k, lane) is at {@code rightAt + places[k] + lane}
     * @param places where the rows of {@code right} are
     * @param inner the inner dimension, at most the number of places
     */
    static void sixRows(
            float[] out, int outAt, float[] left, int leftAt, float[] right, int rightAt, int[] places, int inner) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector e0 = a0;
        FloatVector e1 = a0;
        FloatVector f0 = a0;
        FloatVector f1 = a0;
        int l = leftAt;
        for (int k = 0; k < inner; k++) {
            int r = rightAt + places[k];
            FloatVector x0 = FloatVector.fromArray(SPECIES, right, r);
            FloatVector x1 = FloatVector.fromArray(SPECIES, right, r + WIDTH);
            FloatVector w = FloatVector.broadcast(SPECIES, left[l]);
            a0 = w.fma(x0, a0);
            a1 = w.fma(x1, a1);
            w = FloatVector.broadcast(SPECIES, left[l + 1]);
            b0 = w.fma(x0, b0);
            b1 = w.fma(x1, b1);
            w = FloatVector.broadcast(SPECIES, left[l + 2]);
            c0 = w.fma(x0, c0);
            c1 = w.fma(x1, c1);
            w = FloatVector.broadcast(SPECIES, left[l + 3]);
            d0 = w.fma(x0, d0);
            d1 = w.fma(x1, d1);
            w = FloatVector.broadcast(SPECIES, left[l + 4]);
            e0 = w.fma(x0, e0);
            e1 = w.fma(x1, e1);
            w = FloatVector.broadcast(SPECIES, left[l + 5]);
            f0 = w.fma(x0, f0);
            f1 = w.fma(x1, f1);
            l += 6;
        }
        a0.intoArray(out, outAt);
        a1.intoArray(out, outAt + WIDTH);
        b0.intoArray(out, outAt + IMAGES);
        b1.intoArray(out, outAt + IMAGES + WIDTH);
        c0.intoArray(out, outAt + 2 * IMAGES);
        c1.intoArray(out, outAt + 2 * IMAGES + WIDTH);
        d0.intoArray(out, outAt + 3 * IMAGES);
        d1.intoArray(out, outAt + 3 * IMAGES + WIDTH);
        e0.intoArray(out, outAt + 4 * IMAGES);
        e1.intoArray(out, outAt + 4 * IMAGES + WIDTH);
        f0.intoArray(out, outAt + 5 * IMAGES);
        f1.intoArray(out, outAt + 5 * IMAGES + WIDTH);
    }

    /**
     * Adds to ten sums of products along images and places, lane by lane: what a weight's gradient is made of.
     *
     * @param out sum (r, c), eight lanes that {@link Lanes#sum} adds up later, is at {@code outAt + r * outRow + 8 * c}
     * @param left row r of place k is at {@code leftAt + r * leftRow + k * leftStep}, 16 numbers
     * @param right column c of place k is at {@code rightAt + 16 * c + k * rightStep}, 16 numbers
     * @param places number of places
     */
    static void twoByFiveSums(
            float[] out,
            int outAt,
            int outRow,
            float[] left,
            int leftAt,
            int leftRow,
            int leftStep,
            float[] right,
            int rightAt,
            int rightStep,
            int places) {
        int second = outAt + outRow;
        FloatVector a0 = FloatVector.fromArray(SPECIES, out, outAt + 0 * WIDTH);
        FloatVector a1 = FloatVector.fromArray(SPECIES, out, outAt + 1 * WIDTH);
        FloatVector a2 = FloatVector.fromArray(SPECIES, out, outAt + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(SPECIES, out, outAt + 3 * WIDTH);
        FloatVector a4 = FloatVector.fromArray(SPECIES, out, outAt + 4 * WIDTH);
        FloatVector b0 = FloatVector.fromArray(SPECIES, out, second + 0 * WIDTH);
        FloatVector b1 = FloatVector.fromArray(SPECIES, out, second + 1 * WIDTH);
        FloatVector b2 = FloatVector.fromArray(SPECIES, out, second + 2 * WIDTH);
        FloatVector b3 = FloatVector.fromArray(SPECIES, out, second + 3 * WIDTH);
        FloatVector b4 = FloatVector.fromArray(SPECIES, out, second + 4 * WIDTH);
        for (int k = 0; k < places; k++) {
            int l = leftAt + k * leftStep;
            int r = rightAt + k * rightStep;
            for (int half = 0; half < IMAGES; half += WIDTH) {
                FloatVector upper = FloatVector.fromArray(SPECIES, left, l + half);
                FloatVector lower = FloatVector.fromArray(SPECIES, left, l + leftRow + half);
                FloatVector x = FloatVector.fromArray(SPECIES, right, r + half);
                a0 = upper.fma(x, a0);
                b0 = lower.fma(x, b0);
                x = FloatVector.fromArray(SPECIES, right, r + 1 * IMAGES + half);
                a1 = upper.fma(x, a1);
                b1 = lower.fma(x, b1);
                x = FloatVector.fromArray(SPECIES, right, r + 2 * IMAGES + half);
                a2 = upper.fma(x, a2);
                b2 = lower.fma(x, b2);
                x = FloatVector.fromArray(SPECIES, right, r + 3 * IMAGES + half);
                a3 = upper.fma(x, a3);
                b3 = lower.fma(x, b3);
                x = FloatVector.fromArray(SPECIES, right, r + 4 * IMAGES + half);
                a4 = upper.fma(x, a4);
                b4 = lower.fma(x, b4);
            }
        }
        a0.intoArray(out, outAt + 0 * WIDTH);
        a1.intoArray(out, outAt + 1 * WIDTH);
        a2.intoArray(out, outAt + 2 * WIDTH);
        a3.intoArray(out, outAt + 3 * WIDTH);
        a4.intoArray(out, outAt + 4 * WIDTH);
        b0.intoArray(out, second + 0 * WIDTH);
        b1.intoArray(out, second + 1 * WIDTH);
        b2.intoArray(out, second + 2 * WIDTH);
        b3.intoArray(out, second + 3 * WIDTH);
        b4.intoArray(out, second + 4 * WIDTH);
    }
}
